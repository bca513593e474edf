public import Cryptography

extension Revision {
    /// The most bytes a body may have.
    public static let bodyLimit = 16 << 20

    /// Refuses what no store may keep, whatever stands before it.
    public func checkContent() throws(StoreError) {
        let texts = [
            document.kind, document.name, authorship.author, authorship.onBehalfOf ?? "", authorship.reason ?? "",
        ]
        guard !document.kind.isEmpty, !document.name.isEmpty, !authorship.author.isEmpty, schema >= 1, !body.isEmpty,
            !texts.contains(where: { $0.utf8.contains(0) })
        else { throw .unfit }
        guard body.count <= Self.bodyLimit else { throw .tooLarge(limit: Self.bodyLimit) }
        guard isIntact else { throw .broken(document, number: number) }
    }

    /// Refuses a revision that does not follow the document's head, given by its digest and number.
    public func checkFollows(head: Digest?, number headNumber: Int) throws(StoreError) {
        guard parent == head else { throw .conflict(head: head) }
        guard number == headNumber + 1 else { throw .broken(document, number: number) }
    }
}
