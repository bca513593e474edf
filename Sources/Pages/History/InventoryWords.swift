import Findings
import Inventories
package import Ledger
package import Localization
import Quantities

/// Parts and changes of an inventory in the words of the domain: "Residential · coal: 1 240 → 1 420 MWh".
package struct InventoryWords: DocumentWords {
    private let texts: Texts

    package init(texts: Texts) { self.texts = texts }

    package static var shape: DocumentShape { InventoryDocument.shape }

    /// What a part is called; a line by its sector and carrier.
    package func label(_ part: DocumentPart, _ value: JSONValue?) -> String {
        switch part.field {
        case "records": line(value).map { label($0) } ?? part.description
        case "plants": plant(value)?.name ?? part.description
        case "town": part.row.map { texts.text("part.town.\($0)") } ?? texts.text("column.town")
        default: texts.text("part.\(part.field)")
        }
    }

    /// A value of a part.
    package func words(_ value: JSONValue, of part: DocumentPart) -> String {
        switch part.field {
        case "records": line(value).map { amount($0) } ?? texts.text("part.stated")
        case "plants":
            plant(value).map { "\(amount($0.electricity)) · \(amount($0.heat))" } ?? texts.text("part.stated")
        case "accounting": accounting(value)
        case "files": files(value)
        default: scalar(value, of: part)
        }
    }

    private func label(_ record: ActivityRecord) -> String {
        let carrier = record.carrierWord ?? texts.text("carrier.\(record.carrier.rawValue)")
        return [texts.text("sector.\(record.sector.rawValue)"), record.subsector, carrier]
            .compactMap { $0 }.joined(separator: " · ")
    }

    /// The amount, and the note where there is one: two values that differ are never worded alike without it.
    private func amount(_ record: ActivityRecord) -> String {
        let amount = record.unread ?? amount(record.entry)
        return record.note.map { "\(amount) (\($0))" } ?? amount
    }

    private func amount(_ entry: Entry) -> String {
        switch entry {
        case .reported(let amount, let unit): texts.quantity(texts.numbers.exact(amount), unit.rawValue)
        case .zeroConfirmed: texts.text("notation.zero")
        case .unknown: texts.text("notation.unknown")
        case .notOccurring, .notEstimated, .includedElsewhere, .confidential:
            texts.text("notation.\(entry.key?.rawValue ?? "unknown")")
        }
    }

    private func accounting(_ value: JSONValue) -> String {
        guard let accounting = try? value.decoded(as: Accounting.self) else { return texts.text("part.stated") }
        return [
            texts.text("approach.\(accounting.approach.rawValue)"), texts.text("gas.\(accounting.basis.rawValue)"),
            texts.text("gwp.\(accounting.warming.rawValue)"),
        ].joined(separator: " · ")
    }

    private func files(_ value: JSONValue) -> String {
        let files = try? value.decoded(as: [Inventory.SourceFile].self)
        return files.map { $0.map(\.name).joined(separator: ", ") } ?? texts.text("part.stated")
    }

    private func scalar(_ value: JSONValue, of part: DocumentPart) -> String {
        switch value {
        case .text(let text):
            switch (part.field, part.row) {
            case ("town", "country"): texts.country(text)
            case ("kind", _): texts.text("kind.\(text)")
            default: text
            }
        case .integer(let number):
            // Years are names, not amounts.
            part.description.lowercased().hasSuffix("year") ? String(number) : texts.numbers.exact(Double(number))
        case .number(let number): texts.numbers.exact(number)
        case .array(let items): texts.text("part.count", ["count": .count(items.count)])
        case .null, .bool, .object: texts.text("part.stated")
        }
    }

    private func line(_ value: JSONValue?) -> ActivityRecord? { try? value?.decoded(as: ActivityRecord.self) }

    private func plant(_ value: JSONValue?) -> LocalPlant? { try? value?.decoded(as: LocalPlant.self) }
}
