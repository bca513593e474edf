import Findings
package import Localization

/// The matrix as a grid: a plain form, which a script makes quicker with keyboard, paste, undo and saving as one goes.
package struct InventoryEdit: Page {
    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .work }
    package var usesGrid: Bool { true }

    package func title(_ texts: Texts) -> String { model.title }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.crumbs(model.crumbs, texts)
        html(.h1, model.title)
        html(.p, texts["edit.lead"])
        html.problem(model.problem)
        if let town = model.onBehalf {
            html(.div, .class("notice look")) { $0(.p, texts["edit.on-behalf", ["town": .text(town)]]) }
        }
        html.element(.form, formAttributes(texts)) { html in
            html(.input, .type("hidden"), .name("revision"), .value(model.revision))
            html(.input, .type("hidden"), .name("csrf"), .value(model.csrf))
            draft(&html, texts)
            html(.div, .class("notice stop"), .data("conflict"), .hidden())
            bar(&html, texts)
            head(&html, texts)
            html(.details, .data("with-script"), .hidden()) { html in
                html(.summary, texts["edit.keys"])
                html(.p, texts["edit.keys.text"])
            }
            grid(&html, texts)
            html(.template, .data("row-template")) { html in
                html.gridRow(InventoryEdit.Row.template, model.choices, texts)
            }
            html(.p, texts["edit.signs"], .class("small soft"))
            html(.p, .class("actions")) { html in
                html(.button, texts["edit.add"], .type("submit"), .class("quiet"), .name("add"), .value("1"))
            }
        }
        if !model.findings.isEmpty {
            html.section("findings", texts["edit.other-findings"]) { $0.findings(model.findings) }
        }
    }

    private func formAttributes(_ texts: Texts) -> [Attribute] {
        let time: [String: Detail] = ["time": .text("{time}")]
        let count: [String: Detail] = ["n": .text("{n}")]
        let signedOut = model.signIn == nil ? [] : [("signed-out", texts["edit.signed-out"])]
        let reason = model.asksReason ? [("reason", texts["edit.reason.missing"])] : []
        let messages: [(String, String)] = [
            ("saved", texts["edit.saved", time]), ("kept", texts["edit.kept"]), ("offline", texts["edit.offline"]),
            ("saving", texts["edit.saving"]), ("draft", texts["edit.draft", time.merging(count) { $1 }]),
            ("pasted", texts["edit.pasted", count]), ("unmatched", texts["edit.unmatched", count]),
            ("undone", texts["edit.undone"]), ("redone", texts["edit.redone"]), ("removed", texts["edit.removed"]),
            ("conflict", texts["edit.conflict"]), ("updated", texts["edit.updated", count]),
        ]
        return [
            .method("post"), .action(model.action), .autocomplete("off"), .data("grid"),
            .data("document", model.document),
        ] + (model.owner.map { [.data("owner", $0)] } ?? [])
            + (messages + signedOut + reason).map { .data("text-\($0.0)", $0.1) }
    }

    private func draft(_ html: inout HTML, _ texts: Texts) {
        html(.div, .class("notice look"), .data("draft"), .hidden()) { html in
            html(.p, .data("draft-text"))
            html(.p, .class("actions")) { html in
                html(.button, texts["edit.restore"], .type("button"), .data("restore"))
                html(.button, texts["edit.discard"], .type("button"), .class("quiet"), .data("discard"))
            }
        }
    }

    private func bar(_ html: inout HTML, _ texts: Texts) {
        html(.div, .class("grid-bar")) { html in
            html(.span, .data("total")) { $0.gridTotal(model.total, texts) }
            html(.button, texts["edit.save"], .type("submit"), .name("save"), .value("1"))
            html(.span, model.saved, .class("saved"), .data("saved"), .data("state", "saved"), .role("status"))
            if let signIn = model.signIn {
                html(.a, texts["sign-in.title"], .href(signIn), .data("sign-in"), .hidden())
            }
            for link in model.links { html(.a, link.words, .href(link.address ?? "#")) }
        }
    }

    private func head(_ html: inout HTML, _ texts: Texts) {
        let choices = model.choices
        html(.fieldset, .class("filters")) { html in
            html(.legend, texts["edit.head"], .class("hidden"))
            html.field("town.name", id: "town-name", texts["column.town"], value: model.town, isRequired: true)
            html.choice(
                "town.country", id: "town-country", texts["column.country"], choices.countries, selected: model.country)
            html.field(
                "town.population", id: "town-population", texts["column.population"], value: model.population,
                isNumber: true)
            html.field("year", id: "year", texts["column.year"], value: model.year, isNumber: true, isRequired: true)
            html.choice("kind", id: "inventory-kind", texts["edit.kind"], choices.kinds, selected: model.kind)
            html.choice(
                "approach", id: "approach", texts["edit.approach"], choices.approaches, selected: model.approach)
            html.choice("basis", id: "basis", texts["edit.basis"], choices.bases, selected: model.basis)
            html.choice("warming", id: "warming", texts["edit.warming"], choices.warming, selected: model.warming)
            if model.asksReason {
                html.field(
                    "reason", id: "reason", texts["edit.reason"], value: "", hint: texts["edit.reason.hint"],
                    isRequired: true)
            }
        }
    }

    private func grid(_ html: inout HTML, _ texts: Texts) {
        html(.div, .class("scroll"), .tabindex(0), .role("region"), .aria("label", model.title)) { html in
            html(.table, .class("grid")) { html in
                html(.thead) { html in
                    html(.tr) { html in
                        for column in Column.allCases {
                            html(.th, .scope("col"), .class(column.headStyle), .id("column-\(column.rawValue)")) {
                                html in
                                html(
                                    .span, texts["edit.\(column.rawValue)"],
                                    .class([.row, .remove].contains(column) ? "hidden" : nil))
                            }
                        }
                    }
                }
                html(.tbody) { html in
                    for row in model.rows + model.newRows { html.gridRow(row, model.choices, texts) }
                }
            }
        }
    }

    enum Column: String, CaseIterable {
        case row, sector, subsector, carrier, fuel, amount, unit, key, note, findings, remove

        /// The class of the column's head, which gives the column its width: the list of fuels is as narrow as that of
        /// units, and findings share what is left with the notes, so that all columns fit on a laptop.
        var headStyle: String? {
            switch self {
            case .fuel: Self.unit.style
            case .findings: nil
            default: style
            }
        }

        /// The class of the column's cells.
        var style: String {
            switch self {
            case .row: "row-number"
            case .subsector: "part"
            case .sector, .unit: rawValue
            case .carrier, .fuel: "carrier"
            case .amount: "amount num"
            case .key: "key-cell"
            case .note: "note-cell"
            case .findings: "row-findings"
            case .remove: "remove-cell"
            }
        }
    }
}
