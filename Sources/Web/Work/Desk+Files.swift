import Accounts
import Cryptography
import Exchange
import Findings
import Foundation
import Inventories
import Ledger
import Localization
import Quantities
import ReferenceData

extension Desk {
    /// A file that was given, read and examined.
    struct Taken: Sendable {
        let sha256: String
        let inventory: Inventory?
        let result: InventoryResult?
        let findings: [Finding]
    }

    /// What came of keeping a file.
    enum Kept: Equatable {
        case document(String)
        /// There is no inventory in it.
        case nothing
        /// It is of a town whose inventories are not the actor's to change.
        case notAllowed

        var name: String? { if case .document(let name) = self { name } else { nil } }
    }

    /// Reads a workbook or a table; whatever it is, the answer is a list of findings and never an exception.
    func read(_ file: MultipartForm.File, population: Int?, language: Language) -> Taken {
        let hash = Digest.sha256(file.bytes).hexadecimal
        var checked: Checked<Inventory?>
        if file.name.lowercased().hasSuffix(".csv") {
            let folder = InventoryFolder(name: String(file.name.dropLast(4)), files: ["bei.csv": file.bytes])
            checked = folder.inventory(vocabulary: content.library.vocabulary).map { $0.records.isEmpty ? nil : $0 }
            checked.findings = checked.findings.map { Self.named(file.name, $0) }
            checked.value?.files = [Inventory.SourceFile(name: file.name, sha256: hash)]
        } else {
            checked = InventoryWorkbook.read(
                file.bytes, file: file.name, vocabulary: content.library.vocabulary, catalogue: content.catalogue,
                names: content.workbookNames, expecting: WorkbookExpectation(language: language))
        }
        guard var inventory = checked.value else {
            return Taken(sha256: hash, inventory: nil, result: nil, findings: checked.findings)
        }
        if let population { inventory.town.population = population }
        let result = content.examined(inventory, of: slug(inventory.town.name), findings: checked.findings)
        return Taken(sha256: hash, inventory: inventory, result: result, findings: result.findings)
    }

    /// Keeps a file and the inventory in it; an inventory kept before becomes an earlier revision.
    func keep(_ taken: Taken, file: MultipartForm.File, for actor: Actor) async throws -> Kept {
        guard let inventory = taken.inventory else { return .nothing }
        let town = town(named: inventory.town.name, country: inventory.town.country)
        guard let authorship = authorship(in: town, actor, reason: Self.reason(file.name)) else { return .notAllowed }
        try await archive.put(
            ArchivedFile(name: file.name, media: "application/octet-stream", bytes: file.bytes))
        let name = name(town: inventory.town.name, year: inventory.year)
        let head = try await ledger.head(
            of: InventoryDocument.id(town: slug(inventory.town.name), year: inventory.year.number))
        _ = try await save(inventory, as: name, basedOn: head?.digest, by: authorship)
        return .document(name)
    }

    /// A file's name, or somebody's words, as the reason of a save; it must not look like an answer of a town or a
    /// decision of a conflict.
    static func reason(_ name: String) -> String {
        OnBehalf.Answer.read(name) == nil && !SettleConflicts.isMark(name) ? name : "«\(name)»"
    }

    private static func named(_ file: String, _ finding: Finding) -> Finding {
        var finding = finding
        finding.place.file = file
        return finding
    }
}
