import Cryptography

/// Brings documents and their files from one ledger into another, merging what both changed.
///
/// It can be stopped at any moment and called again: what is there already is left as it is.
public struct CopyDocuments: Sendable {
    /// What became of one document.
    public struct Step: Hashable, Sendable {
        /// The document.
        public var document: DocumentID
        /// What came of it.
        public var outcome: ReceiveRevisions.Outcome
    }

    private let source: any LedgerStore & FileArchive
    private let target: any LedgerStore & FileArchive
    private let receive: ReceiveRevisions

    /// Prepares the workflow for two ledgers; shapes are by kind of document.
    public init(
        from source: any LedgerStore & FileArchive, to target: any LedgerStore & FileArchive,
        shapes: [String: DocumentShape]
    ) {
        self.source = source
        self.target = target
        receive = ReceiveRevisions(ledger: target, shapes: shapes)
    }

    /// Brings over the documents that are wanted, each after the files that it names.
    public func callAsFunction(
        _ isWanted: (DocumentID) -> Bool = { _ in true }, each: (Step) -> Void = { _ in }
    ) async throws(StoreError) {
        for head in try await source.heads() where isWanted(head.document) {
            let revisions = try await source.revisions(of: head.document)
            for digest in Self.files(namedBy: revisions) {
                if try await target.file(digest) == nil, let file = try await source.file(digest) {
                    try await target.put(file)
                }
            }
            each(Step(document: head.document, outcome: try await receive(revisions)))
        }
    }

    /// The digests that bodies give as `sha256`, wherever they stand in them.
    static func files(namedBy revisions: [Revision]) -> [Digest] {
        var found: Set<Digest> = []
        func look(_ value: JSONValue) {
            switch value {
            case .array(let items): items.forEach(look)
            case .object(let members):
                if let digest = members["sha256"]?.text.flatMap({ Digest(hexadecimal: $0) }) { found.insert(digest) }
                members.values.forEach(look)
            default: break
            }
        }
        for revision in revisions { JSONValue(body: revision.body).map(look) }
        return found.sorted()
    }
}
