import Exchange
import Findings
import Foundation
import Inventories
import Quantities
import ReferenceData
import Testing

/// Folders of published inventories: those that ship, and those of the shared material where it is present.
enum PublishedCases {
    static var library: ReferenceLibrary { get throws { try loaded.get() } }
    private static let loaded = Result { try ReferenceLibrary.load() }

    /// The shared cases, beside the repository or where `QALA_SHARED` says.
    static let shared: URL? = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let named = ProcessInfo.processInfo.environment["QALA_SHARED"].map { URL(fileURLWithPath: $0) }
        return [named, root.deletingLastPathComponent().appending(path: "shared")].compactMap { $0 }
            .map { $0.appending(path: "cases") }.first { FileManager.default.fileExists(atPath: $0.path) }
    }()

    static func shipped(_ id: String) throws -> InventoryFolder {
        let folder = try ResourceFolder.find(target: "ReferenceData", folder: "Published")
        return try InventoryFolder.open(path: folder.url.appending(path: id).path)
    }

    static func shared(_ id: String) throws -> InventoryFolder {
        try InventoryFolder.open(path: try #require(shared).appending(path: id).path)
    }

    /// A folder computed and checked as everybody does.
    static func examined(_ folder: InventoryFolder, year: Year? = nil) throws -> InventoryResult {
        let read = folder.inventory(year: year, vocabulary: try library.vocabulary)
        return try library.examine()(read.value, findings: read.findings, draws: 0)
    }

    /// A folder made of texts.
    static func folder(_ files: [String: String]) -> InventoryFolder {
        InventoryFolder(name: "town", files: files.mapValues { Array($0.utf8) })
    }

    /// A table of energy and perhaps of factors, in a town of Kazakhstan.
    static func examined(
        bei: String, factors: String? = nil, emissions: String? = nil, meta: String? = nil
    ) throws -> InventoryResult {
        var files = [
            "bei.csv": bei,
            "meta.yaml": meta ?? "city: Demokent\ncountry: KZ\ninventory_year: 2015\npopulation: 54000\n",
        ]
        files["factors.csv"] = factors
        files["emissions.csv"] = emissions
        return try examined(folder(files))
    }
}

/// A row of `Cases/recompute.csv`: consumption times factor, computed independently, and what the plan prints.
struct RecomputedRow: Sendable, CustomTestStringConvertible {
    let id: String
    let year: Year?
    let sector: String
    let subsector: String
    let word: String
    let scope: String
    let value: Double
    let published: Double?

    /// The gas, where the row is of one gas.
    var gas: Gas? { Gas(rawValue: word) }

    var testDescription: String { "\(id) \(year.map(\.description) ?? "") \(sector) \(subsector) \(word) \(scope)" }

    /// What the lines of the row come to.
    func sum(in result: InventoryResult) -> Double {
        let lines = result.lines.filter { line in
            let record = line.record
            return record.sectorWord?.lowercased() == sector.lowercased()
                && (subsector.isEmpty || record.subsector == subsector)
                && (word.isEmpty || gas != nil || record.carrierWord == word)
                && (["all", "total", ""].contains(scope) || record.scope.map(String.init) == scope)
        }
        return lines.reduce(0) { $0 + ((gas.map($1.emission(of:)) ?? $1.emission)?.value ?? 0) }
    }

    static func all() throws -> [RecomputedRow] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Cases/recompute.csv")
        let table = CSVTable.read(Array(try Data(contentsOf: file)), delimiter: .comma).value
        return try table.records.map { row in
            RecomputedRow(
                id: row[0], year: Int(row[1]).map { Year($0) }, sector: row[2], subsector: row[3], word: row[4],
                scope: row[5],
                value: try #require(Double(row[6])), published: Double(row[7]))
        }
    }
}
