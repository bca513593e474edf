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
    /// Conflicts of all merges that nobody has settled, and whose part nobody has changed since.
    public func openConflicts(shape: DocumentShape) -> [OpenConflict] {
        guard let head, let now = JSONValue(body: head.body), revisions.contains(where: { $0.merged != nil }) else {
            return []
        }
        let settled = Set(revisions.compactMap(\.authorship.reason))
        return revisions.filter { $0.merged != nil && !settled.contains(SettleConflicts.mark(of: $0.digest)) }.flatMap {
            merge -> [OpenConflict] in
            guard let main = merge.parent, let side = merge.merged else { return [] }
            let conflicts = DocumentMerge(merge, in: self, shape: shape)?.conflicts ?? []
            return conflicts.filter { shape.value(of: $0.part, in: now) == $0.kept }.compactMap { conflict in
                guard let kept = origin(of: conflict.part, in: main, shape),
                    let other = origin(of: conflict.part, in: side, shape)
                else { return nil }
                return OpenConflict(merge: merge.digest, part: conflict.part, kept: kept, other: other)
            }
        }
    }

    /// Who gave a part the value that it has in a revision.
    public func origin(of part: DocumentPart, in digest: Digest, _ shape: DocumentShape) -> OpenConflict.Side? {
        guard var revision = self[digest], let document = JSONValue(body: revision.body) else { return nil }
        let value = shape.value(of: part, in: document)
        while true {
            let parents = [revision.parent, revision.merged].compactMap(\.self).compactMap { self[$0] }
            let earlier = parents.first { parent in
                JSONValue(body: parent.body).map { shape.value(of: part, in: $0) == value } ?? false
            }
            guard let earlier, earlier.number < revision.number else { break }
            revision = earlier
        }
        return OpenConflict.Side(value: value, revision: revision.digest, authorship: revision.authorship)
    }
}

extension DocumentShape {
    /// A part of a document as it stands there; `nil` where it is not in it.
    public func value(of part: DocumentPart, in document: JSONValue) -> JSONValue? {
        guard part != DocumentPart("") else { return document }
        return parts(of: document)?.values[part]
    }
}
