package import Cryptography
package import Ledger

/// A ledger that lives as long as its value, for tests and for trying something out.
package actor InMemoryLedger: LedgerStore {
    private var arrived: [Revision] = []
    private var newest: [DocumentID: Revision] = [:]

    /// An empty ledger.
    package init() {}

    package func append(_ batch: RevisionBatch) throws(StoreError) {
        let kept = arrived.filter { $0.document == batch.document }
        let numbers = Dictionary(kept.map { ($0.digest, $0.number) }) { first, _ in first }
        try batch.check(head: newest[batch.document]?.digest, numbers: numbers)
        arrived += batch.revisions
        newest[batch.document] = batch.revisions.last
    }

    package func head(of document: DocumentID) -> Revision? {
        newest[document]
    }

    package func revision(_ digest: Digest, of document: DocumentID) throws(StoreError) -> Revision {
        guard let found = arrived.first(where: { $0.document == document && $0.digest == digest }) else {
            throw .notFound(document)
        }
        return found
    }

    package func revisions(of document: DocumentID) -> [Revision] {
        arrived.filter { $0.document == document }
    }

    package func documents(of kind: String) -> [Revision] {
        let kind = DocumentID(kind: kind, name: "").kind
        return newest.values.filter { $0.document.kind == kind }
            .sorted { $0.document.name.utf8.lexicographicallyPrecedes($1.document.name.utf8) }
    }

    package func heads() -> [DocumentHead] {
        newest.values.map { DocumentHead(document: $0.document, number: $0.number, digest: $0.digest) }
            .sorted { $0.document < $1.document }
    }

    package func changes(since position: Int64, limit: Int) -> [LedgerChange] {
        arrived.enumerated().dropFirst(Int(position)).prefix(limit).map {
            LedgerChange(position: Int64($0.offset + 1), revision: $0.element)
        }
    }

    package func version() -> Int64 {
        Int64(arrived.count)
    }
}
