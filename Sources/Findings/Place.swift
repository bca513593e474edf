/// Where something was found: in a file, or in a field of a form.
public struct Place: Hashable, Codable, Sendable {
    /// The file's name.
    public var file: String?
    /// The sheet of a workbook.
    public var sheet: String?
    /// The row, counted from 1 as spreadsheets do.
    public var row: Int?
    /// The column, counted from 1.
    public var column: Int?
    /// The field of a form or document: `population`, `line.r12.amount`.
    public var field: String?

    /// Names a place; every part may be unknown.
    public init(
        file: String? = nil, sheet: String? = nil, row: Int? = nil, column: Int? = nil, field: String? = nil
    ) {
        self.file = file
        self.sheet = sheet
        self.row = row
        self.column = column
        self.field = field
    }

    /// The column as a spreadsheet letters it: 1 is A, 27 is AA.
    public var columnLetters: String? { column.map(Self.letters(ofColumn:)) }

    /// The cell as a spreadsheet names it: `C14`.
    public var cell: String? {
        guard let row, let columnLetters else { return nil }
        return "\(columnLetters)\(row)"
    }

    /// The letters of a column counted from 1.
    public static func letters(ofColumn column: Int) -> String {
        var rest = column
        var letters = ""
        while rest > 0 {
            let digit = (rest - 1) % 26
            letters.insert(Character(UnicodeScalar(UInt8(65 + digit))), at: letters.startIndex)
            rest = (rest - 1) / 26
        }
        return letters
    }
}
