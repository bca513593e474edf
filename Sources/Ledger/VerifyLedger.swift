/// Checks every chain of a ledger.
public struct VerifyLedger: Sendable {
    /// What was found.
    public struct Report: Hashable, Sendable {
        /// A document whose chain is not whole, and the first number at which it is not.
        public struct Broken: Hashable, Sendable {
            /// The document.
            public var document: DocumentID
            /// The first number at which something is wrong.
            public var number: Int
        }

        /// How many documents were checked.
        public var documents = 0
        /// How many revisions were checked.
        public var revisions = 0
        /// Documents whose chain is not whole, in the order of their names.
        public var broken: [Broken] = []
    }

    private let ledger: any LedgerStore

    /// Prepares the workflow for a ledger.
    public init(ledger: any LedgerStore) { self.ledger = ledger }

    /// Checks all documents, or those that are wanted.
    ///
    /// Documents are read one after the other, so that a ledger of any size needs the memory of its longest document.
    public func callAsFunction(_ isWanted: (DocumentID) -> Bool = { _ in true }) async throws(StoreError) -> Report {
        var report = Report()
        for head in try await ledger.heads() where isWanted(head.document) {
            report.documents += 1
            do throws(StoreError) {
                let history = try await ledger.history(of: head.document)
                report.revisions += history.revisions.count
                if let number = history.firstBroken(endingAt: head.digest) {
                    report.broken.append(Report.Broken(document: head.document, number: number))
                }
            } catch {
                guard case .broken(_, let number) = error else { throw error }
                report.broken.append(Report.Broken(document: head.document, number: number))
            }
        }
        return report
    }
}
