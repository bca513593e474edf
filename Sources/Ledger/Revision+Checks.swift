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
}

/// Revisions to be appended to a document together: the last becomes the head, the others are what it stands on.
public struct RevisionBatch: Sendable {
    /// The revisions, each after those it was made from.
    public let revisions: [Revision]
    /// The head they are appended to; `nil` for a new document.
    public let head: Digest?

    /// The document.
    public let document: DocumentID

    /// Takes revisions of one document and refuses what no store may keep.
    public init(_ revisions: [Revision], onto head: Digest?) throws(StoreError) {
        guard let last = revisions.last else { throw .unfit }
        document = last.document
        self.revisions = revisions
        self.head = head
        for revision in revisions {
            try revision.checkContent()
            guard revision.document == document else { throw .unfit }
        }
    }

    /// Revisions outside the batch that it stands on.
    public var foundations: Set<Digest> {
        let own = Set(revisions.map(\.digest))
        return Set(revisions.flatMap(\.parents)).subtracting(own)
    }

    /// Refuses a batch that does not follow from the document's head and the numbers of what it stands on.
    public func check(head: Digest?, numbers: [Digest: Int]) throws(StoreError) {
        guard head == self.head else { throw .conflict(head: head) }
        var numbers = numbers
        for revision in revisions {
            let parents = revision.parents
            let known = parents.compactMap { numbers[$0] }
            let mainNumber = revision.parent.flatMap { numbers[$0] } ?? 0
            // The main line is the longest, so that its numbers have no gaps.
            guard known.count == parents.count, Set(parents).count == parents.count,
                revision.merged == nil || revision.parent != nil,
                revision.number == mainNumber + 1, known.allSatisfy({ $0 <= mainNumber }),
                numbers.updateValue(revision.number, forKey: revision.digest) == nil
            else { throw .broken(document, number: revision.number) }
        }
        guard let last = revisions.last else { throw .unfit }
        let standing = standing(of: last.digest)
        let isDescendant = head.map { standing.contains($0) } ?? true
        guard isDescendant, revisions.allSatisfy({ standing.contains($0.digest) }) else {
            throw .broken(document, number: last.number)
        }
    }

    private func standing(of digest: Digest) -> Set<Digest> {
        let own = Dictionary(revisions.map { ($0.digest, $0) }) { first, _ in first }
        var found: Set<Digest> = []
        var open = [digest]
        while let next = open.popLast() {
            guard found.insert(next).inserted, let revision = own[next] else { continue }
            open += revision.parents
        }
        return found
    }
}
