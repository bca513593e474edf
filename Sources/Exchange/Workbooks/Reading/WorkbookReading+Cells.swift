import Findings
import Inventories
import Localization
import Quantities

extension WorkbookReading {
    /// What a cell for an amount holds.
    enum Amount: Equatable {
        case empty
        /// A number, with the unit where one is written behind it.
        case number(Double, ActivityUnit?)
        /// A key, or a word for "not known".
        case entry(Entry)
        /// Something that was reported and counts as unknown.
        case refused
    }

    /// Reads a cell for an amount; what is wrong with it becomes a finding.
    mutating func amount(_ cell: SpreadsheetCell?, _ sheet: SpreadsheetFile.Sheet, mark: DecimalMark?) -> Amount {
        guard let cell else { return .empty }
        let place = place(sheet, row: cell.row, column: cell.column)
        switch cell.value {
        case .empty:
            guard cell.formula != nil, !cell.hasCachedValue else { return .empty }
            note("cell.formula-without-value", .error, place)
            return .refused
        case .number(let value): return .number(value, nil)
        case .error(let word):
            note("cell.formula-error", .error, place, ["value": .text(word)])
            return .refused
        case .bool, .date:
            note("cell.text-in-number", .error, place, ["value": .text(cell.value.words ?? "")])
            return .refused
        case .text(let text):
            let text = text.trimmedOfSpaces
            if text.hasPrefix("#"), text.hasSuffix("!") || text.hasSuffix("?") {
                // Some programs save an error as words.
                note("cell.formula-error", .error, place, ["value": .text(text)])
                return .refused
            }
            return text.isEmpty ? .empty : amount(text, place, mark: mark)
        }
    }

    private mutating func amount(_ text: String, _ place: Place, mark: DecimalMark?) -> Amount {
        if let match = words.vocabulary.key(text) { return key(match, text, place, mark) }
        switch NumberText(text, hint: mark) {
        case .number(let value, let style): return number(value, style, text, place)
        case .ambiguous(let fraction, let grouped, _):
            note(
                "cell.ambiguous-number", .error, place,
                ["value": .text(text), "first": .number(fraction), "second": .number(grouped)])
            return .refused
        case .notANumber, .empty:
            note("cell.text-in-number", .error, place, ["value": .text(text)])
            return .refused
        }
    }

    private mutating func key(
        _ match: Synonyms<Vocabulary.KeySense>.Match, _ text: String, _ place: Place, _ mark: DecimalMark?
    ) -> Amount {
        guard case .key(let key) = match.key else { return .entry(.unknown) }
        let remark = match.note.trimmedOfSpaces
        if case .number(let value, let style) = NumberText(remark, hint: mark), isAmount(remark, style) {
            return refuse(value, key, place)
        }
        return .entry(Entry(key: key, remark: remark.isEmpty ? nil : remark))
    }

    /// A remark such as "2019" may be a year or a row; with a fraction, a group or a unit it is an amount.
    private func isAmount(_ remark: String, _ style: NumberText.Style) -> Bool {
        if remark.count <= 4, remark.allSatisfy({ $0.isASCII && $0.isNumber }) { return false }
        return style.unit.map { words.unit($0) != nil } ?? true
    }

    private mutating func refuse(_ value: Double, _ key: Entry.Key, _ place: Place) -> Amount {
        note("cell.value-and-key", .error, place, ["value": .number(value), "key": .text(key.rawValue)])
        return .refused
    }

    private mutating func number(
        _ value: Double, _ style: NumberText.Style, _ text: String, _ place: Place
    ) -> Amount {
        var unit: ActivityUnit?
        if let word = style.unit {
            if let match = words.vocabulary.key(word), case .key(let key) = match.key {
                return refuse(value, key, place)
            }
            unit = words.unit(word)
        }
        let isExact = style.qualifier == nil || style.qualifier == .approximately
        guard isExact, style.unit == nil || unit != nil else {
            note("cell.text-in-number", .error, place, ["value": .text(text)])
            return .refused
        }
        let read: Detail = unit.map { .quantity(value, unit: $0.rawValue) } ?? .number(value)
        note("cell.number-style", .info, place, ["value": .text(text), "computed": read])
        hasTextAmounts = true
        return .number(value, unit)
    }

