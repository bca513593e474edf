package import Findings
package import Plans
import Quantities

/// Actions from a table with one row each, as a spreadsheet saves it.
///
/// Amounts are megawatt-hours and tonnes a year. A cell that is not understood leaves its field empty and is reported
/// with row and column; nothing else of the row is lost. A sector that is not known is reported once, with all its rows.
package struct ActionTable {
    private typealias Column = ActionWords.Column

    private let words: ActionWords
    private let table: CSVTable
    private var columns: [Column: Int] = [:]
    private var findings: [Finding] = []
    /// Words of sectors that are not known: where their finding stands, and their rows.
    private var unknownSectors: [String: (finding: Int, rows: [Int])] = [:]

    /// The relative difference beyond which a printed cost per tonne is not ours.
    private static let costTolerance = 0.01

    /// Reads a table that was taken apart already.
    package static func read(_ table: CSVTable, words: ActionWords) -> Checked<[Action]> {
        var reading = ActionTable(table, words)
        let actions = reading.actions()
        return Checked(actions, findings: reading.findings)
    }

    private init(_ table: CSVTable, _ words: ActionWords) {
        self.table = table
        self.words = words
        for (index, heading) in table.header.enumerated() where !heading.isEmpty {
            guard let column = words.columns.recognised(heading) else {
                findings.append(
                    Finding(
                        "actions.column-unknown", .info,
                        at: Place(file: table.file, row: table.headerRow, column: index + 1),
                        details: ["value": .text(heading)]))
                continue
            }
            if columns[column] == nil { columns[column] = index }
        }
    }

    private mutating func actions() -> [Action] {
        guard columns[.title] != nil else {
            findings.append(
                Finding("actions.no-title", .error, at: Place(file: table.file, row: table.headerRow)))
            return []
        }
        var actions: [Action] = []
        for (index, record) in table.records.enumerated() {
            guard let title = text(.title, record) else {
                findings.append(Finding("actions.unnamed", .warning, at: place(record, .title)))
                continue
            }
            var action = Action(
                id: text(.id, record) ?? String(index + 1), title: title, sector: sector(record))
            fill(&action, record)
            comparePrintedCost(action, record)
            actions.append(action)
        }
        return actions
    }

    private mutating func fill(_ action: inout Action, _ record: CSVTable.Record) {
        action.place = Place(file: table.file, row: record.row)
        action.area = text(.area, record)
        action.instrument = text(.instrument, record)
        action.isKey = text(.key, record).map { !Self.no.contains($0.lowercased()) } ?? false
        action.responsibleBody = text(.responsible, record)
        action.comment = text(.comment, record)
        action.origin = text(.origin, record).flatMap(Action.Origin.init(rawValue:))
        action.financing = items(.financing, record)
        action.stakeholders = items(.stakeholders, record)
        let purposes = items(.purposes, record).compactMap(Action.Purpose.init(rawValue:))
        if columns[.purposes] != nil { action.purposes = Set(purposes) }
        action.start = year(.start, record)
        action.end = year(.end, record)
        action.status = status(record)
        action.energySaving = number(.energySaving, record).map { Quantity($0) }
        action.renewableProduction = number(.renewableProduction, record).map { Quantity($0) }
        action.reduction = number(.reduction, record).map { Quantity($0) }
        action.sequestration = number(.sequestration, record).map { Quantity($0) }
        let currency = text(.currency, record)?.uppercased() ?? "EUR"
        action.cost = Action.Cost(
            investment: money(.investment, record, currency), running: money(.running, record, currency),
            other: money(.otherCost, record, currency), spent: money(.spent, record, currency))
    }

    /// A printed cost per tonne that is not the printed cost over the printed tonnes is a misprint of one of them.
    private mutating func comparePrintedCost(_ action: Action, _ record: CSVTable.Record) {
        guard let printed = number(.printedCost, record), let cost = action.cost.investment?.amount,
            let tonnes = action.reduction?.value, tonnes > 0
        else { return }
        let computed = cost / tonnes
        guard abs(printed - computed) > max(1, Self.costTolerance * computed) else { return }
        findings.append(
            Finding(
                "actions.cost-per-tonne", .warning, at: place(record, .printedCost),
                details: [
                    "action": .text(action.title), "printed": .number(printed), "computed": .number(computed),
                ]))
    }

    // MARK: Cells

    private func text(_ column: Column, _ record: CSVTable.Record) -> String? {
        guard let index = columns[column] else { return nil }
        let text = CSVTable.trimmed(record[index])
        return text.isEmpty ? nil : text
    }

    /// Several words of one cell, between semicolons.
    private func items(_ column: Column, _ record: CSVTable.Record) -> [String] {
        (text(column, record) ?? "").split(separator: ";").map { CSVTable.trimmed(String($0)) }.filter { !$0.isEmpty }
    }

    private func place(_ record: CSVTable.Record, _ column: Column) -> Place {
        table.place(record, column: columns[column])
    }

    private mutating func number(_ column: Column, _ record: CSVTable.Record) -> Double? {
        guard let text = text(column, record) else { return nil }
        if case .number(let value, let style) = NumberText(text), style.unit == nil { return value }
        findings.append(
            Finding(
                "actions.not-a-number", .error, at: place(record, column), details: ["value": .text(text)]))
        return nil
    }

    private mutating func money(_ column: Column, _ record: CSVTable.Record, _ currency: String) -> Money? {
        number(column, record).flatMap { Money($0, currency: currency) }
    }

    private mutating func year(_ column: Column, _ record: CSVTable.Record) -> Year? {
        guard let text = text(column, record) else { return nil }
        if let number = Int(text.prefix(4)), (1980...2100).contains(number) { return Year(number) }
        findings.append(
            Finding("actions.not-a-year", .error, at: place(record, column), details: ["value": .text(text)]))
        return nil
    }

    private mutating func sector(_ record: CSVTable.Record) -> ActionSector {
        guard let text = text(.sector, record) else { return .other }
        if let sector = words.sectors.match(text)?.key { return sector }
        note(unknownSector: text, record)
        return .other
    }

    private mutating func note(unknownSector text: String, _ record: CSVTable.Record) {
        let known = unknownSectors[text]
        let rows = (known?.rows ?? []) + [record.row]
        let finding = Finding(
            "actions.sector-unknown", .warning,
            at: known.map { findings[$0.finding].place } ?? place(record, .sector),
            details: [
                "value": .text(text), "count": .count(rows.count), "rows": .list(rows.map { .plain($0) }),
            ])
        unknownSectors[text] = (known?.finding ?? findings.count, rows)
        if let known { findings[known.finding] = finding } else { findings.append(finding) }
    }

    private mutating func status(_ record: CSVTable.Record) -> Action.Status? {
        guard let text = text(.status, record) else { return nil }
        if let status = words.statuses.recognised(text) { return status }
        findings.append(
            Finding(
                "actions.status-unknown", .warning, at: place(record, .status), details: ["value": .text(text)]))
        return nil
    }

    private static let no: Set = ["0", "no", "нет", "жоқ", "false"]
}
