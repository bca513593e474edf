import CXLSXWriter

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why a workbook could not be written.
package enum SpreadsheetWriteError: Error, Hashable, Sendable {
    /// A sheet's name is empty, too long, taken, or has a character that is not allowed.
    case sheetName(String)
    /// What was to be written at a place does not fit the format.
    case content(sheet: String, row: Int, column: Int, problem: Problem)
    /// A name or property does not fit the format.
    case name(String)
    /// The file cannot be created or the disk is full.
    case file(String)

    /// What does not fit.
    package enum Problem: Hashable, Sendable {
        case tooLong, outsideSheet, rowAlreadyWritten, notFinite, invalid
    }
}

/// Writes a workbook with forms, checks and formats.
///
/// Rows and columns are counted from 1. The same calls give the same bytes. What does not fit the format is
/// remembered and thrown by `finish()`, so that cells can be written without a `try` each.
package final class SpreadsheetWriter {
    /// What the workbook says of itself.
    package struct Properties: Hashable, Sendable {
        /// Its title.
        package var title: String?
        /// Its subject.
        package var subject: String?
        /// Who made it.
        package var author: String?
        /// Which organisation made it.
        package var company: String?
        /// Words to find it by.
        package var keywords: String?
        /// Remarks.
        package var comments: String?
        /// When it was made, in seconds since 1970; given, so that equal input gives equal bytes.
        package var created: Int

        /// Describes a workbook made at a given second since 1970.
        package init(title: String? = nil, author: String? = nil, created: Int) {
            self.title = title
            self.author = author
            self.created = created
        }
    }

    let path: String
    private var workbook: UnsafeMutablePointer<lxw_workbook>?
    private var formats: [SpreadsheetFormat: UnsafeMutablePointer<lxw_format>] = [:]
    private var firstError: SpreadsheetWriteError?
    private let isTemporary: Bool

    /// Starts a workbook that will be put at a path.
    ///
    /// - Parameter keepsOnlyRow: rows must be written from top to bottom and leave memory one by one.
    package convenience init(path: String, keepsOnlyRow: Bool = false) throws(SpreadsheetWriteError) {
        try self.init(path: path, keepsOnlyRow: keepsOnlyRow, isTemporary: false)
    }

    /// Starts a workbook that `finishedBytes()` will hand over.
    package convenience init(keepsOnlyRow: Bool = false) throws(SpreadsheetWriteError) {
        let path: String
        do throws(TemporaryFile.NotMade) { path = try TemporaryFile.make() } catch { throw .file(error.path) }
        try self.init(path: path, keepsOnlyRow: keepsOnlyRow, isTemporary: true)
    }

    private init(path: String, keepsOnlyRow: Bool, isTemporary: Bool) throws(SpreadsheetWriteError) {
        self.path = path
        self.isTemporary = isTemporary
        var options = lxw_workbook_options()
        options.constant_memory = keepsOnlyRow ? 1 : 0
        workbook = workbook_new_opt(path, &options)
        guard workbook != nil else { throw .file(path) }
    }

    deinit {
        if let workbook { lxw_workbook_free(workbook) }
        if isTemporary { unlink(path) }
    }

    /// Adds a sheet behind the others.
    package func addSheet(_ name: String) throws(SpreadsheetWriteError) -> SpreadsheetSheetWriter {
        guard let workbook, !name.isEmpty, name.utf16.count <= 31, !name.contains("\0"),
            workbook_validate_sheet_name(workbook, name) == LXW_NO_ERROR,
            let sheet = workbook_add_worksheet(workbook, name)
        else { throw .sheetName(name) }
        return SpreadsheetSheetWriter(sheet, name: name, writer: self)
    }

    /// Says what the workbook is.
    package func setProperties(_ properties: Properties) {
        let words = [
            properties.title, properties.subject, properties.author, properties.company, properties.keywords,
            properties.comments,
        ]
        guard let workbook else { return }
        SpreadsheetCStrings.with(words) { pointers in
            var copy = lxw_doc_properties()
            copy.title = pointers[0]
            copy.subject = pointers[1]
            copy.author = pointers[2]
            copy.company = pointers[3]
            copy.keywords = pointers[4]
            copy.comments = pointers[5]
            copy.created = time_t(properties.created)
            check(workbook_set_properties(workbook, &copy), name: properties.title ?? "")
        }
    }

    /// Stamps the workbook with a property of our own.
    package func setCustomProperty(_ name: String, _ value: String) {
        guard let workbook else { return }
        let words = SpreadsheetText.printable(value)
        guard name.utf16.count <= 255, words.utf16.count <= 255 else { return fail(.name(name)) }
        check(workbook_set_custom_property_string(workbook, SpreadsheetText.printable(name), words), name: name)
    }

    /// Gives a name to cells, such as `'Sheet 1'!$A$2:$A$9`.
    package func define(_ name: String, as formula: String) {
        guard let workbook else { return }
        // The library copies both into 128 bytes, but counts letters.
        guard name.utf8.count < 127, formula.utf8.count < 127 else { return fail(.name(name)) }
        check(workbook_define_name(workbook, name, formula.hasPrefix("=") ? formula : "=" + formula), name: name)
    }

    /// Puts the workbook at its path.
    package func finish() throws(SpreadsheetWriteError) {
        guard let workbook else { return }
        self.workbook = nil
        if let error = firstError ?? (canCreateFile ? nil : .file(path)) {
            lxw_workbook_free(workbook)
            throw error
        }
        guard workbook_close(workbook) == LXW_NO_ERROR else { throw .file(path) }
    }

    /// Tried first, since the library would complain on the standard error as well.
    private var canCreateFile: Bool {
        guard let file = fopen(path, "wb") else { return false }
        return fclose(file) == 0
    }

    /// Ends the workbook and hands over its bytes.
    package func finishedBytes() throws(SpreadsheetWriteError) -> [UInt8] {
        try finish()
        guard let bytes = SpreadsheetFileBytes.path(path).all else { throw .file(path) }
        return bytes
    }
}

// -- for its sheets

extension SpreadsheetWriter {
    /// The library's copy of a format, one for all cells that share it.
    func format(_ format: SpreadsheetFormat?) -> UnsafeMutablePointer<lxw_format>? {
        guard let format else { return nil }
        if let known = formats[format] { return known }
        guard let workbook, let made = workbook_add_format(workbook) else { return nil }
        if let code = format.numberFormat, code.utf8.count > 127 { fail(.name(code)) }
        format.apply(to: made)
        formats[format] = made
        return made
    }

    /// Whether cells can still be written.
    var isOpen: Bool { workbook != nil }

    /// Remembers the first thing that went wrong.
    func fail(_ error: SpreadsheetWriteError) {
        if firstError == nil { firstError = error }
    }

    private func check(_ code: lxw_error, name: String) {
        if code != LXW_NO_ERROR { fail(.name(name)) }
    }
}

/// Words lent to C for the length of a call: a pointer to a Swift string dies with the expression it stands in.
enum SpreadsheetCStrings {
    static func with<Result>(
        _ words: [String?], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = words.map { $0.flatMap { strdup(SpreadsheetText.printable($0)) } }
        defer { for copy in copies { free(copy) } }
        return body(copies)
    }
}
