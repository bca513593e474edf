package import Ledger

/// A ledger that lives as long as its value, for tests and for trying something out.
package actor InMemoryLedger: LedgerStore {
    private var chains: [DocumentID: [Revision]] = [:]
    private var appended: Int64 = 0

    /// An empty ledger.
    package init() {}

    package func append(_ revision: Revision) throws(StoreError) {
        try revision.checkContent()
        let head = chains[revision.document]?.last
        try revision.checkFollows(head: head?.digest, number: head?.number ?? 0)
        chains[revision.document, default: []].append(revision)
        appended += 1
    }

    package func head(of document: DocumentID) -> Revision? {
        chains[document]?.last
    }

    package func revision(_ number: Int, of document: DocumentID) throws(StoreError) -> Revision {
        guard let chain = chains[document], chain.indices.contains(number - 1) else { throw .notFound(document) }
        return chain[number - 1]
    }

    package func history(of document: DocumentID) -> [Revision] {
        chains[document] ?? []
    }

    package func documents(of kind: String) -> [Revision] {
        let kind = DocumentID(kind: kind, name: "").kind
        return chains.values.compactMap(\.last).filter { $0.document.kind == kind }
            .sorted { $0.document.name.utf8.lexicographicallyPrecedes($1.document.name.utf8) }
    }

    package func version() -> Int64 {
        appended
    }
}
