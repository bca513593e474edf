import Findings
import Inventories
import Localization
import Quantities

/// One pass that writes a workbook, sheet by sheet.
struct WorkbookWriting {
    let request: WorkbookRequest
    let texts: Texts
    let plan: WorkbookPlan
    let writer: SpreadsheetWriter
    let sheets: [WorkbookSheet: SpreadsheetSheetWriter]
    let units: WorkbookUnits
    var lists = WorkbookLists()
    var error: SpreadsheetWriteError?

    init(_ request: WorkbookRequest) throws(SpreadsheetWriteError) {
        self.request = request
        texts = request.texts
        plan = WorkbookPlan(request.inventory?.records ?? [])
        units = WorkbookUnits(request)
        writer = try SpreadsheetWriter()
        var sheets: [WorkbookSheet: SpreadsheetSheetWriter] = [:]
        for sheet in WorkbookSheet.allCases { sheets[sheet] = try writer.addSheet(request.texts.text(sheet.nameKey)) }
        self.sheets = sheets
    }

    mutating func run() throws(SpreadsheetWriteError) -> [UInt8] {
        stamp()
        writeLists()
        writeGuide()
        writeTown()
        writeEnergy()
        writeLines()
        writeSummary()
        writePlants()
        writeFactors()
        writeNotes()
        return try writer.finishedBytes()
    }

    private func stamp() {
        var properties = SpreadsheetWriter.Properties(created: request.created)
        properties.title = words("workbook.title", ["town": .text(request.town), "year": .plain(request.year.number)])
        writer.setProperties(properties)
        let stamps: [(String, String?)] = [
            (WorkbookStamp.edition, String(WorkbookSheet.edition)),
            (WorkbookStamp.language, texts.language.rawValue), (WorkbookStamp.country, request.country),
            (WorkbookStamp.year, String(request.year.number)), (WorkbookStamp.town, String(request.town.prefix(255))),
            (WorkbookStamp.document, request.document),
        ]
        for (name, value) in stamps { if let value, !value.isEmpty { writer.setCustomProperty(name, value) } }
        for kind in WorkbookSheet.allCases {
            writer.define(kind.definedName, as: "\(reference(kind))$A$1")
            start(kind, landscape: ![.guide, .town].contains(kind), repeating: kind == .energy ? 4...8 : nil)
        }
        sheets[.lists]?.hide()
        sheets[.guide]?.activate()
    }

    /// The hidden mark, protection and print settings that every sheet has.
    private func start(_ kind: WorkbookSheet, landscape: Bool, repeating: ClosedRange<Int>?) {
        guard let sheet = sheets[kind] else { return }
        sheet.setColumns(1...1, width: 4, isHidden: true)
        sheet.setRow(1, height: 0)
        sheet.write(kind.mark, row: 1, column: 1)
        sheet.hideGridlines()
        sheet.setTabColour(kind.isFilledIn ? 0xE3B23C : WorkbookStyle.accent)
        var protection = SpreadsheetProtection()
        protection.allowsSorting = true
        sheet.protect(protection)
        var printing = SpreadsheetPrinting()
        printing.isLandscape = landscape
        printing.repeatedRows = repeating
        if kind == .energy || kind == .summary { printing.pagesTall = 1 }
        printing.footer = "&L\(request.town.replacing("&", with: "&&")), \(request.year.number)&C&A&R&P / &N"
        sheet.setPrinting(printing)
    }
}

// -- words and references that all sheets use

extension WorkbookWriting {
    func words(_ key: String, _ details: [String: Detail] = [:]) -> String { texts.text(key, details) }

    func sheet(_ kind: WorkbookSheet) -> SpreadsheetSheetWriter? { sheets[kind] }

    /// The name of a sheet as formulas write it, with its exclamation mark.
    func reference(_ kind: WorkbookSheet) -> String {
        "'" + words(kind.nameKey).replacing("'", with: "''") + "'!"
    }

    /// A row of headings.
    func headings(_ sheet: SpreadsheetSheetWriter, row: Int, _ names: [String]) {
        for (index, name) in names.enumerated() {
            sheet.write(name, row: row, column: 2 + index, format: WorkbookStyle.heading)
        }
    }

    /// Makes a row high enough for the texts of its cells, each with the width of its column.
    func fit(_ sheet: SpreadsheetSheetWriter, row: Int, least: Double = 18, _ cells: [(text: String, width: Double)]) {
        let lines = cells.map { cell in
            cell.text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { sum, line in
                sum + max(1, Int((Double(line.count) * 1.12 / max(4, cell.width - 2)).rounded(.up)))
            }
        }
        sheet.setRow(row, height: max(least, Double(lines.max() ?? 1) * 14.5 + 4))
    }

