package import Localization
package import Plans
import Quantities

extension ActionTable {
    private typealias Column = ActionWords.Column

    /// The columns of a table that we write, in the order in which a person fills them.
    private static let written: [Column] = [
        .id, .title, .sector, .area, .instrument, .key, .purposes, .responsible, .origin, .start, .end, .status,
        .energySaving, .renewableProduction, .reduction, .sequestration, .investment, .running, .otherCost, .spent,
        .currency, .financing, .stakeholders, .comment,
    ]

    /// The heading of a column in the tables of programs.
    private static func code(_ column: Column) -> String {
        switch column {
        case .key: "key_action"
        case .responsible: "responsible_body"
        case .energySaving: "energy_savings"
        case .renewableProduction: "res_production"
        case .reduction: "co2_reduction"
        case .sequestration: "tco2_sequestered"
        case .investment: "cost_investment"
        case .running: "cost_running"
        case .otherCost: "cost_other"
        case .spent: "cost_spent"
        default: column.rawValue
        }
    }

    /// Actions as a table that programs read, and that `read` reads again.
    package static func csv(_ actions: [Action]) -> [UInt8] {
        var writer = CSVWriter()
        writer.append(texts: written.map(code))
        for action in actions {
            writer.append(written.map { cell($0, action, sector: action.sector.rawValue.replacing("_", with: " ")) })
        }
        return writer.bytes
    }

    private static func cell(_ column: Column, _ action: Action, sector: String) -> CSVWriter.Cell {
        func text(_ text: String?) -> CSVWriter.Cell { text.map { .text($0) } ?? .empty }
        func number(_ number: Double?) -> CSVWriter.Cell { number.map { .number($0) } ?? .empty }
        func list(_ items: [String]) -> CSVWriter.Cell { .text(items.joined(separator: ";")) }
        let cost = action.cost
        let currency = [cost.investment, cost.running, cost.other, cost.spent].compactMap { $0?.currency }.first
        switch column {
        case .id: return .text(action.id)
        case .title: return .text(action.title)
        case .sector: return .text(sector)
        case .area: return text(action.area)
        case .instrument: return text(action.instrument)
        case .key: return .text(action.isKey ? "yes" : "no")
        case .purposes: return list(action.purposes.map(\.rawValue).sorted())
        case .responsible: return text(action.responsibleBody)
        case .origin: return text(action.origin?.rawValue)
        case .start: return number(action.start.map { Double($0.number) })
        case .end: return number(action.end.map { Double($0.number) })
        case .status: return text(action.status?.rawValue.replacing("_", with: " "))
        case .energySaving: return number(action.energySaving?.value)
        case .renewableProduction: return number(action.renewableProduction?.value)
        case .reduction: return number(action.reduction?.value)
        case .sequestration: return number(action.sequestration?.value)
        case .investment: return number(cost.investment?.amount)
        case .running: return number(cost.running?.amount)
        case .otherCost: return number(cost.other?.amount)
        case .spent: return number(cost.spent?.amount)
        case .currency: return text(currency)
        case .financing: return list(action.financing)
        case .stakeholders: return list(action.stakeholders)
        case .comment: return text(action.comment)
        case .printedCost, .ignored: return .empty
        }
    }

    /// A workbook to fill in, with the actions that are known; in the reader's language, with lists to choose from.
    package static func workbook(
        _ actions: [Action], title: String, words: ActionWords, language: Language, created: Int
    ) throws(SpreadsheetWriteError) -> [UInt8] {
        let writer = try SpreadsheetWriter()
        writer.setProperties(.init(title: title, created: created))
        let sheet = try writer.addSheet(title)
        let code = language.rawValue
        let head = SpreadsheetFormat().with {
            $0.isBold = true
            $0.wrapsText = true
        }
        for (index, column) in written.enumerated() {
            sheet.write(words.heading(column, code), row: 1, column: index + 1, format: head)
            sheet.setColumns(index + 1...index + 1, width: column == .title ? 44 : 16)
        }
        sheet.freeze(aboveRow: 2, leftOfColumn: 3)
        for (row, action) in actions.enumerated() {
            for (index, column) in written.enumerated() {
                var cell = cell(column, action, sector: words.word(action.sector, code))
                if column == .status { cell = action.status.map { .text(words.word($0, code)) } ?? .empty }
                switch cell {
                case .text(let text) where !text.isEmpty: sheet.write(text, row: row + 2, column: index + 1)
                case .number(let number): sheet.write(number, row: row + 2, column: index + 1)
                case .integer, .text, .empty: break
                }
            }
        }
        let lists: [(Column, [String])] = [
            (.sector, ActionSector.allCases.map { words.word($0, code) }),
            (.status, Action.Status.allCases.map { words.word($0, code) }),
        ]
        let hidden = try writer.addSheet("lists")
        for (number, (column, choices)) in lists.enumerated() {
            for (row, choice) in choices.enumerated() { hidden.write(choice, row: row + 1, column: number + 1) }
            guard let index = written.firstIndex(of: column) else { continue }
            let letter = number == 0 ? "A" : "B"
            let range = SpreadsheetRange(
                firstRow: 2, firstColumn: index + 1, lastRow: 501, lastColumn: index + 1)
            sheet.validate(
                range,
                SpreadsheetValidation(.listInRange("lists!$\(letter)$1:$\(letter)$\(choices.count)"), strictness: .warn)
            )
        }
        hidden.hide()
        return try writer.finishedBytes()
    }
}