    /// What the amount and its unit say together; `unit` is asked for only where there is a number.
    func entry(_ amount: Amount, unit: @autoclosure () -> ActivityUnit?) -> Entry {
        switch amount {
        case .empty, .refused: return .unknown
        case .entry(let entry): return entry
        case .number(let value, let own):
            if value == 0 { return .zeroConfirmed }
            guard let unit = own ?? unit() else { return .unknown }
            return .reported(value, unit)
        }
    }

    /// What was typed and could not be read, so that it is kept.
    static func unread(_ amount: Amount, _ cell: SpreadsheetCell?) -> String? {
        guard amount == .refused, let cell else { return nil }
        if case .error(let word) = cell.value { return word }
        return cell.value.words
    }

    /// A plain number of a form: emissions, capacity, population.
    mutating func number(_ cell: SpreadsheetCell?, _ sheet: SpreadsheetFile.Sheet) -> Double? {
        if case .number(let value, _) = amount(cell, sheet, mark: nil) { value } else { nil }
    }

    /// A share; above 2 it was typed in percent without its sign.
    mutating func share(_ cell: SpreadsheetCell?, _ sheet: SpreadsheetFile.Sheet) -> Double? {
        guard let cell else { return nil }
        if case .text(let text) = cell.value, case .number(let value, let style) = NumberText(text), style.isPercent {
            return value / 100
        }
        guard let value = number(cell, sheet) else { return nil }
        guard value > 2 else { return value }
        note(
            "cell.number-style", .info, place(sheet, row: cell.row, column: cell.column),
            ["value": .number(value), "computed": .share(value / 100)])
        return value / 100
    }

    /// A unit that was chosen; what is not understood becomes a finding, once for its cell.
    mutating func unit(_ cell: SpreadsheetCell?, _ sheet: SpreadsheetFile.Sheet) -> ActivityUnit? {
        guard let cell, let word = cell.value.words else { return nil }
        if let unit = words.unit(word) { return unit }
        note(
            "cell.unit-unknown", .error, place(sheet, row: cell.row, column: cell.column), ["value": .text(word)])
        return nil
    }

    /// A yes or no; anything else is reported.
    mutating func flag(_ cell: SpreadsheetCell?, _ sheet: SpreadsheetFile.Sheet) -> Bool? {
        guard let cell, let word = cell.value.words else { return nil }
        if case .bool(let flag) = cell.value { return flag }
        if let flag = words.flag(word) { return flag }
        note("cell.choice-unknown", .warning, place(sheet, row: cell.row, column: cell.column), ["value": .text(word)])
        return nil
    }

    /// Reports cells that were joined over a table, where only the first keeps a value.
    mutating func reportMerged(_ table: WorkbookTable) {
        guard let last = table.rows.last?.number else { return }
        for range in table.sheet.mergedRanges
        where range.firstRow > table.codeRow && range.firstRow <= last && range.lastColumn > 1 {
            let here = place(table.sheet, row: range.firstRow, column: range.firstColumn)
            let end = Place(row: range.lastRow, column: range.lastColumn)
            note("cell.merged", .warning, here, ["range": .text("\(here.cell ?? ""):\(end.cell ?? "")")])
        }
    }

    /// The decimal mark that the texts of a table agree on.
    func decimalMark(_ table: WorkbookTable, _ codes: [String]) -> DecimalMark? {
        let columns = codes.compactMap { table.columns[$0] }
        let texts = table.rows.flatMap { row in
            columns.compactMap { column -> String? in
                if case .text(let text) = row.cells[column] { text } else { nil }
            }
        }
        return DecimalMark.inferred(from: texts)
    }
}
