import CXLSXWriter

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes one sheet of a workbook; rows and columns are counted from 1.
package final class SpreadsheetSheetWriter {
    /// The value saved with a formula, shown until a program computes it again.
    package enum CachedValue: Hashable, Sendable {
        case number(Double)
        case text(String)
    }

    /// The name on its tab.
    package let name: String
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let writer: SpreadsheetWriter

    init(_ sheet: UnsafeMutablePointer<lxw_worksheet>, name: String, writer: SpreadsheetWriter) {
        self.sheet = sheet
        self.name = name
        self.writer = writer
    }

    /// Writes words; what looks like a formula or a number stays words.
    package func write(_ text: String, row: Int, column: Int, format: SpreadsheetFormat? = nil) {
        write(row, column) { row, column in
            let format = writer.format(format)
            return text.isEmpty
                ? worksheet_write_blank(sheet, row, column, format)
                : worksheet_write_string(sheet, row, column, SpreadsheetText.escaped(text), format)
        }
    }

    /// Writes a number, which must be finite.
    package func write(_ number: Double, row: Int, column: Int, format: SpreadsheetFormat? = nil) {
        guard number.isFinite else { return fail(row, column, .notFinite) }
        write(row, column) { row, column in
            worksheet_write_number(sheet, row, column, number, writer.format(format))
        }
    }

    /// Writes true or false.
    package func write(_ flag: Bool, row: Int, column: Int, format: SpreadsheetFormat? = nil) {
        write(row, column) { row, column in
            worksheet_write_boolean(sheet, row, column, flag ? 1 : 0, writer.format(format))
        }
    }

    /// Writes a day; the format says how it is shown, else it is shown as 2023-05-01.
    package func write(_ date: SpreadsheetDate, row: Int, column: Int, format: SpreadsheetFormat? = nil) {
        var format = format ?? SpreadsheetFormat()
        if format.numberFormat == nil { format.numberFormat = "yyyy-mm-dd" }
        write(date.serial, row: row, column: column, format: format)
    }

    /// Gives an empty cell its look.
    package func writeEmpty(row: Int, column: Int, format: SpreadsheetFormat) {
        write(row, column) { row, column in
            worksheet_write_blank(sheet, row, column, writer.format(format))
        }
    }

    /// Writes a formula together with the value it has now.
    package func writeFormula(
        _ formula: String, row: Int, column: Int, cached: CachedValue, format: SpreadsheetFormat? = nil
    ) {
        let text = SpreadsheetText.printable(formula.hasPrefix("=") ? formula : "=" + formula)
        write(row, column) { row, column in
            switch cached {
            case .number(let value):
                worksheet_write_formula_num(sheet, row, column, text, writer.format(format), value)
            case .text(let value):
                worksheet_write_formula_str(
                    sheet, row, column, text, writer.format(format), SpreadsheetText.printable(value))
            }
        }
    }

    /// Writes a link to an address, or to a cell of this workbook as `#'Sheet 1'!A1`.
    package func writeLink(
        _ address: String, text: String, row: Int, column: Int, format: SpreadsheetFormat? = nil, tip: String? = nil
    ) {
        let target = address.hasPrefix("#") ? "internal:" + address.dropFirst() : address
        write(row, column) { row, column in
            worksheet_write_url_opt(
                sheet, row, column, SpreadsheetText.printable(target), writer.format(format),
                SpreadsheetText.escaped(text), tip.map(SpreadsheetText.printable))
        }
    }

    /// Joins cells into one and writes words into it.
    package func merge(_ range: SpreadsheetRange, text: String, format: SpreadsheetFormat? = nil) {
        write(range) { first, last in
            worksheet_merge_range(
                sheet, first.row, first.column, last.row, last.column, SpreadsheetText.escaped(text),
                writer.format(format ?? SpreadsheetFormat()))
        }
    }

    /// Puts a note beside a cell.
    package func writeComment(_ text: String, row: Int, column: Int, author: String? = nil) {
        write(row, column) { row, column in
            SpreadsheetCStrings.with([author]) { pointers in
                var options = lxw_comment_options()
                options.author = pointers[0]
                return worksheet_write_comment_opt(sheet, row, column, SpreadsheetText.printable(text), &options)
            }
        }
    }
}

// -- the sheet as a whole

extension SpreadsheetSheetWriter {
    /// Sets the width of columns, in letters; a format gives their empty cells a look.
    package func setColumns(
        _ columns: ClosedRange<Int>, width: Double, format: SpreadsheetFormat? = nil, isHidden: Bool = false
    ) {
        let range = SpreadsheetRange(
            firstRow: 1, firstColumn: columns.lowerBound, lastRow: 1, lastColumn: columns.upperBound)
        write(range) { first, last in
            var options = lxw_row_col_options()
            options.hidden = isHidden ? 1 : 0
            return worksheet_set_column_opt(
                sheet, first.column, last.column, width, writer.format(format), &options)
        }
    }

    /// Sets the height of a row, in points.
    package func setRow(_ row: Int, height: Double, format: SpreadsheetFormat? = nil) {
        write(row, 1) { row, _ in worksheet_set_row(sheet, row, height, writer.format(format)) }
    }

    /// Keeps the rows above and the columns left of a cell in sight.
    package func freeze(aboveRow row: Int, leftOfColumn column: Int = 1) {
        write(row, column) { row, column in
            worksheet_freeze_panes(sheet, row, column)
            return LXW_NO_ERROR
        }
    }

    /// Takes the sheet out of sight; the first sheet cannot be hidden.
    package func hide() { whileOpen { worksheet_hide(sheet) } }

