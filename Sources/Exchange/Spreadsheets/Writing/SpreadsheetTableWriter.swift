import CZip

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes one plain table as a workbook: fast, in constant memory, numbers exact to the last digit.
///
/// For long tables that are taken away; forms with checks and formats are the work of `SpreadsheetWriter`.
/// The same calls give the same bytes.
package final class SpreadsheetTableWriter {
    /// A column with its heading and its width in letters.
    package struct Column: Hashable, Sendable {
        /// The heading.
        package var heading: String
        /// The width in letters.
        package var width: Double

        /// Describes a column.
        package init(_ heading: String, width: Double = 14) {
            self.heading = heading
            self.width = width
        }
    }

    private let path: String
    private let sheetName: String
    private let sheetPath: String
    private let created: SpreadsheetDate
    private var sheet: SpreadsheetSink?
    private var row = 0
    private var firstError: SpreadsheetWriteError?

    /// Starts a table that will be put at a path.
    package init(
        path: String, sheet name: String, columns: [Column], created: SpreadsheetDate
    ) throws(SpreadsheetWriteError) {
        guard !name.isEmpty, name.utf16.count <= 31, name.first != "'", name.last != "'",
            !name.unicodeScalars.contains(where: { "[]:*?/\\".unicodeScalars.contains($0) || $0.value < 0x20 })
        else { throw .sheetName(name) }
        self.path = path
        self.created = created
        sheetName = name
        sheetPath = path + ".sheet.tmp"
        sheet = SpreadsheetSink(path: sheetPath)
        guard sheet != nil else { throw .file(sheetPath) }
        sheet?.put(SpreadsheetTableParts.beginning(widths: columns.map(\.width)))
        if !columns.isEmpty { append(columns.map { .text($0.heading) }, style: 2) }
    }

    deinit {
        sheet = nil
        unlink(sheetPath)
    }

    /// Adds a row below the others; an empty value leaves its cell out.
    package func append(_ values: [SpreadsheetCell.Value]) { append(values, style: 0) }

    private func append(_ values: [SpreadsheetCell.Value], style: UInt8) {
        precondition(sheet != nil, "The table is finished; nothing more can be written.")
        row += 1
        guard row <= 1_048_576, values.count <= 16_384 else { return fail(1, .outsideSheet) }
        sheet?.beginRow(row)
        for (index, value) in values.enumerated() {
            switch value {
            case .empty: break
            case .number(let number):
                if number.isFinite { sheet?.put(number, column: index, style: 0) } else { fail(index + 1, .notFinite) }
            case .date(let date): sheet?.put(date.serial, column: index, style: 1)
            case .bool(let flag): sheet?.put(flag, column: index)
            case .error(let text): put(text, index, style)
            case .text(let text): put(text, index, style)
            }
        }
        sheet?.endRow()
    }

    @inline(__always)
    private func put(_ text: String, _ index: Int, _ style: UInt8) {
        // No text has more letters than bytes, so that letters need counting only when bytes are many.
        if text.utf8.count > 32_767, text.utf16.count > 32_767 { return fail(index + 1, .tooLong) }
        sheet?.put(text, column: index, style: style)
    }

    private func fail(_ column: Int, _ problem: SpreadsheetWriteError.Problem) {
        guard firstError == nil else { return }
        firstError = .content(sheet: sheetName, row: row, column: column, problem: problem)
    }

    /// Puts the workbook at its path.
    package func finish() throws(SpreadsheetWriteError) {
        guard sheet != nil else { return }
        sheet?.put("</sheetData></worksheet>")
        let isWhole = sheet?.finish() ?? false
        sheet = nil
        if let firstError { throw firstError }
        guard isWhole, pack() else { throw .file(path) }
    }

    private func pack() -> Bool {
        var code: CInt = 0
        guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code) else { return false }
        for part in SpreadsheetTableParts.all(sheetName: sheetName, created: created) {
            let bytes = Array(part.text.utf8)
            guard let copy = malloc(bytes.count) else { return discard(archive) }
            bytes.withUnsafeBytes { if let start = $0.baseAddress { memcpy(copy, start, bytes.count) } }
            guard add(zip_source_buffer(archive, copy, UInt64(bytes.count), 1), part.name, level: 6, to: archive)
            else { return discard(archive) }
        }
        let source = zip_source_file(archive, sheetPath, 0, -1)
        // The lowest level takes a quarter of the usual time and gives files a third larger.
        guard add(source, "xl/worksheets/sheet1.xml", level: 1, to: archive) else { return discard(archive) }
        return zip_close(archive) == 0 || discard(archive)
    }

    private func add(_ source: OpaquePointer?, _ name: String, level: UInt32, to archive: OpaquePointer) -> Bool {
        guard let source else { return false }
        let index = zip_file_add(archive, name, source, UInt32(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(source)
            return false
        }
        let firstOfJanuary1980: UInt16 = 0x21
        return zip_set_file_compression(archive, UInt64(index), Int32(ZIP_CM_DEFLATE), level) == 0
            && zip_file_set_dostime(archive, UInt64(index), 0, firstOfJanuary1980, 0) == 0
    }

    private func discard(_ archive: OpaquePointer) -> Bool {
        zip_discard(archive)
        return false
    }
}
