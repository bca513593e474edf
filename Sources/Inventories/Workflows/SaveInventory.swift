public import Cryptography
public import Ledger

/// Saves an inventory as a new revision; an edit that began earlier is merged with what was saved meanwhile.
///
/// Where two people changed the same line differently, the saved value stands, and the other person's whole edit is
/// kept beside it as a line of its own: it can be read, compared and taken, whoever closes the browser first.
public struct SaveInventory: Sendable {
    /// What came of it.
    public struct Saved: Sendable {
        /// The head after the save.
        public var revision: Revision
        /// The inventory as saved.
        public var inventory: Inventory
        /// Lines and fields that somebody else had changed differently; they were not overwritten.
        public var conflicts: [DocumentMerge.Conflict]
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
        _ inventory: Inventory, as document: DocumentID, basedOn base: Digest?, by authorship: Authorship
    ) async throws(Failure) -> Saved {
        let origin = try await origin(base, of: document)
        let mine = Revision(
            document: document, after: origin, authorship: authorship, schema: InventoryDocument.schema,
            body: try body(inventory))
        while true {
            let head = try await asked { () async throws(StoreError) in try await ledger.head(of: document) }
            let attempt = try attempt(inventory, mine, from: origin, onto: head)
            let isKnown = try await isKnown(mine, attempt)
            guard !attempt.revisions.isEmpty, !isKnown else { return attempt.saved }
            do throws(StoreError) {
                try await ledger.append(RevisionBatch(attempt.revisions, onto: head?.digest))
                return attempt.saved
            } catch {
                guard case .conflict = error else { throw .store(error) }
                // Somebody saved in between: merge again with what they saved.
            }
        }
    }

    /// Whether this very edit was brought in before: its answer was lost, and the browser sends it again.
    private func isKnown(_ mine: Revision, _ attempt: Attempt) async throws(Failure) -> Bool {
        guard attempt.revisions.count > 1 else { return false }
        let kept = try await asked { () async throws(StoreError) in try await ledger.revisions(of: mine.document) }
        return kept.contains {
            $0.parent == mine.parent && $0.body == mine.body && $0.authorship.author == mine.authorship.author
        }
    }

    private struct Attempt {
        var saved: Saved
        /// What is to be appended; the last becomes the head.
        var revisions: [Revision]
    }

    private func attempt(
        _ inventory: Inventory, _ mine: Revision, from origin: Revision?, onto head: Revision?
    ) throws(Failure) -> Attempt {
        guard let head else {
            return Attempt(saved: Saved(revision: mine, inventory: inventory, conflicts: []), revisions: [mine])
        }
        let saved = try read(head)
        let base = try origin.map { (revision) throws(Failure) in try read(revision) }
        let merge: MergeInventories
        do throws(InventoryDocument.ReadError) {
            merge = try MergeInventories(base: base, saved: saved, wanted: inventory)
        } catch { throw .document(error) }
        let isAlone = merge.conflicts.isEmpty
        if isAlone, merge.merged == saved {
            return Attempt(saved: Saved(revision: head, inventory: saved, conflicts: []), revisions: [])
        }
        let body = try body(merge.merged)
        let revision =
            isAlone
            ? Revision(
                document: head.document, after: head, authorship: mine.authorship, schema: mine.schema, body: body)
            : Revision(after: head, bringingIn: mine, authorship: mine.authorship, body: body)
        return Attempt(
            saved: Saved(revision: revision, inventory: merge.merged, conflicts: merge.conflicts),
            revisions: isAlone ? [revision] : [mine, revision])
    }

    private func origin(_ digest: Digest?, of document: DocumentID) async throws(Failure) -> Revision? {
        guard let digest else { return nil }
        return try await asked { () async throws(StoreError) in try await ledger.revision(digest, of: document) }
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
