import Findings
import Inventories
import Localization
import Quantities

/// One pass over a workbook: the inventory in the making and what was noticed.
struct WorkbookReading {
    let book: SpreadsheetFile
    let file: String
    let words: WorkbookWords
    let expecting: WorkbookExpectation
    var sheets: [WorkbookSheet: SpreadsheetFile.Sheet] = [:]
    /// Lines that were filled in beforehand, by the cell they stood in.
    var identifiers = WorkbookIdentifiers()
    /// Whether an amount was read from text, so that the workbook's own sums lack it.
    var hasTextAmounts = false
    private var tally = FindingTally()

    init(book: SpreadsheetFile, file: String, words: WorkbookWords, expecting: WorkbookExpectation) {
        self.book = book
        self.file = file
        self.words = words
        self.expecting = expecting
    }

    var findings: [Finding] { tally.findings }

    /// Reads everything that can be recognised.
    mutating func run() -> Inventory? {
        findSheets()
        guard isOurs else { return readForeign() }
        checkEdition()
        reportSheets()
        if let lists = sheets[.lists] { identifiers = WorkbookIdentifiers(lists) }
        guard var inventory = readTown() else { return nil }
        var lines = readEnergy()
        lines += readLines()
        inventory.records = identifiers.ordered(lines)
        readNotes(&inventory.records)
        readPlants(&inventory)
        inventory.factors = readFactors(inventory.accounting)
        inventory.printed = readSums()
        return inventory
    }

    // -- noticing

    mutating func note(
        _ code: String, _ severity: Finding.Severity, _ place: Place, _ details: [String: Detail] = [:]
    ) {
        tally.note(Finding(code, severity, at: place, details: details), code: code)
    }

    func place(_ sheet: SpreadsheetFile.Sheet, row: Int? = nil, column: Int? = nil) -> Place {
        Place(file: file, sheet: sheet.name, row: row, column: column)
    }

    /// The name of a sheet of ours in the language of the workbook.
    func name(of kind: WorkbookSheet) -> Detail { .term(kind.nameKey) }

    /// The workbook's language, as it was stamped.
    var language: Language? { book.customProperties[WorkbookStamp.language].flatMap(Language.init(rawValue:)) }
}

// -- which sheet is which

extension WorkbookReading {
    /// Whether the workbook carries our stamp, a name of ours, or the mark of a sheet.
    private var isOurs: Bool {
        if book.customProperties.keys.contains(where: { $0.hasPrefix("qala-") }) { return true }
        if book.definedNames.contains(where: { $0.name.hasPrefix("qala_") }) { return true }
        if sheets.values.contains(where: { $0.mark != nil }) { return true }
        // A copy without stamps and codes: the names of several sheets, and a matrix with all our headings.
        guard sheets.count > 2, let energy = sheets[.energy] else { return false }
        return recognised(energy) == .energy
    }

    /// Finds sheets by their mark, then by the names we gave their cells, then by their names in any language.
    private mutating func findSheets() {
        for sheet in book.sheets {
            guard let mark = sheet.mark, sheets[mark] == nil else { continue }
            sheets[mark] = sheet
        }
        for kind in WorkbookSheet.allCases where sheets[kind] == nil {
            guard let defined = book.definedNames.first(where: { $0.name == kind.definedName }),
                let name = defined.sheetName, let sheet = book.sheet(named: name), !isTaken(sheet)
            else { continue }
            sheets[kind] = sheet
        }
        for sheet in book.sheets where !isTaken(sheet) {
            guard let kind = words.sheet(sheet.name), sheets[kind] == nil else { continue }
            sheets[kind] = sheet
        }
        guard isOurs else { return }
        for sheet in book.sheets where !isTaken(sheet) {
            guard let kind = recognised(sheet), sheets[kind] == nil else { continue }
            sheets[kind] = sheet
        }
    }

    private func isTaken(_ sheet: SpreadsheetFile.Sheet) -> Bool { sheets.values.contains { $0.name == sheet.name } }

    /// Which sheet of ours this is by its headings.
    private func recognised(_ sheet: SpreadsheetFile.Sheet) -> WorkbookSheet? {
        func table(_ schema: String) -> WorkbookTable? {
            WorkbookTable(headings: WorkbookSchema.columns(schema), in: sheet, words)
        }
        if let sums = table("sums"), sums.columns["missing"] != nil { return .summary }
        if table("matrix") != nil { return .energy }
        if let lines = table("lines"), lines.columns["amount"] != nil { return .lines }
        if let notes = table("notes"), notes.columns["measure"] != nil { return .notes }
        if let plants = table("powerPlants") { return plants.columns["electricity"] == nil ? .heat : .electricity }
        if table("heatPlants") != nil { return .heat }
        if table("carrierFactors") != nil { return .factors }
        let labels = WorkbookSchema.townFields
        return fields(sheet, labels: labels).cells.count * 2 > labels.count ? .town : nil
    }

