import Cryptography

extension DocumentMerge {
    /// Merges two revisions of a history; `nil` where one is no JSON, and only a person can choose.
    ///
    /// Lines that met before may have several revisions in common, none of which is the state that both began with. So
    /// what counts is who changed a part since the lines parted: one side, and it is taken; both, and it is a conflict.
    /// A choice that an earlier merge made for now is no change.
    public init?(kept: Revision, other: Revision, in history: History, shape: DocumentShape) {
        self.init(kept: kept, other: other, in: history, shape: shape, read: [:])
    }

    /// Merges two revisions; what is already read of the history is not read again.
    private init?(
        kept: Revision, other: Revision, in history: History, shape: DocumentShape, read: [Digest: JSONValue]
    ) {
        guard let here = read[kept.digest] ?? JSONValue(body: kept.body),
            let there = read[other.digest] ?? JSONValue(body: other.body)
        else { return nil }
        let base = history.base(of: kept.digest, and: other.digest)
        let changes = LineChanges(kept.digest, other.digest, in: history, shape: shape, read: read)
        guard let changes, let mine = changes.parts[kept.digest], let theirs = changes.parts[other.digest] else {
            // Something on the way is no object and has no parts.
            self.init(base: base.flatMap { JSONValue(body: $0.body) }, kept: here, other: there, shape: shape)
            return
        }
        self.init(
            mine, theirs, base.flatMap { changes.parts[$0.digest] } ?? DocumentParts(),
            changedHere: changes.here.contains, changedThere: changes.there.contains)
    }

    /// The merged document as a body; `nil` never happens for values that were read from bodies.
    var body: [UInt8]? { try? CanonicalJSON.encode(merged) }

    /// The conflicts of a merge that stands in a history, computed again.
    public init?(_ merge: Revision, in history: History, shape: DocumentShape) {
        self.init(merge, in: history, shape: shape, read: [:])
    }

    /// The conflicts of a merge; what is already read of the history is not read again.
    init?(_ merge: Revision, in history: History, shape: DocumentShape, read: [Digest: JSONValue]) {
        guard let main = merge.parent.flatMap({ history[$0] }), let side = merge.merged.flatMap({ history[$0] }) else {
            return nil
        }
        self.init(kept: main, other: side, in: history, shape: shape, read: read)
    }
}

/// What was changed on two lines of a history since they parted.
private struct LineChanges {
    /// The parts of every revision of the two lines, and of those they parted from.
    let parts: [Digest: DocumentParts]
    /// Parts that were changed on the way to one revision and not on that to the other.
    let here: Set<DocumentPart>
    let there: Set<DocumentPart>

    init?(
        _ one: Digest, _ other: Digest, in history: History, shape: DocumentShape, read: [Digest: JSONValue]
    ) {
        let (left, right) = (history.ancestry(of: one), history.ancestry(of: other))
        let new = left.symmetricDifference(right)
        let parents = new.compactMap { history[$0] }.flatMap { [$0.parent, $0.merged].compactMap(\.self) }
        let base = history.base(of: one, and: other).map { [$0.digest] } ?? []
        var states: [Digest: JSONValue] = [:]
        for digest in new.union(parents).union(base) {
            guard let body = history[digest]?.body, let state = read[digest] ?? JSONValue(body: body) else {
                return nil
            }
            states[digest] = state
        }
        let uneven = DocumentMerge.uneven(states.values.compactMap { shape.parts(of: $0) })
        let parts = states.compactMapValues { shape.parts(of: $0, whole: uneven) }
        guard parts.count == states.count else { return nil }
        func changed(_ line: Set<Digest>) -> Set<DocumentPart> {
            line.reduce(into: []) { found, digest in found.formUnion(history.changes(of: digest, parts)) }
        }
        self.parts = parts
        here = changed(left.subtracting(right))
        there = changed(right.subtracting(left))
    }
}

extension History {
    /// The parts whose value in a revision is that of none of those it was made from.
    func changes(of digest: Digest, _ parts: [Digest: DocumentParts]) -> Set<DocumentPart> {
        guard let revision = self[digest], let own = parts[digest] else { return [] }
        let before = revision.parents.compactMap { parts[$0] }
        guard let first = before.first else { return Set(own.order) }
        return Set(own.order + first.order).filter { part in
            before.allSatisfy { $0.values[part] != own.values[part] }
        }
    }
}