    /// Shows this sheet when the workbook is opened.
    package func activate() { whileOpen { worksheet_activate(sheet) } }

    /// Colours the tab.
    package func setTabColour(_ colour: SpreadsheetColour) {
        whileOpen { worksheet_set_tab_color(sheet, colour.code) }
    }

    /// Hides the lines between cells on the screen.
    package func hideGridlines() {
        whileOpen { worksheet_gridlines(sheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue)) }
    }

    /// Puts filters over the columns of a block.
    package func setFilter(_ range: SpreadsheetRange) {
        write(range) { first, last in
            worksheet_autofilter(sheet, first.row, first.column, last.row, last.column)
        }
    }

    /// Refuses changes of locked cells.
    package func protect(_ protection: SpreadsheetProtection = SpreadsheetProtection()) {
        var options = lxw_protection()
        options.format_columns = protection.allowsColumnFormatting ? 1 : 0
        options.format_rows = protection.allowsRowFormatting ? 1 : 0
        options.format_cells = protection.allowsCellFormatting ? 1 : 0
        options.insert_rows = protection.allowsInsertingRows ? 1 : 0
        options.sort = protection.allowsSorting ? 1 : 0
        options.autofilter = protection.allowsFiltering ? 1 : 0
        options.no_select_locked_cells = protection.allowsSelectingLockedCells ? 0 : 1
        whileOpen { worksheet_protect(sheet, protection.password, &options) }
    }

    /// Says how the sheet is printed, on A4.
    package func setPrinting(_ printing: SpreadsheetPrinting) {
        whileOpen {
            worksheet_set_paper(sheet, 9)
            if printing.isLandscape { worksheet_set_landscape(sheet) }
            worksheet_fit_to_pages(sheet, UInt16(clamping: printing.pagesWide), UInt16(clamping: printing.pagesTall))
        }
        if let rows = printing.repeatedRows {
            write(SpreadsheetRange(firstRow: rows.lowerBound, firstColumn: 1, lastRow: rows.upperBound, lastColumn: 1))
            {
                worksheet_repeat_rows(sheet, $0.row, $1.row)
            }
        }
        if let area = printing.area {
            write(area) { worksheet_print_area(sheet, $0.row, $0.column, $1.row, $1.column) }
        }
        if let footer = printing.footer {
            write(1, 1) { _, _ in worksheet_set_footer(sheet, footer) }
        }
    }

    /// Limits what may be entered in a block of cells.
    package func validate(_ range: SpreadsheetRange, _ validation: SpreadsheetValidation) {
        guard validation.isWithinLimits else { return fail(range.firstRow, range.firstColumn, .tooLong) }
        write(range) { first, last in
            validation.withLibraryCopy { copy in
                worksheet_data_validation_range(sheet, first.row, first.column, last.row, last.column, copy)
            }
        }
    }

    /// Gives cells a look that depends on what is in them.
    package func format(_ range: SpreadsheetRange, when rule: SpreadsheetConditionalFormat) {
        let formula: String? =
            if case .formula(let text) = rule.condition { text.hasPrefix("=") ? text : "=" + text } else { nil }
        write(range) { first, last in
            SpreadsheetCStrings.with([formula]) { pointers in
                var copy = lxw_conditional_format()
                copy.type = rule.condition.code
                copy.value_string = pointers[0]
                copy.format = writer.format(rule.format)
                return worksheet_conditional_format_range(
                    sheet, first.row, first.column, last.row, last.column, &copy)
            }
        }
    }
}

// -- passing on to the library

extension SpreadsheetSheetWriter {
    private typealias Corner = (row: lxw_row_t, column: lxw_col_t)

    @inline(__always)
    private func write(_ row: Int, _ column: Int, _ body: (lxw_row_t, lxw_col_t) -> lxw_error) {
        precondition(writer.isOpen, "The workbook is finished; nothing more can be written.")
        guard (1...1_048_576).contains(row), (1...16_384).contains(column) else {
            return fail(row, column, .outsideSheet)
        }
        let code = body(lxw_row_t(row - 1), lxw_col_t(column - 1))
        if code != LXW_NO_ERROR { fail(row, column, Self.problem(code)) }
    }

    private func write(_ range: SpreadsheetRange, _ body: (Corner, Corner) -> lxw_error) {
        write(range.lastRow, range.lastColumn) { lastRow, lastColumn in
            guard range.firstRow >= 1, range.firstColumn >= 1 else { return LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE }
            return body(
                (lxw_row_t(range.firstRow - 1), lxw_col_t(range.firstColumn - 1)), (lastRow, lastColumn))
        }
    }

    private func whileOpen(_ body: () -> Void) {
        precondition(writer.isOpen, "The workbook is finished; nothing more can be written.")
        body()
    }

    private func fail(_ row: Int, _ column: Int, _ problem: SpreadsheetWriteError.Problem) {
        writer.fail(.content(sheet: name, row: row, column: column, problem: problem))
    }

    private static func problem(_ code: lxw_error) -> SpreadsheetWriteError.Problem {
        switch code {
        case LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED, LXW_ERROR_255_STRING_LENGTH_EXCEEDED,
            LXW_ERROR_128_STRING_LENGTH_EXCEEDED, LXW_ERROR_32_STRING_LENGTH_EXCEEDED,
            LXW_ERROR_WORKSHEET_MAX_URL_LENGTH_EXCEEDED:
            .tooLong
        // In the mode that keeps one row, going back is "out of range" as well.
        case LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE: .rowAlreadyWritten
        default: .invalid
        }
    }
}
