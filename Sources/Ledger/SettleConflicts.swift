public import Cryptography

/// Writes down what a person decided about the conflicts of a merge.
public struct SettleConflicts: Sendable {
    /// Why nothing was written.
    public enum Failure: Error, Hashable, Sendable {
        case store(StoreError)
        /// There is no such merge, or nothing in it waits for a decision.
        case nothingToSettle
    }

    private let ledger: any LedgerStore
    private let shape: DocumentShape

    /// Prepares the workflow for documents of a shape.
    public init(ledger: any LedgerStore, shape: DocumentShape) {
        self.ledger = ledger
        self.shape = shape
    }

    /// The reason by which a revision says that it settles a merge.
    public static func mark(of merge: Digest) -> String { "⚖ \(merge.hexadecimal.prefix(16))" }

    /// Whether a reason says that its revision settles a merge.
    public static func isMark(_ reason: String) -> Bool { reason.wholeMatch(of: /⚖ [0-9a-f]{16}/) != nil }

    /// Takes the other value of the named parts; all other conflicts of the merge are settled as they stand.
    ///
    /// A revision is written in either case: that somebody looked and kept the value is part of the history.
    public func callAsFunction(
        _ merge: Digest, of document: DocumentID, takingOther parts: Set<DocumentPart>, by authorship: Authorship
    ) async throws(Failure) -> Revision {
        while true {
            let history: History
            do throws(StoreError) { history = try await ledger.history(of: document) } catch { throw .store(error) }
            let open = history.openConflicts(shape: shape).filter { $0.merge == merge }
            guard let head = history.head, !open.isEmpty, let now = JSONValue(body: head.body),
                let body = body(of: now, taking: open.filter { parts.contains($0.part) })
            else { throw .nothingToSettle }
            var authorship = authorship
            authorship.reason = Self.mark(of: merge)
            let revision = Revision(
                document: document, after: head, authorship: authorship, schema: head.schema, body: body)
            do throws(StoreError) {
                try await ledger.append(revision)
                return revision
            } catch {
                guard case .conflict = error else { throw .store(error) }
                // Somebody saved in between: decide upon what they saved.
            }
        }
    }

    private func body(of document: JSONValue, taking conflicts: [OpenConflict]) -> [UInt8]? {
        var document = document
        for conflict in conflicts {
            guard let value = setting(conflict.other.value, of: conflict.part, in: document) else { return nil }
            document = value
        }
        return try? CanonicalJSON.encode(document)
    }

    private func setting(_ value: JSONValue?, of part: DocumentPart, in document: JSONValue) -> JSONValue? {
        if part == DocumentPart("") { return value }
        guard var parts = shape.parts(of: document) else { return nil }
        parts.set(value, of: part)
        return parts.document
    }
}
