public import Cryptography

/// A part of a document that two people changed differently, and about which nobody has decided yet.
public struct OpenConflict: Hashable, Sendable {
    /// One of the two values, and who gave it.
    public struct Side: Hashable, Sendable {
        /// The value; `nil` where the part was removed.
        public var value: JSONValue?
        /// The revision that brought it.
        public var revision: Digest
        /// Who, when and why.
        public var authorship: Authorship
    }

    /// The merge in which the two met.
    public var merge: Digest
    /// The part.
    public var part: DocumentPart
    /// The value that stands in the document for now.
    public var kept: Side
    /// The other value.
    public var other: Side
}

extension History {
    /// Values that stand beside those of the newest revision, and that nobody who knew of them replaced or passed over.
    public func openConflicts(shape: DocumentShape) -> [OpenConflict] {
        let merges = revisions.filter { $0.merged != nil }
        guard let head, !merges.isEmpty else { return [] }
        let states = Dictionary(revisions.map { ($0.digest, JSONValue(body: $0.body)) }) { first, _ in first }
            .compactMapValues(\.self)
        guard let now = states[head.digest] else { return [] }
        let settled = Set(revisions.compactMap(\.authorship.reason))
        let conflicts = merges.map { DocumentMerge($0, in: self, shape: shape, read: states)?.conflicts ?? [] }
        let decisions = Decisions(of: self, about: zip(merges, conflicts), states, shape)
        var open: [OpenConflict] = []
        for (merge, conflicts) in zip(merges, conflicts) {
            guard !settled.contains(SettleConflicts.mark(of: merge.digest)) else { continue }
            for part in conflicts.map(\.part) {
                // Later merges may have chosen otherwise, so either side may stand now, or a third value.
                let standing = shape.value(of: part, in: now)
                let waiting = merge.parents.reversed().lazy.compactMap { side in
                    decisions.waiting(about: part, on: ancestry(of: side), beside: standing, in: states[side])
                }.first
                guard let waiting, let kept = origin(of: part, in: head.digest, shape, states),
                    !open.contains(where: { $0.part == part && $0.other == waiting })
                else { continue }
                open.append(OpenConflict(merge: merge.digest, part: part, kept: kept, other: waiting))
            }
        }
        return open
    }

    /// Who gave a part the value that it has in a revision.
    private func origin(
        of part: DocumentPart, in digest: Digest, _ shape: DocumentShape, _ states: [Digest: JSONValue]
    ) -> OpenConflict.Side? {
        guard var revision = self[digest], let document = states[digest] else { return nil }
        let value = shape.value(of: part, in: document)
        while true {
            let parents = revision.parents.compactMap { self[$0] }
            let earlier = parents.first { parent in
                states[parent.digest].map { shape.value(of: part, in: $0) == value } ?? false
            }
            guard let earlier, earlier.number < revision.number else { break }
            revision = earlier
        }
        return OpenConflict.Side(value: value, revision: revision.digest, authorship: revision.authorship)
    }
}

/// Who decided about which parts, by changing them or by settling a merge.
private struct Decisions {
    private struct Decision {
        var revision: Revision
        var state: JSONValue?
        var parts: Set<DocumentPart>
        var knew: Set<Digest>

        func isAbout(_ part: DocumentPart) -> Bool {
            parts.contains { $0 == part || part.row == nil && $0.field == part.field }
        }
    }

    private let shape: DocumentShape
    private var made: [Decision] = []

    init(
        of history: History, about merges: some Sequence<(Revision, [DocumentMerge.Conflict])>,
        _ states: [Digest: JSONValue], _ shape: DocumentShape
    ) {
        self.shape = shape
        let settling = Dictionary(
            merges.map { (SettleConflicts.mark(of: $0.0.digest), $0.1.map(\.part)) }
        ) { first, _ in first }
        let parts = states.compactMapValues { shape.parts(of: $0) }
        for revision in history.revisions {
            let settled = revision.authorship.reason.flatMap { settling[$0] } ?? []
            let decided = history.changes(of: revision.digest, parts).union(settled)
            guard !decided.isEmpty else { continue }
            made.append(
                Decision(
                    revision: revision, state: states[revision.digest], parts: decided,
                    knew: history.ancestry(of: revision.digest)))
        }
    }

    /// The value of a part in a state, if it is another than the one that stands, and the last who gave it on a line
    /// were not followed by somebody who decided again.
    func waiting(
        about part: DocumentPart, on line: Set<Digest>, beside standing: JSONValue?, in state: JSONValue?
    ) -> OpenConflict.Side? {
        guard let state else { return nil }
        let value = shape.value(of: part, in: state)
        guard value != standing else { return nil }
        let about = made.filter { $0.isAbout(part) }
        let giver = about.last { decision in
            guard line.contains(decision.revision.digest), let state = decision.state else { return false }
            let isFollowed = about.contains {
                $0.revision.digest != decision.revision.digest && $0.knew.contains(decision.revision.digest)
            }
            return !isFollowed && shape.value(of: part, in: state) == value
        }
        return giver.map {
            OpenConflict.Side(value: value, revision: $0.revision.digest, authorship: $0.revision.authorship)
        }
    }
}

extension DocumentShape {
    /// The value of a part as it stands in a document; `nil` where it is not in it.
    public func value(of part: DocumentPart, in document: JSONValue) -> JSONValue? {
        guard part != DocumentPart("") else { return document }
        // A list may be in one piece for a merge, though it falls into rows here.
        return part.row == nil ? document[part.field] : parts(of: document)?.values[part]
    }
}
