public import Ledger

/// Saves an inventory as a new revision; an edit that began earlier is merged with what was saved meanwhile.
public struct SaveInventory: Sendable {
    /// What came of it.
    public struct Saved: Sendable {
        /// The revision that was written, or the head when nothing had changed.
        public var revision: Revision
        /// The inventory as saved.
        public var inventory: Inventory
        /// Lines that somebody else had changed differently; they were not overwritten.
        public var conflicts: [MergeInventories.Conflict]
        /// Parts other than lines that somebody else had changed differently; they were not overwritten.
        public var fields: [MergeInventories.Field]
    }

    /// Why nothing was saved.
    public enum Failure: Error, Hashable, Sendable {
        case store(StoreError)
        case document(InventoryDocument.ReadError)
    }

    private let ledger: any LedgerStore

    /// Prepares the workflow for a ledger.
    public init(ledger: any LedgerStore) { self.ledger = ledger }

    /// Saves `inventory`, which was made from revision `base` of the document; from nothing when `base` is `nil`.
    public func callAsFunction(
        _ inventory: Inventory, as document: DocumentID, basedOn base: Int?, by authorship: Authorship
    ) async throws(Failure) -> Saved {
        while true {
            let head = try await asked { () async throws(StoreError) in try await ledger.head(of: document) }
            var wanted = inventory
            var conflicts: [MergeInventories.Conflict] = []
            var fields: [MergeInventories.Field] = []
            if let head {
                let saved = try read(head)
                if base != head.number {
                    let origin = try await origin(base, of: document)
                    let merge = MergeInventories(base: origin, saved: saved, wanted: inventory)
                    (wanted, conflicts, fields) = (merge.merged, merge.conflicts, merge.fields)
                }
                if wanted == saved {
                    return Saved(revision: head, inventory: saved, conflicts: conflicts, fields: fields)
                }
            }
            let revision = Revision(
                document: document, after: head, authorship: authorship, schema: InventoryDocument.schema,
                body: try body(wanted))
            do throws(StoreError) {
                try await ledger.append(revision)
                return Saved(revision: revision, inventory: wanted, conflicts: conflicts, fields: fields)
            } catch {
                guard case .conflict = error else { throw .store(error) }
                // Somebody saved in between: merge again with what they saved.
            }
        }
    }

    private func origin(_ number: Int?, of document: DocumentID) async throws(Failure) -> Inventory? {
        guard let number else { return nil }
        return try read(
            try await asked { () async throws(StoreError) in try await ledger.revision(number, of: document) })
    }

    private func asked<Answer>(_ question: () async throws(StoreError) -> Answer) async throws(Failure) -> Answer {
        do throws(StoreError) { return try await question() } catch { throw .store(error) }
    }

    private func read(_ revision: Revision) throws(Failure) -> Inventory {
        do throws(InventoryDocument.ReadError) { return try InventoryDocument.inventory(in: revision) } catch {
            throw .document(error)
        }
    }

    private func body(_ inventory: Inventory) throws(Failure) -> [UInt8] {
        do throws(InventoryDocument.ReadError) { return try InventoryDocument.body(of: inventory) } catch {
            throw .document(error)
        }
    }
}
