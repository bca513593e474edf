public import Cryptography

/// Why nothing was saved.
public enum SaveFailure: Error, Hashable, Sendable {
    case store(StoreError)
    case document(DocumentReadError)
}

/// Saves a document as a new revision; an edit that began earlier is merged with what was saved meanwhile.
///
/// Where two people changed the same part differently, the saved value stands, and the other person's whole edit is
/// kept beside it as a line of its own: it can be read, compared and taken, whoever closes the browser first.
public struct SaveDocument<Content: LedgerContent>: Sendable {
    /// What came of it.
    public struct Saved: Sendable {
        /// The head after the save.
        public var revision: Revision
        /// The content as saved.
        public var content: Content
        /// Parts that somebody else had changed differently; they were not overwritten.
        public var conflicts: [DocumentMerge.Conflict]
    }

    private let ledger: any LedgerStore

    /// Prepares the workflow for a ledger.
    public init(ledger: any LedgerStore) { self.ledger = ledger }

    /// Saves `content`, which was made from revision `base` of the document; from nothing when `base` is `nil`.
    public func callAsFunction(
        _ content: Content, as document: DocumentID, basedOn base: Digest?, by authorship: Authorship
    ) async throws(SaveFailure) -> Saved {
        let origin = try await origin(base, of: document)
        let mine = Revision(
            document: document, after: origin, authorship: authorship, schema: Content.documentSchema,
            body: try body(content))
        while true {
            let head = try await asked { () async throws(StoreError) in try await ledger.head(of: document) }
            let attempt = try attempt(content, mine, from: origin, onto: head)
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
    private func isKnown(_ mine: Revision, _ attempt: Attempt) async throws(SaveFailure) -> Bool {
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
        _ content: Content, _ mine: Revision, from origin: Revision?, onto head: Revision?
    ) throws(SaveFailure) -> Attempt {
        guard let head else {
            return Attempt(saved: Saved(revision: mine, content: content, conflicts: []), revisions: [mine])
        }
        let saved = try read(head)
        let base = try origin.map { (revision) throws(SaveFailure) in try read(revision) }
        let merge: MergeDocuments<Content>
        do throws(DocumentReadError) {
            merge = try MergeDocuments(base: base, saved: saved, wanted: content)
        } catch { throw .document(error) }
        let isAlone = merge.conflicts.isEmpty
        if isAlone, merge.merged == saved {
            return Attempt(saved: Saved(revision: head, content: saved, conflicts: []), revisions: [])
        }
        let body = try body(merge.merged)
        let revision =
            isAlone
            ? Revision(
                document: head.document, after: head, authorship: mine.authorship, schema: mine.schema, body: body)
            : Revision(after: head, bringingIn: mine, authorship: mine.authorship, body: body)
        return Attempt(
            saved: Saved(revision: revision, content: merge.merged, conflicts: merge.conflicts),
            revisions: isAlone ? [revision] : [mine, revision])
    }

    private func origin(_ digest: Digest?, of document: DocumentID) async throws(SaveFailure) -> Revision? {
        guard let digest else { return nil }
        return try await asked { () async throws(StoreError) in try await ledger.revision(digest, of: document) }
    }

    private func asked<Answer>(_ question: () async throws(StoreError) -> Answer) async throws(SaveFailure) -> Answer {
        do throws(StoreError) { return try await question() } catch { throw .store(error) }
    }

    private func read(_ revision: Revision) throws(SaveFailure) -> Content {
        do throws(DocumentReadError) { return try Content.read(from: revision) } catch { throw .document(error) }
    }

    private func body(_ content: Content) throws(SaveFailure) -> [UInt8] {
        do throws(DocumentReadError) { return try content.documentBody() } catch { throw .document(error) }
    }
}
