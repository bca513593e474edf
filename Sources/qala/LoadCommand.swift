import ArgumentParser
import Cities
import Findings
import Foundation
import Inventories
import Ledger
import Localization
import Quantities
import ReferenceData
import Storage

/// The command `qala load`.
struct LoadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Create the ledger and load what ships: the register and the published inventories.",
        discussion: """
            Example: qala load --data data/qala.sqlite
            Example: qala load --data postgres://qala@db.example/qala
            What is already there is left as it is; a row that changed becomes a new revision.
            """)

    @OptionGroup var location: LedgerLocation
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await output.run { session in
            try location.makeFolder()
            let ledger = try await open()
            var written = 0
            for signatory in try session.library.signatories() {
                written += try await load(signatory, as: Signatory.documentID(signatory.slug), into: ledger)
            }
            for published in try session.library.publishedInventories() {
                let inventory = published.inventory.value
                let id = InventoryDocument.publishedID(town: published.slug, year: inventory.year.number)
                written += try await load(inventory, as: id, into: ledger)
            }
            await ledger.close()
            Console.note(
                session.texts.text(
                    "command.loaded", ["count": .count(written), "file": .text(LedgerLocation.name(location.data))]))
        }
    }

    /// Opens the ledger, or makes it.
    private func open() async throws -> SQLLedger {
        do throws(StoreError) { return try await SQLLedger.open(at: location.data) } catch {
            throw CommandFailure(error, of: location.data)
        }
    }

    /// Appends a document unless its head says the same already; answers how many revisions were written.
    private func load(_ document: some Encodable, as id: DocumentID, into ledger: SQLLedger) async throws -> Int {
        let body = try CanonicalJSON.encode(document)
        let head = try await ledger.head(of: id)
        guard head?.body != body else { return 0 }
        let authorship = Authorship(
            author: "qala load", time: Int64(Date().timeIntervalSince1970), reason: "shipped with the program")
        try await ledger.append(Revision(document: id, after: head, authorship: authorship, schema: 1, body: body))
        return 1
    }
}
