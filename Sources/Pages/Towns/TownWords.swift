package import Cities
import Findings
package import Inventories
package import Localization
import Quantities

extension TownName {
    /// The name in a language; as published where it is not known in it.
    package func inLanguage(_ language: Language) -> String {
        switch language {
        case .kk: kazakh ?? published
        case .ru: russian ?? published
        case .en: published
        }
    }

    /// The other names, each with its language.
    package func otherNames(than language: Language) -> [String] {
        let named: [(Language, String?)] = [(.kk, kazakh), (.ru, russian), (.en, published)]
        let shown = inLanguage(language)
        return named.compactMap { other, name in
            guard other != language, let name, name != shown else { return nil }
            return "\(name) (\(other.rawValue))"
        }
    }
}

extension Texts {
    /// A day of the calendar.
    package func date(_ day: CalendarDay) -> String { date(year: day.year, month: day.month, day: day.day) }

    /// What a town has promised, in a few words.
    package func commitments(_ commitments: [Commitment]) -> String {
        list(commitments.map { self["commitment.\($0.rawValue)"] })
    }
}

/// A computed inventory of a town, ready to be listed.
package struct ListedInventory: Sendable {
    package var town: String
    /// The town's part of the address.
    package var slug: String
    package var country: String
    package var year: Int
    package var result: InventoryResult

    /// Lists a result under a town's name in the page's language.
    package init(_ result: InventoryResult, town: String, slug: String) {
        self.result = result
        self.town = town
        self.slug = slug
        country = result.inventory.town.country
        year = result.inventory.year.number
    }

    /// The inventory's address.
    package func address(_ texts: Texts) -> String { Address(texts.language).inventory(slug, year) }

    /// Inventories of many towns as a table, in the order that they are given in.
    package static func table(_ inventories: [ListedInventory], _ texts: Texts) -> Table {
        let columns = [
            Table.Column(texts["column.town"]), Table.Column(texts["column.country"]), .number(texts["column.year"]),
            .number(texts["column.total"]), Table.Column(texts["column.completeness"]),
        ]
        let rows = inventories.map { inventory in
            [
                Cell(inventory.town, inventory.address(texts)), Cell(texts.country(inventory.country)),
                Cell(String(inventory.year)), Cell(inventory.total(texts)), Cell(inventory.completeness(texts)),
            ]
        }
        return Table(texts.tableLabel(texts["inventories.table"]), columns: columns, rows: rows)
    }

    /// The inventories of one town as a table.
    package static func tableOfOneTown(_ inventories: [ListedInventory], _ texts: Texts) -> Table {
        let columns = [
            Table.Column(texts["column.year"]), Table.Column(texts["column.kind"]), .number(texts["column.total"]),
            .number(texts["column.range"]), .number(texts["column.per-head"]),
            Table.Column(texts["column.completeness"]),
        ]
        let rows = inventories.sorted { $0.year < $1.year }.map { inventory in
            [
                Cell(String(inventory.year), inventory.address(texts)),
                Cell(texts["kind.\(inventory.result.inventory.kind.rawValue)"]), Cell(inventory.total(texts)),
                Cell(inventory.range(texts)), Cell(inventory.perHead(texts)), Cell(inventory.completeness(texts)),
            ]
        }
        return Table(texts.tableLabel(texts["inventories.table"]), columns: columns, rows: rows)
    }

    private var unit: String { result.inventory.accounting.emissionUnit }
    private var isKnown: Bool { result.total.emission.known > 0 }

    private func total(_ texts: Texts) -> String {
        isKnown
            ? texts.quantity(texts.figure(result.total.emission.value.value), unit) : texts["figure.unknown"]
    }

    private func range(_ texts: Texts) -> String {
        result.uncertainty.map { texts.range($0.total) } ?? texts["figure.no-range"]
    }

    private func perHead(_ texts: Texts) -> String {
        guard isKnown, let perHead = result.emissionPerHead else { return texts["figure.unknown"] }
        return texts.quantity(texts.figure(perHead), "\(unit)/head")
    }

    private func completeness(_ texts: Texts) -> String { texts.completeness(result.total.emission) }
}
