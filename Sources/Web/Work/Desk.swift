import Accounts
import Cities
import Cryptography
import Exchange
import Findings
import Foundation
import Hummingbird
import Inventories
import Ledger
import Localization
import Quantities

/// The documents of the person who works here: opened, saved and taken in through the rooms' workflows.
struct Desk: Sendable {
    /// A document at a revision, and what it comes to.
    struct Opened: Sendable {
        let revision: Revision
        let inventory: Inventory
        let result: InventoryResult
    }

    let store: any LedgerStore & FileArchive
    let rows: any InventoryRowStore
    let renewal: Renewal
    let editions: Editions
    /// The time, in seconds since 1970 UTC.
    let clock: @Sendable () -> Int64

    var ledger: any LedgerStore { store }
    var archive: any FileArchive { store }
    var content: SiteContent { editions.current.content }

    /// A document as it is now.
    func open(_ name: String) async throws -> Opened {
        guard let head = try await ledger.head(of: id(name)) else { throw HTTPError(.notFound) }
        return try opened(head)
    }

    /// A document as it was: at a number of its main line, or at the digest of any revision.
    func open(_ name: String, revision: String) async throws -> Opened {
        if let digest = Digest(hexadecimal: revision) { return try await open(name, digest: digest) }
        guard let number = Int(revision) else { throw HTTPError(.notFound) }
        return try opened(try await ledger.revision(number, of: id(name)))
    }

    /// A document as it was at a revision.
    func open(_ name: String, digest: Digest) async throws -> Opened {
        try opened(try await ledger.revision(digest, of: id(name)))
    }

    /// What of a document was accepted and everybody reads; `nil` where nothing was.
    func accepted(_ name: String) async throws -> Revision? {
        try await ledger.head(of: DocumentID(kind: InventoryDocument.publishedKind, name: name))
    }

    /// Whether a town works on an inventory of an earlier year, or has published one, as baselines are.
    func hasInventory(of slug: String, before year: Int) async throws -> Bool {
        let own = try await ledger.names(of: InventoryDocument.kind, ofTown: slug)
        return own.contains { $0.number < year }
            || content.inventories(of: slug).contains { $0.inventory.year.number < year }
    }

    /// All revisions of a document.
    func history(_ name: String) async throws -> History { try await ledger.history(of: id(name)) }

    /// What a revision of a document comes to, without its range.
    func result(of revision: Revision) throws -> InventoryResult { try opened(revision, draws: 0).result }

    /// The inventory that a revision holds.
    func inventory(of revision: Revision) throws -> Inventory { try Inventory.read(from: revision) }

    /// Saves an inventory made from revision `base`.
    func save(
        _ inventory: Inventory, as name: String, basedOn base: Digest?, by authorship: Authorship
    ) async throws -> SaveDocument<Inventory>.Saved {
        try await SaveDocument<Inventory>(ledger: ledger)(inventory, as: id(name), basedOn: base, by: authorship)
    }

    /// The name a town's inventory of a year is kept under.
    func name(town: String, year: Year) -> String { "\(slug(town))-\(year)" }

    /// The part of an address that names a town: the register's own, else the letters and digits of its name.
    func slug(_ town: String) -> String {
        let folded = town.lowercased()
        let known = content.signatories.first { signatory in
            [signatory.name.published, signatory.name.russian, signatory.name.kazakh, signatory.slug]
                .contains { $0?.lowercased() == folded }
        }
        if let known { return known.slug }
        return town.addressPart ?? "town"
    }

    /// Examines an inventory against the other years of the town that its document is of.
    func examined(_ inventory: Inventory, as document: DocumentID, draws: Int = 10_000) -> InventoryResult {
        content.examined(
            inventory, of: InventoryDocument.town(of: document)?.slug ?? document.name, draws: draws)
    }

    func id(_ name: String) -> DocumentID { DocumentID(kind: InventoryDocument.kind, name: name) }

    private func opened(_ revision: Revision, draws: Int = 10_000) throws -> Opened {
        let inventory = try Inventory.read(from: revision)
        return Opened(
            revision: revision, inventory: inventory,
            result: examined(inventory, as: revision.document, draws: draws))
    }
}
