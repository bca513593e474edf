import Cities
package import Exchange
package import Findings
import Foundation
package import Inventories
package import Plans
import Quantities
package import Reviews

/// Everything that ships with the program, loaded once.
package struct ReferenceLibrary: Sendable {
    /// Factors, calorific values, units, warming potentials, default uncertainties.
    package let tables: FactorTables
    /// The words towns use.
    package let vocabulary: Vocabulary
    /// The check rules of the edition in force, and of those before it.
    package let ruleEditions: RuleEditions
    /// Names of fuels by language code.
    package let fuelNames: [Fuel: [String: String]]
    private let folder: ResourceFolder
    private let published: ResourceFolder

    /// Loads the shipped tables.
    package static func load() throws -> ReferenceLibrary {
        try ReferenceLibrary(
            folder: ResourceFolder.find(target: "ReferenceData", folder: "Tables"),
            published: ResourceFolder.find(target: "ReferenceData", folder: "Published"))
    }

    private init(folder: ResourceFolder, published: ResourceFolder) throws {
        self.folder = folder
        self.published = published
        tables = try FactorTables.load(from: folder)
        vocabulary = try Vocabulary.load(from: folder)
        ruleEditions = try RuleEditions.load(from: folder)
        var names: [Fuel: [String: String]] = [:]
        for row in try TableRows(try folder.bytes("fuel_names.csv"), name: "fuel_names.csv").rows {
            for language in ["en", "ru", "kk"] {
                names[Fuel(rawValue: try row.text("fuel_code")), default: [:]][language] = try row.text(language)
            }
        }
        fuelNames = names
    }

    /// The check rules in force.
    package var rules: [RuleDefinition] { ruleEditions.current.definitions }

    /// The workflow that examines an inventory with these tables.
    package func examine(peers: [PeerFigures] = []) -> ExamineInventory {
        ExamineInventory(tables: tables, rules: ruleEditions.current.inventoryRules, peers: peers)
    }

    /// The workflow that examines a plan.
    package var examinePlan: ExaminePlan { ExaminePlan(rules: ruleEditions.current.planRules) }

    /// The rows of a shipped table.
    package func rows(_ name: String) throws -> [TableRows.Row] {
        try TableRows(try folder.bytes(name), name: name).rows
    }

    /// The names of fuels and countries that workbooks use.
    package func workbookNames() throws -> WorkbookNames {
        WorkbookNames(
            fuels: CSVTable.read(try bytes("fuel_names.csv"), delimiter: .comma).value,
            countries: CSVTable.read(try bytes("countries.csv"), delimiter: .comma).value)
    }

    /// The bytes of a shipped table.
    package func bytes(_ name: String) throws -> [UInt8] { try folder.bytes(name) }

    /// Every shipped table of rows by its name, to tell one edition of them from another.
    package func tableBytes() throws -> [(name: String, bytes: [UInt8])] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        return try names.filter { $0.hasSuffix(".csv") }.sorted().map { ($0, try folder.bytes($0)) }
    }

    /// Where a shipped table comes from, in the words of `SOURCES.md`.
    package struct TableSource: Sendable {
        package var table: String
        package var source: String
        package var licence: String
    }

    /// Where the shipped tables come from.
    package func sources() throws -> [TableSource] {
        try rows("sources.csv").map { row in
            TableSource(table: try row.text("table"), source: try row.text("source"), licence: try row.text("licence"))
        }
    }

    /// A term of the glossary.
    package struct GlossaryTerm: Sendable {
        package var term: String
        package var words: [String: String]
        package var meaning: String
        package var isReviewed: Bool
    }

    /// The glossary.
    package func glossary() throws -> [GlossaryTerm] {
        try rows("glossary.csv").map { row in
            GlossaryTerm(
                term: try row.text("term"),
                words: ["en": try row.text("en"), "ru": try row.text("ru"), "kk": try row.text("kk")],
                meaning: try row.text("meaning"), isReviewed: try row.text("reviewed") == "yes")
        }
    }

    /// A published inventory, as it ships.
    package struct Published: Sendable {
        /// The folder's name: `bg-gabrovo-2008`.
        package var id: String
        /// The part of the address that names the town.
        package var slug: String
        /// The town's names by language code.
        package var names: [String: String]
        /// The inventory and what was noticed while reading it.
        package var inventory: Checked<Inventory>
    }

    /// The published inventories, one for each town and year.
    package func publishedInventories() throws -> [Published] {
        let list = try TableRows(try published.bytes("names.csv"), name: "names.csv").rows
        var inventories: [Published] = []
        for row in list {
            let id = try row.text("id")
            let folder = try InventoryFolder.open(path: published.url.appendingPathComponent(id).path)
            let years = folder.years()
            for year in years {
                inventories.append(
                    Published(
                        id: id, slug: try row.text("slug"),
                        names: ["en": try row.text("en"), "ru": try row.text("ru"), "kk": try row.text("kk")],
                        inventory: folder.inventory(year: year, vocabulary: vocabulary)))
            }
        }
        inventories.sort { ($0.slug, $0.inventory.value.year) < ($1.slug, $1.inventory.value.year) }
        // A town's first year is its baseline, in whichever folder the later ones lie.
        for index in inventories.indices.dropFirst() where inventories[index].slug == inventories[index - 1].slug {
            inventories[index].inventory.value.kind = .monitoring
        }
        return inventories
    }
}
