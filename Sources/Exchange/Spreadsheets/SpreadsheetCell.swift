/// A cell that holds something, as it was saved in the file.
package struct SpreadsheetCell: Equatable, Sendable {
    /// What a cell shows.
    package enum Value: Equatable, Sendable {
        /// Nothing: a formula whose value was not saved.
        case empty
        /// A number, with no unit and no rounding.
        case number(Double)
        /// Words, line breaks included.
        case text(String)
        /// True or false.
        case bool(Bool)
        /// An error such as `#DIV/0!`.
        case error(String)
        /// A number shown as a date.
        case date(SpreadsheetDate)
    }

    /// The row, counted from 1.
    package var row: Int
    /// The column, counted from 1.
    package var column: Int
    /// What the cell shows; for a formula, the value saved with it.
    package var value: Value
    /// The formula without its `=`; empty where the text is kept in the first cell of a shared formula.
    package var formula: String?
    /// Whether a formula came with its value.
    package var hasCachedValue: Bool

    /// Describes a cell.
    package init(row: Int, column: Int, value: Value, formula: String? = nil, hasCachedValue: Bool = true) {
        self.row = row
        self.column = column
        self.value = value
        self.formula = formula
        self.hasCachedValue = hasCachedValue
    }
}

/// The cells of one row that hold something, from left to right.
package struct SpreadsheetRow: Equatable, Sendable {
    /// The row's number, counted from 1.
    package var number: Int
    /// Its cells; a column without a cell is empty.
    package var cells: ContiguousArray<SpreadsheetCell>

    /// Puts cells under a row number.
    package init(number: Int, cells: ContiguousArray<SpreadsheetCell> = []) {
        self.number = number
        self.cells = cells
    }

    /// The value in a column counted from 1, empty where there is no cell.
    package subscript(column: Int) -> SpreadsheetCell.Value { cell(inColumn: column)?.value ?? .empty }

    /// The cell in a column counted from 1.
    package func cell(inColumn column: Int) -> SpreadsheetCell? {
        var low = 0
        var high = cells.count
        while low < high {
            let middle = (low + high) / 2
            if cells[middle].column < column { low = middle + 1 } else { high = middle }
        }
        return low < cells.count && cells[low].column == column ? cells[low] : nil
    }
}

/// A block of cells, both corners included, counted from 1.
package struct SpreadsheetRange: Hashable, Sendable {
    /// The topmost row.
    package var firstRow: Int
    /// The leftmost column.
    package var firstColumn: Int
    /// The lowest row.
    package var lastRow: Int
    /// The rightmost column.
    package var lastColumn: Int

    /// Names a block by its corners.
    package init(firstRow: Int, firstColumn: Int, lastRow: Int, lastColumn: Int) {
        self.firstRow = firstRow
        self.firstColumn = firstColumn
        self.lastRow = lastRow
        self.lastColumn = lastColumn
    }

    /// Names a single cell.
    package init(row: Int, column: Int) {
        self.init(firstRow: row, firstColumn: column, lastRow: row, lastColumn: column)
    }

    /// Whether a cell lies in it.
    package func contains(row: Int, column: Int) -> Bool {
        (firstRow...lastRow).contains(row) && (firstColumn...lastColumn).contains(column)
    }
}