    private mutating func checkEdition() {
        let here = Place(file: file)
        if let stamp = book.customProperties[WorkbookStamp.edition] {
            let found = Int(stamp) ?? 0
            let details: [String: Detail] = ["found": .text(stamp), "expected": .plain(WorkbookSheet.edition)]
            if found > WorkbookSheet.edition { note("workbook.newer", .warning, here, details) }
            if found < WorkbookSheet.edition { note("workbook.version", .warning, here, details) }
        }
        if let language, let awaited = expecting.language, language != awaited {
            note("workbook.language", .info, here, ["language": .term("language.\(language.rawValue)")])
        }
    }

    /// Tells which sheets are missing, renamed, or not of ours.
    private mutating func reportSheets() {
        for kind in WorkbookSheet.allCases {
            guard let sheet = sheets[kind] else {
                if kind.isFilledIn {
                    note(
                        "sheet.missing", kind.isNeeded ? .error : .warning, Place(file: file), ["sheet": name(of: kind)]
                    )
                }
                continue
            }
            guard words.sheet(sheet.name) != kind else { continue }
            note("sheet.renamed", .info, place(sheet), ["found": .text(sheet.name), "expected": name(of: kind)])
        }
        let known = Set(sheets.values.map(\.name))
        for sheet in book.sheets where !known.contains(sheet.name) && !sheet.rows.isEmpty {
            note("sheet.unknown", .info, place(sheet), ["sheet": .text(sheet.name)])
        }
    }
}

extension SpreadsheetFile.Sheet {
    /// The sheet's mark in its hidden first cell.
    var mark: WorkbookSheet? {
        guard let text = cell(row: 1, column: 1)?.value.words, text.hasPrefix("qala:") else { return nil }
        return WorkbookSheet(rawValue: String(text.dropFirst(5)))
    }
}

extension SpreadsheetDefinedName {
    /// The sheet that the name points to: `'In MWh'!$A$1` is `In MWh`.
    var sheetName: String? {
        guard let mark = formula.lastIndex(of: "!") else { return nil }
        var name = String(formula[..<mark])
        if name.hasPrefix("'"), name.hasSuffix("'"), name.count > 1 {
            name = String(name.dropFirst().dropLast()).replacing("''", with: "'")
        }
        return name
    }
}

/// The identifiers of lines that were filled in beforehand, and what the matrix has no room for.
struct WorkbookIdentifiers {
    struct Known {
        var id: String
        var sectorWord: String?
        var carrierWord: String?
        var scope: Int?
    }

    /// By the code of the cell.
    private(set) var cells: [String: Known] = [:]
    private var ranks: [String: Int] = [:]

    init() {}

    init(_ sheet: SpreadsheetFile.Sheet) {
        guard let table = WorkbookTable("identifiers", in: sheet) else { return }
        for row in table.rows {
            guard let id = table.words("id", row), let cell = table.words("cell", row) else { continue }
            ranks[id] = ranks[id] ?? ranks.count
            guard cell != "line", cells[cell] == nil else { continue }
            cells[cell] = Known(
                id: id, sectorWord: table.words("sectorWord", row), carrierWord: table.words("carrierWord", row),
                scope: table.words("scope", row).flatMap { Int($0) })
        }
    }

    /// The lines in the order they were filled in; new ones behind them in the order of the sheets.
    func ordered(_ lines: [ActivityRecord]) -> [ActivityRecord] {
        var taken: Set<String> = []
        let unique = lines.map { line in
            var line = line
            line.id = Self.unique(line.id, among: &taken)
            return line
        }
        return unique.enumerated().sorted { left, right in
            (ranks[left.element.id] ?? .max, left.offset) < (ranks[right.element.id] ?? .max, right.offset)
        }.map(\.element)
    }

    /// The identifier, numbered where another line already has it.
    static func unique(_ id: String, among taken: inout Set<String>) -> String {
        var candidate = id
        var number = 2
        while !taken.insert(candidate).inserted {
            candidate = "\(id)-\(number)"
            number += 1
        }
        return candidate
    }
}