    /// The headings of a table, and the hidden row of its codes right under them.
    func heads(
        _ sheet: SpreadsheetSheetWriter, row: Int, table: String, schema: String? = nil, widths: [Double]
    ) {
        let columns = WorkbookSchema.columns(schema ?? table)
        let names = columns.compactMap(\.key).map { words($0) }
        headings(sheet, row: row, names)
        // Letters of headings are bold: a tenth wider.
        fit(sheet, row: row, least: 34, zip(names, widths).map { (text: $0.0, width: $0.1 * 0.85) })
        codes(sheet, row: row + 1, table: table, columns.map(\.code))
    }

    /// The hidden row of codes above a table.
    func codes(_ sheet: SpreadsheetSheetWriter, row: Int, table: String, from column: Int = 2, _ codes: [String]) {
        sheet.setRow(row, height: 0)
        sheet.write("#\(table)", row: row, column: 1)
        for (index, code) in codes.enumerated() { sheet.write(code, row: row, column: column + index) }
    }

    /// A title with a paragraph under it and a link back to the guide.
    func title(_ kind: WorkbookSheet, lastColumn: Int, hintHeight: Double) {
        guard let sheet = sheet(kind) else { return }
        sheet.write(words("workbook.\(kind.rawValue).title"), row: 2, column: 2, format: WorkbookStyle.title)
        sheet.setRow(2, height: 26)
        let range = SpreadsheetRange(firstRow: 3, firstColumn: 2, lastRow: 3, lastColumn: lastColumn)
        sheet.merge(range, text: words("workbook.\(kind.rawValue).hint"), format: WorkbookStyle.hint)
        sheet.setRow(3, height: hintHeight)
        let back = "← " + words(WorkbookSheet.guide.nameKey)
        sheet.writeLink("#\(reference(.guide))B2", text: back, row: 2, column: lastColumn, format: WorkbookStyle.link)
    }

    /// What a person types for a cell: a number, a key with its remark, a question mark for what is known to be unknown.
    func write(
        _ entry: Entry?, in sheet: SpreadsheetSheetWriter, row: Int, column: Int, unknown: String = "",
        format: SpreadsheetFormat = WorkbookStyle.inputAmount
    ) {
        switch entry {
        case .reported(let amount, _): sheet.write(amount, row: row, column: column, format: format)
        case .zeroConfirmed: sheet.write(0, row: row, column: column, format: format)
        case .notOccurring, .notEstimated, .includedElsewhere, .confidential:
            sheet.write(entry?.keyText ?? "", row: row, column: column, format: format)
        case .unknown: sheet.write(unknown, row: row, column: column, format: format)
        case nil: sheet.writeEmpty(row: row, column: column, format: format)
        }
    }

    /// An optional number that a person types.
    func write(
        _ number: Double?, in sheet: SpreadsheetSheetWriter, row: Int, column: Int, _ format: SpreadsheetFormat
    ) {
        if let number {
            sheet.write(number, row: row, column: column, format: format)
        } else {
            sheet.writeEmpty(row: row, column: column, format: format)
        }
    }

    /// An optional flag as a word.
    func flag(_ flag: Bool?) -> String { flag.map { words($0 ? "workbook.yes" : "workbook.no") } ?? "" }

    /// What an amount may be, with a hint in the person's language.
    func amountCheck(_ cell: String) -> SpreadsheetValidation {
        let start = "LEFT(\(cell),2)"
        let formula =
            "=OR(ISNUMBER(\(cell)),\(cell)=\"C\",\(cell)=\"?\",\(start)=\"C:\",\(start)=\"NO\",\(start)=\"NE\","
            + "\(start)=\"IE\")"
        return SpreadsheetValidation(
            .formula(formula), strictness: .warn,
            refusal: .init(title: words("workbook.check.amount.title"), text: words("workbook.check.amount.text")))
    }

    /// A choice from a list; `isOpen` lets a person type something else after a question.
    func choice(_ list: WorkbookLists.Name, isOpen: Bool = false, hint: String? = nil) -> SpreadsheetValidation {
        let refusal = SpreadsheetValidation.Message(
            title: words("workbook.check.choice.title"), text: words("workbook.check.choice.text"))
        return SpreadsheetValidation(
            .listInRange(reference(.lists) + lists.range(list)), strictness: isOpen ? .warn : .stop,
            hint: hint.map { .init(title: words("workbook.check.hint"), text: words($0)) }, refusal: refusal)
    }
}

extension Entry {
    /// The notation key with its remark, as a cell holds it.
    var keyText: String? {
        let remark: String? =
            switch self {
            case .notEstimated(let remark), .includedElsewhere(let remark): remark
            default: nil
            }
        return key.map { key in remark.map { "\(key.rawValue): \($0)" } ?? key.rawValue }
    }

    /// The unit of a reported amount.
    var unit: ActivityUnit? {
        if case .reported(_, let unit) = self { unit } else { nil }
    }
}
