import Findings
package import Localization

extension InventoryEdit {
    /// The findings of a row as the script puts them beside it after a save.
    package static func findings(_ items: [FindingItem]) -> String {
        var html = HTML()
        html.rowFindings(items)
        return html.string
    }

    /// The total as the script puts it above the grid after a save.
    package static func total(_ figure: FigureItem, _ texts: Texts) -> String {
        var html = HTML()
        html.gridTotal(figure, texts)
        return html.string
    }

    /// What the script shows where somebody else changed the same rows.
    package static func conflict(_ words: String, _ decide: Link) -> String {
        var html = HTML()
        html(.p) { html in
            html.text(words)
            html.text(" ")
            html(.a, decide.words, .href(decide.address ?? "#"))
        }
        return html.string
    }

    /// A row as it stands now, for the script.
    package static func row(_ row: Row, _ choices: Model.Choices, _ texts: Texts) -> String {
        var html = HTML()
        html.gridRow(row, choices, texts)
        return html.string
    }
}

extension InventoryEdit.Row {
    /// The row that the script copies; it replaces the name and the number.
    static var template: Self {
        var row = Self(id: "{row}", number: 0)
        row.isTemplate = true
        return row
    }
}

extension HTML {
    mutating func gridTotal(_ figure: FigureItem, _ texts: Texts) {
        text("\(texts["row.total"]): ")
        self(.b, "\(figure.value)\(figure.isPartial ? "*" : "") \(figure.unit)")
        text(" ")
        self(.small, figure.completeness, .class("soft"))
    }

    mutating func rowFindings(_ items: [FindingItem]) {
        if items.isEmpty { return }
        self(.ul, .class("plain")) { html in
            for item in items { html.finding(item, isShort: true) }
        }
    }

    mutating func gridRow(
        _ row: InventoryEdit.Row, _ choices: InventoryEdit.Model.Choices, _ texts: Texts
    ) {
        let number = row.isTemplate ? "{number}" : String(row.number)
        let cells = GridCells(row: row, number: number, choices: choices, texts: texts)
        self(.tr, .data("row", row.id)) { html in
            html(.th, number, .scope("row"), .class("row-number"), .id("row-\(row.id)"))
            cells.list(&html, .sector, choices.sectors, row.sector)
            cells.words(&html, .subsector, row.subsector)
            cells.list(&html, .carrier, choices.carriers, row.carrier)
            cells.list(&html, .fuel, choices.fuels(of: row), row.fuel)
            cells.amount(&html)
            cells.list(&html, .unit, choices.units(of: row), row.unit)
            cells.list(&html, .key, choices.keys, row.key)
            cells.words(&html, .note, row.note)
            html(.td, .class("row-findings"), .id("findings-\(row.id)"), .data("findings")) {
                $0.rowFindings(row.findings)
            }
            html(.td, .class("remove-cell")) { html in
                html(
                    .button, "✕", .class("remove"), .type("submit"), .name("remove"), .value(row.id),
                    cells.label(.remove), .formnovalidate())
            }
        }
    }
}

/// The cells of one row of the grid.
private struct GridCells {
    let row: InventoryEdit.Row
    let number: String
    let choices: InventoryEdit.Model.Choices
    let texts: Texts

    /// The heads of column and row, which name a cell together.
    func label(_ column: InventoryEdit.Column) -> Attribute {
        .aria("labelledby", "column-\(column.rawValue) row-\(row.id)")
    }

    private func name(_ column: InventoryEdit.Column) -> String { "r.\(row.id).\(column.rawValue)" }

    func list(
        _ html: inout HTML, _ column: InventoryEdit.Column, _ choices: [Choice], _ selected: String
    ) {
        html(.td, .class(column.style), .data("label", texts["edit.\(column.rawValue)"])) { html in
            html(.select, .name(name(column)), label(column)) {
                $0.options(choices, selected: selected, any: "")
            }
        }
    }

    func words(_ html: inout HTML, _ column: InventoryEdit.Column, _ value: String) {
        html(.td, .class(column.style), .data("label", texts["edit.\(column.rawValue)"])) {
            $0(.input, .name(name(column)), .value(value), label(column))
        }
    }

    func amount(_ html: inout HTML) {
        let isInvalid = row.findings.contains { $0.severity >= .error }
        html(.td, .class("amount"), .data("label", texts["edit.amount"])) {
            $0(
                .input, .name(name(.amount)), .value(row.amount), .inputmode("decimal"),
                label(.amount), .aria("describedby", "findings-\(row.id)"),
                .aria("invalid", isInvalid ? "true" : nil))
        }
    }
}
