package import Cryptography
package import Ledger

/// A ledger that lives as long as its value, for tests and for trying something out.
package actor InMemoryLedger: LedgerStore {
    private var arrived: [Revision] = []
    private var newest: [DocumentID: Revision] = [:]
    private var logged = MerkleTree()
    private var checkpoints: [PublishedCheckpoint] = []

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

    package func heads(of kind: String, beginningWith name: String) -> [DocumentHead] {
        let first = DocumentID(kind: kind, name: name)
        return heads().filter { $0.document.kind == first.kind && $0.document.name.utf8.starts(with: first.name.utf8) }
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

extension InMemoryLedger: TransparencyLog {
    package func publish(
        at time: Int64, unlessAfter earlier: Int64?, sign: @escaping @Sendable (MerkleTree) throws -> SignedNote
    ) throws(StoreError) -> PublishedCheckpoint? {
        if let earlier, let newest = checkpoints.last, newest.time > earlier { return newest }
        guard logged.count < arrived.count else { return checkpoints.last }
        var tree = logged
        for revision in arrived[tree.count...] { tree.append(MerkleTree.leafHash(revision.digest.bytes)) }
        guard let note = try? sign(tree) else { throw .unavailable }
        logged = tree
        checkpoints.append(
            PublishedCheckpoint(size: tree.count, time: time, note: String(decoding: note.bytes, as: UTF8.self)))
        return checkpoints.last
    }

    package func checkpoints(limit: Int) -> [PublishedCheckpoint] { Array(checkpoints.reversed().prefix(limit)) }

    package func checkpoint(size: Int) -> PublishedCheckpoint? { checkpoints.first { $0.size == size } }

    package func position(of revision: Digest) -> Int? {
        arrived.prefix(logged.count).firstIndex { $0.digest == revision }
    }

    package func entries(from position: Int, limit: Int) -> [Digest] {
        arrived.prefix(logged.count).dropFirst(position).prefix(limit).map(\.digest)
    }

    package func document(of revision: Digest) -> DocumentID? {
        arrived.first { $0.digest == revision }?.document
    }
}
