import Findings
package import Ledger
package import Localization
import Plans
import Quantities

/// Parts and changes of a plan in the words of the domain: "action 3: Insulate schools · 2 400 t · ongoing".
package struct PlanPartWords: DocumentWords {
    private let texts: Texts

    package init(texts: Texts) { self.texts = texts }

    package static var shape: DocumentShape { Plan.documentShape }

    package func label(_ part: DocumentPart, _ value: JSONValue?) -> String {
        switch part.field {
        case "actions":
            part.row.map { texts.text("at.action", ["name": .text($0)]) } ?? texts.text("plan-part.actions")
        case "town": part.row.map { texts.text("part.town.\($0)") } ?? texts.text("column.town")
        case "strategy": part.row.map { texts.text("plan.strategy.\($0)") } ?? texts.text("plan.strategy")
        default: texts.text("plan-part.\(part.field)")
        }
    }

    package func words(_ value: JSONValue, of part: DocumentPart) -> String {
        switch part.field {
        case "actions": action(value).map(words) ?? texts.text("part.stated")
        case "targets": decoded(value, [Target].self) { $0.map(words).joined(separator: "; ") }
        case "approval":
            decoded(value, Plan.Approval.self) { approval in
                [approval.body, approval.day.map { texts.date($0) }].compactMap(\.self).joined(separator: ", ")
            }
        case "justifications":
            decoded(value, [Plan.Justification].self) { reasons in
                reasons.map { "\($0.code): \($0.reason)" }.joined(separator: "; ")
            }
        case "kind": text(value).map { texts.text("plan-kind.\($0)") } ?? texts.text("part.stated")
        default: scalar(value, of: part)
        }
    }

    private func words(_ action: Action) -> String {
        let amounts = [
            action.energySaving.map { texts.quantity(texts.figure($0.value), "MWh") },
            action.reduction.map { texts.quantity(texts.figure($0.value), "t") },
            action.cost.investment.map { "\(texts.figure($0.amount))\u{A0}\($0.currency)" },
            action.status.map { texts.text("action-status.\($0.rawValue)") },
        ].compactMap(\.self)
        // Two people may have changed nothing but the title.
        return ([action.title] + amounts).joined(separator: " · ")
    }

    private func words(_ target: Target) -> String {
        "\(target.year): \(texts.numbers.percent(target.value)), \(texts.text("plan.target-kind.\(target.kind.rawValue)"))"
    }

    private func scalar(_ value: JSONValue, of part: DocumentPart) -> String {
        switch value {
        case .text(let text): part.row == "country" ? texts.country(text) : text
        case .integer(let number):
            part.description.lowercased().hasSuffix("year") ? String(number) : texts.numbers.exact(Double(number))
        case .number(let number): texts.numbers.exact(number)
        case .array(let items): texts.text("part.count", ["count": .count(items.count)])
        case .null, .bool, .object: texts.text("part.stated")
        }
    }

    private func text(_ value: JSONValue) -> String? { if case .text(let text) = value { text } else { nil } }

    private func action(_ value: JSONValue?) -> Action? { try? value?.decoded(as: Action.self) }

    private func decoded<Value: Decodable>(_ value: JSONValue, _ type: Value.Type, _ words: (Value) -> String) -> String
    {
        (try? value.decoded(as: type)).map(words) ?? texts.text("part.stated")
    }
}
