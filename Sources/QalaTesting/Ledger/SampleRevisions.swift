package import Ledger

extension DocumentID {
    /// The document most tests write to.
    package static let sample = DocumentID(kind: "inventory", name: "demokent-2022")
}

extension Revision {
    /// The revision that follows `parent`, with a body of one short text.
    package static func sample(
        _ text: String, of document: DocumentID = .sample, after parent: Revision? = nil
    ) -> Revision {
        Revision(
            document: document, after: parent,
            authorship: Authorship(author: "aigerim", time: 1_700_000_000 + Int64(parent?.number ?? 0)), schema: 1,
            body: Array("{\"text\":\"\(text)\"}".utf8))
    }

    /// Revisions one after the other, numbered from 1.
    package static func samples(_ count: Int, of document: DocumentID = .sample) -> [Revision] {
        var chain: [Revision] = []
        for number in 0..<count {
            chain.append(.sample("revision \(number + 1)", of: document, after: chain.last))
        }
        return chain
    }
}

extension LedgerStore {
    /// Appends a text to a document, again after each conflict, until it is kept.
    package func insist(_ text: String, on document: DocumentID = .sample) async throws(StoreError) -> Revision {
        while true {
            let revision = Revision.sample(text, of: document, after: try await head(of: document))
            do throws(StoreError) {
                try await append(revision)
                return revision
            } catch {
                guard case .conflict = error else { throw error }
            }
        }
    }
}
