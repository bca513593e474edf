/// What may be entered in a cell, and what is said before and after.
package struct SpreadsheetValidation: Hashable, Sendable {
    /// What is allowed.
    package enum Rule: Hashable, Sendable {
        /// One of these words; all of them together may have 255 letters, none a comma.
        case list([String])
        /// One of the words in a block of cells, such as `Lists!$A$2:$A$9`, or under a defined name.
        case listInRange(String)
        /// A number between two, both included; a missing end is open.
        case decimal(from: Double?, through: Double?)
        /// A whole number between two, both included.
        case whole(from: Double, through: Double)
        /// Whatever this formula calls true.
        case formula(String)
        /// Anything: only the hint is shown.
        case any
    }

    /// What happens on anything else.
    package enum Strictness: Hashable, Sendable {
        /// It is refused.
        case stop
        /// The person is asked.
        case warn
        /// The person is told.
        case inform
    }

    /// A short title with a sentence or two.
    package struct Message: Hashable, Sendable {
        /// At most 32 letters.
        package var title: String
        /// At most 255 letters.
        package var text: String

        /// Puts a text under a title.
        package init(title: String, text: String) {
            self.title = title
            self.text = text
        }
    }

    /// What is allowed.
    package var rule: Rule
    /// What happens on anything else.
    package var strictness: Strictness
    /// What is shown when the cell is chosen.
    package var hint: Message?
    /// What is shown on anything else.
    package var refusal: Message?

    /// Describes what may be entered.
    package init(
        _ rule: Rule, strictness: Strictness = .stop, hint: Message? = nil, refusal: Message? = nil
    ) {
        self.rule = rule
        self.strictness = strictness
        self.hint = hint
        self.refusal = refusal
    }

    /// Whether the format can hold it: it counts letters as UTF-16 does.
    var isWithinLimits: Bool {
        for message in [hint, refusal].compactMap({ $0 }) {
            guard message.title.utf16.count <= 32, message.text.utf16.count <= 255 else { return false }
        }
        guard case .list(let words) = rule else { return true }
        let letters = words.reduce(words.count - 1) { $0 + $1.utf16.count }
        return !words.isEmpty && letters <= 255 && !words.contains { $0.contains(",") }
    }
}

/// A look that cells take on by themselves.
package struct SpreadsheetConditionalFormat: Hashable, Sendable {
    /// When they take it on.
    package enum Condition: Hashable, Sendable {
        /// When this formula, written for the first cell of the block, is true.
        case formula(String)
        /// When the cell is empty.
        case isEmpty
        /// When the cell is not empty.
        case isNotEmpty
        /// When the cell shows an error.
        case isError
    }

    /// When.
    package var condition: Condition
    /// Which look.
    package var format: SpreadsheetFormat

    /// Ties a look to a condition.
    package init(_ condition: Condition, format: SpreadsheetFormat) {
        self.condition = condition
        self.format = format
    }
}

/// What a protected sheet still lets people do.
package struct SpreadsheetProtection: Hashable, Sendable {
    /// Whether widths of columns may be changed.
    package var allowsColumnFormatting = true
    /// Whether heights of rows may be changed.
    package var allowsRowFormatting = true
    /// Whether the look of cells may be changed.
    package var allowsCellFormatting = false
    /// Whether rows may be inserted.
    package var allowsInsertingRows = false
    /// Whether rows may be sorted.
    package var allowsSorting = false
    /// Whether filters may be used.
    package var allowsFiltering = true
    /// Whether locked cells can be chosen, which reading aids need.
    package var allowsSelectingLockedCells = true
    /// A word that is asked for before it is lifted; it keeps out mistakes, not people.
    package var password: String?

    /// Protection that keeps formulas and labels in place.
    package init() {}
}

/// How a sheet comes out of a printer.
package struct SpreadsheetPrinting: Hashable, Sendable {
    /// Whether pages lie on their side.
    package var isLandscape = false
    /// How many pages the sheet may be wide; 0 leaves it open.
    package var pagesWide = 1
    /// How many pages it may be tall; 0 leaves it open.
    package var pagesTall = 0
    /// Rows that are repeated on top of each page.
    package var repeatedRows: ClosedRange<Int>?
    /// The only cells that are printed.
    package var area: SpreadsheetRange?
    /// What stands under each page; `&P` is its number, `&N` how many there are.
    package var footer: String?

    /// One page wide on upright A4.
    package init() {}
}
