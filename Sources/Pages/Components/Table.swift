import Localization

/// A table of ready words.
package struct Table: Equatable, Sendable {
    /// A column's head.
    package struct Column: Equatable, Sendable {
        package var words: String
        package var isNumber: Bool
        /// Where the table is sorted by it.
        package var address: String?
        /// `ascending` or `descending`, where the table is sorted by it now.
        package var order: String?

        package init(_ words: String, isNumber: Bool = false, address: String? = nil, order: String? = nil) {
            self.words = words
            self.isNumber = isNumber
            self.address = address
            self.order = order
        }

        /// A column of figures.
        package static func number(_ words: String) -> Column { Column(words, isNumber: true) }
    }

    /// What the table is called where it cannot be seen.
    package var label: String
    package var caption: String?
    package var columns: [Column]
    package var rows: [[Cell]]
    package var footer: [Cell]
    /// Whether rows become cards where the screen is narrow.
    package var becomesCards: Bool

    package init(
        _ label: String, caption: String? = nil, columns: [Column], rows: [[Cell]], footer: [Cell] = [],
        becomesCards: Bool = true
    ) {
        self.label = label
        self.caption = caption
        self.columns = columns
        self.rows = rows
        self.footer = footer
        self.becomesCards = becomesCards
    }
}

/// A cell of a table, or the right side of a fact.
package struct Cell: Equatable, Sendable {
    /// Something inside a cell.
    package enum Part: Equatable, Sendable {
        case words(String)
        case soft(String)
        case strong(String)
        case link(Link)
        case mark(Mark)
        case code(String)
        case inserted(String)
        case deleted(String)
        case meter(Double)
    }

    package var parts: [Part]

    package init(_ parts: [Part]) { self.parts = parts }
    package init(_ words: String) { parts = [.words(words)] }
    package init(_ words: String, _ address: String) { parts = [.link(Link(words, address))] }
    package init(_ mark: Mark) { parts = [.mark(mark)] }

    package static let empty = Cell([])
}

extension HTML {
    /// A table that scrolls by itself where it is wider than the page.
    mutating func table(_ table: Table) {
        self(.div, .class("scroll"), .tabindex(0), .role("region"), .aria("label", table.label)) { html in
            html(.table, .class(table.becomesCards ? "cards" : nil)) { html in
                if let caption = table.caption { html(.caption, caption) }
                html(.thead) { $0(.tr) { html in for column in table.columns { html.head(column) } } }
                html(.tbody) { html in for row in table.rows { html.row(row, table.columns) } }
                if !table.footer.isEmpty {
                    html(.tfoot) { $0.row(table.footer, table.columns) }
                }
            }
        }
    }

    mutating func parts(_ parts: [Cell.Part]) {
        for (index, part) in parts.enumerated() {
            if index > 0 { text(" ") }
            switch part {
            case .words(let words): text(words)
            case .soft(let words): self(.span, words, .class("soft"))
            case .strong(let words): self(.b, words)
            case .link(let link): self(.a, link.words, .href(link.address ?? "#"))
            case .mark(let mark): self.mark(mark)
            case .code(let words): self(.code, words)
            case .inserted(let words): self(.ins, words)
            case .deleted(let words): self(.del, words)
            case .meter(let share): meter(share)
            }
        }
    }

    private mutating func head(_ column: Table.Column) {
        self(
            .th, .scope("col"), .class(column.isNumber ? "num" : nil), .aria("sort", column.order)
        ) { html in
            guard let address = column.address else { return html.text(column.words) }
            html(.a, .href(address), .aria("current", column.order == nil ? nil : "true")) { html in
                html.text(column.words)
                if let order = column.order { html.text(order == "ascending" ? " ↑" : " ↓") }
            }
        }
    }

    private mutating func row(_ cells: [Cell], _ columns: [Table.Column]) {
        self(.tr) { html in
            for (index, (cell, column)) in zip(cells, columns).enumerated() {
                if index == 0 {
                    html(.th, .scope("row"), .class(column.isNumber ? "num" : nil)) { $0.parts(cell.parts) }
                } else {
                    html(.td, .class(column.isNumber ? "num" : nil), .data("label", column.words)) {
                        $0.parts(cell.parts)
                    }
                }
            }
        }
    }

    /// How full something is; the words beside it say the same.
    private mutating func meter(_ share: Double) {
        self(.svg, .class("meter"), .aria("hidden", "true"), .focusable(false)) { html in
            html(.rect, .class("all"), .width(percent: 100), .height(6))
            html(.rect, .class("part"), .width(percent: 100 * min(1, max(0, share))), .height(6))
        }
    }
}
