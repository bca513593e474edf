import Cryptography
package import Findings
import Foundation
package import Inventories
import Ledger
package import Quantities

/// An inventory as a folder of tables: `bei.csv`, `factors.csv`, `emissions.csv`, `production.csv`, `meta.yaml`.
///
/// Column headings, sectors, carriers and units are looked up in the vocabulary, so that a foreign table comes in as
/// it was printed. What is not understood is reported with its place.
package struct InventoryFolder: Sendable {
    /// The files by name.
    package var files: [String: [UInt8]]
    /// The folder's name.
    package var name: String

    /// Takes files already read.
    package init(name: String, files: [String: [UInt8]]) {
        self.name = name
        self.files = files
    }

    /// Why a folder cannot be read.
    package enum ReadError: Error, Hashable, Sendable {
        case notFound(String)
        case noInventory(String)
    }

    /// Files larger than this are not part of an inventory.
    private static let fileLimit = 32 << 20

    /// Whether a folder holds an inventory as tables.
    package static func isAt(_ path: String) -> Bool {
        FileManager.default.fileExists(
            atPath: URL(fileURLWithPath: path, isDirectory: true).appendingPathComponent("bei.csv").path)
    }

    /// Reads the tables of a folder; only names that belong to an inventory are opened.
    package static func open(path: String) throws(ReadError) -> InventoryFolder {
        let folder = URL(fileURLWithPath: path, isDirectory: true)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw .notFound(path) }
        guard isFolder.boolValue else { throw .noInventory(path) }
        var files: [String: [UInt8]] = [:]
        for name in Self.names {
            let file = folder.appendingPathComponent(name)
            let size = (try? file.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0
            guard size <= fileLimit, let data = try? Data(contentsOf: file) else { continue }
            files[name] = Array(data)
        }
        guard files["bei.csv"] != nil else { throw .noInventory(path) }
        return InventoryFolder(name: folder.lastPathComponent, files: files)
    }

    private static let names = [
        "bei.csv", "factors.csv", "emissions.csv", "production.csv", "electricity_factor_inputs.csv", "meta.yaml",
    ]

    /// The years the folder holds, as its `meta.yaml` lists them.
    package func years() -> [Year] { meta().value?.years ?? [] }

    private func meta() -> Checked<FolderMeta?> {
        guard let bytes = files["meta.yaml"] else { return Checked(nil) }
        return FolderMeta.read(String(decoding: bytes, as: UTF8.self), file: "meta.yaml")
    }

    /// The inventory of a year; of the first year the folder holds when none is named.
    package func inventory(year wanted: Year? = nil, vocabulary: Vocabulary) -> Checked<Inventory> {
        let meta = meta()
        var findings = meta.findings
        let years = meta.value?.years ?? []
        let year = wanted ?? years.first ?? Year(0)
        if wanted == nil, years.count > 1 {
            findings.append(
                Finding(
                    "meta.several-years", .info, at: Place(file: "meta.yaml", field: "inventory_year"),
                    details: [
                        "years": .list(years.map { .plain($0.number) }), "chosen": .plain(year.number),
                    ]))
        }
        var reading = FolderReading(year: year, vocabulary: vocabulary)
        reading.readActivity(table("bei.csv", &findings))
        reading.readFactors(table("factors.csv", &findings))
        reading.readEmissions(table("emissions.csv", &findings))
        reading.readProduction(table("production.csv", &findings))
        reading.readElectricityInputs(table("electricity_factor_inputs.csv", &findings))
        let inventory = Inventory(
            town: town(meta.value, year: year), year: year,
            accounting: accounting(reading, meta.value), records: reading.records, plants: reading.plants,
            greenElectricity: reading.green, factors: reading.factors, printed: reading.printed,
            files: files.keys.sorted().map { name in
                Inventory.SourceFile(name: name, sha256: Digest.sha256(files[name] ?? []).hexadecimal)
            }, publication: meta.value?.publication)
        return Checked(inventory, findings: findings + reading.findings)
    }

    private func table(_ name: String, _ findings: inout [Finding]) -> CSVTable? {
        guard let bytes = files[name] else { return nil }
        let checked = CSVTable.read(bytes, file: name)
        findings += checked.findings
        return checked.value
    }

    private func town(_ meta: FolderMeta?, year: Year) -> Inventory.Town {
        var population = meta?.population
        var populationYear = meta?.populationYear
        if let populations = meta?.populations, !populations.isEmpty {
            let nearest = populations.min { (abs($0.key - year.number), $0.key) < (abs($1.key - year.number), $1.key) }
            population = nearest?.value
            populationYear = nearest.map { Year($0.key) }
        }
        return Inventory.Town(
            name: meta?.city ?? name, country: meta?.country ?? "", population: population,
            populationYear: populationYear)
    }

    /// The unit that the town's own factors and figures are in: CO2 unless a factor tells other gases too.
    private func accounting(_ reading: FolderReading, _ meta: FolderMeta?) -> Accounting {
        let gases = Set(reading.factors.filter { $0.role == .emission }.map(\.gas))
        let warming: Accounting.WarmingEdition =
            switch (meta?.warming["CH4"], meta?.warming["N2O"]) {
            case (21, 310): .sar
            case (23, 296): .tar
            case (25, 298): .ar4
            case (34, 298): .ar5WithFeedback
            case (27.9, 273): .ar6
            default: .ar5
            }
        let isCarbonOnly = gases.isEmpty || gases == [.carbonDioxide]
        return Accounting(basis: isCarbonOnly ? .carbonDioxide : .equivalent, warming: warming)
    }
}
