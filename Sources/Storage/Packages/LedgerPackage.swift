import Cities
package import Cryptography
package import Foundation
import Inventories
package import Ledger

/// Documents of a town in one file, to be worked on elsewhere and brought back.
///
/// The file is a ledger in SQLite by itself, so that any Qala serves it as it is; one more table holds a signed manifest
/// and the heads that the documents had when the package was made.
package struct LedgerPackage: Sendable {
    /// Why a file is not taken as a package.
    package enum Failure: Error, Hashable, Sendable {
        /// It cannot be read as a ledger.
        case store(StoreError)
        /// There is a file of that name already, perhaps with somebody's work in it.
        case exists(String)
        /// It is no ledger at all: a picture, a workbook.
        case noLedger
        /// It is damaged or cut off.
        case damaged
        /// It holds more revisions than are taken at once.
        case tooMany(Int, limit: Int)
        /// It is a ledger, but says of itself that it is no package.
        case noManifest
        /// Its schema holds what no Qala makes.
        case foreign
        /// Its manifest does not fit its signature or its documents.
        case forged
        /// The chain of a document in it is not whole.
        case broken(DocumentID, number: Int)
    }

    /// The name under which packages are signed; the key tells one Qala from another.
    package static let signerName = "qala"

    /// Whether a document goes with a town: its inventories, and what the register says of it.
    package static func isOf(_ town: String) -> @Sendable (DocumentID) -> Bool {
        { document in
            InventoryDocument.town(of: document)?.slug == town || document == Signatory.documentID(town)
        }
    }

    /// The ledger in it.
    package let ledger: SQLLedger
    /// What it says of itself.
    package let manifest: PackageManifest
    /// The manifest with its signatures.
    package let note: SignedNote

    /// Writes the documents that are wanted, with their files, into a new file.
    package static func write(
        _ isWanted: (DocumentID) -> Bool, of town: String, from source: any LedgerStore & FileArchive, to path: String,
        at time: Int64, signer: NoteSigner
    ) async throws(Failure) -> PackageManifest {
        guard !FileManager.default.fileExists(atPath: path) else { throw .exists(path) }
        let partial = path + ".partial"
        try? FileManager.default.removeItem(atPath: partial)
        do throws(StoreError) {
            let ledger = try await SQLLedger.open(path: partial)
            try await CopyDocuments(from: source, to: ledger, shapes: [:])(isWanted)
            let manifest = PackageManifest(town: town, time: time, heads: try await ledger.heads())
            guard let note = try? SignedNote(text: manifest.text, signer: signer) else { throw .unfit }
            try await ledger.write { db in
                try db.script(PackageInspection.table)
                try db.execute(
                    "INSERT INTO package (note, heads) VALUES (?, ?)",
                    [.text(String(decoding: note.bytes, as: UTF8.self)), .text(manifest.listing)])
            }
            await ledger.close()
            guard link(partial, path) == 0 else { throw .readOnly }
            unlink(partial)
            return manifest
        } catch {
            try? FileManager.default.removeItem(atPath: partial)
            throw .store(error)
        }
    }

    /// Opens a copy of a package, which stays as it is, and checks all of it before anything is taken from it.
    ///
    /// - Parameter folder: Where the copy is put; whoever calls removes it.
    package static func open(path: String, copiedInto folder: URL) async throws(Failure) -> LedgerPackage {
        let copy = folder.appendingPathComponent("package.sqlite").path
        try PackageInspection.copy(path, to: copy)
        return try await open(copy, limit: nil)
    }

    /// Opens a package that somebody sent, and checks all of it before anything is taken from it.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - folder: Where it is put; whoever calls removes it.
    ///   - limit: The most revisions that are taken.
    package static func open(
        _ bytes: [UInt8], in folder: URL, limit: Int
    ) async throws(Failure) -> LedgerPackage {
        let copy = folder.appendingPathComponent("package.sqlite")
        do { try Data(bytes).write(to: copy) } catch { throw .store(.unavailable) }
        return try await open(copy.path, limit: limit)
    }

    private static func open(_ copy: String, limit: Int?) async throws(Failure) -> LedgerPackage {
        try PackageInspection.check(copy, SQLiteSchema(migrations: Migration.shipped))
        let ledger: SQLLedger
        do throws(StoreError) { ledger = try await SQLLedger.open(path: copy) } catch { throw .damaged }
        let (manifest, note) = try await statement(in: ledger)
        let package = LedgerPackage(ledger: ledger, manifest: manifest, note: note)
        if let limit { try await package.check(limit) }
        try await package.check()
        return package
    }

    private static func statement(in ledger: SQLLedger) async throws(Failure) -> (PackageManifest, SignedNote) {
        let found: (note: String, heads: String)?
        do throws(StoreError) {
            found = try await ledger.read { db in
                let hasTable = try db.row("SELECT 1 FROM sqlite_schema WHERE name = 'package'") != nil
                let row = hasTable ? try db.row("SELECT note, heads FROM package") : nil
                return try row.map { (try $0.text(0), try $0.text(1)) }
            }
        } catch { throw .damaged }
        guard let text = found else { throw .noManifest }
        guard let note = try? SignedNote(bytes: Array(text.note.utf8)),
            let manifest = PackageManifest(text: note.text, listing: text.heads)
        else { throw .forged }
        return (manifest, note)
    }

    private func check(_ limit: Int) async throws(Failure) {
        let count: Int
        do throws(StoreError) {
            count = try await ledger.read { Int(try $0.row("SELECT count(*) FROM revision")?.integer(0) ?? 0) }
        } catch { throw .damaged }
        guard count <= limit else { throw .tooMany(count, limit: limit) }
    }

    /// Every chain is whole, and still holds the heads that the manifest names.
    private func check() async throws(Failure) {
        let report: VerifyLedger.Report
        do throws(StoreError) { report = try await VerifyLedger(ledger: ledger)() } catch {
            // The copy is ours alone: what cannot be read of it was not whole.
            throw .damaged
        }
        if let broken = report.broken.first { throw .broken(broken.document, number: broken.number) }
        for head in manifest.heads {
            do throws(StoreError) { _ = try await ledger.revision(head.digest, of: head.document) } catch {
                throw .forged
            }
        }
    }
}
