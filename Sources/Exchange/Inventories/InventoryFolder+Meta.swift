package import Findings
package import Inventories
package import Quantities
import Yams

/// What a folder says about itself in `meta.yaml`.
package struct FolderMeta: Hashable, Sendable {
    /// The town's name.
    package var city: String
    /// ISO 3166-1 alpha-2 code of the country.
    package var country: String
    /// The years the folder holds.
    package var years: [Year]
    /// Inhabitants, by year where several are named.
    package var populations: [Int: Int]
    /// Inhabitants, where one number is named.
    package var population: Int?
    /// The year the population was counted in.
    package var populationYear: Year?
    /// Where the inventory was printed.
    package var publication: Inventory.Publication?
    /// The warming potentials the figures were made with, where stated.
    package var warming: [String: Double]

    /// Reads the text of a `meta.yaml`.
    package static func read(_ text: String, file: String) -> Checked<FolderMeta?> {
        guard let root = try? Yams.compose(yaml: text)?.mapping else {
            return Checked(nil, findings: [Finding("meta.unreadable", .error, at: Place(file: file))])
        }
        func string(_ key: String) -> String? { root[key].flatMap { $0.null == nil ? $0.scalar?.string : nil } }
        var years: [Year] = root["inventory_year"]?.int.map { [Year($0)] } ?? []
        years += root["inventory_year"]?.sequence?.compactMap(\.int).map { Year($0) } ?? []
        var populations: [Int: Int] = [:]
        for (key, value) in root["population"]?.mapping ?? [:] {
            if let year = key.int, let people = value.int { populations[year] = people }
        }
        let counted = string("population_year").flatMap { Int($0.prefix(4)) }
        let publication = string("title").map { title in
            Inventory.Publication(
                title: title, obtainedFrom: string("obtained_from"), licence: string("licence"),
                caution: string("caution"),
                knownProblems: root["known_problems"]?.sequence?.compactMap { $0.scalar?.string } ?? [])
        }
        let warming = Dictionary(
            (root["gwp"]?.mapping ?? [:]).compactMap { pair in
                pair.key.string.flatMap { gas in pair.value.float.map { (gas, $0) } }
            }, uniquingKeysWith: { first, _ in first })
        let meta = FolderMeta(
            city: string("city") ?? "", country: string("country")?.uppercased() ?? "", years: years,
            populations: populations, population: root["population"]?.int, populationYear: counted.map { Year($0) },
            publication: publication, warming: warming)
        var findings: [Finding] = []
        if years.isEmpty {
            findings.append(Finding("meta.no-year", .error, at: Place(file: file, field: "inventory_year")))
        }
        return Checked(meta, findings: findings)
    }
}
