/// Two edits of one document brought together, part by part, from the state that both began with.
///
/// A part that only one side changed takes that side. Where both changed it differently, the first side stays and both
/// values are handed back, so that a person chooses. The same three states always give the same document.
public struct DocumentMerge: Sendable {
    /// A part that two people changed differently.
    public struct Conflict: Hashable, Sendable {
        /// The part.
        public var part: DocumentPart
        /// What both began with; `nil` where there was none.
        public var base: JSONValue?
        /// The value that stays for now; `nil` where the part was removed.
        public var kept: JSONValue?
        /// The value of the other side; `nil` where the part was removed.
        public var other: JSONValue?
    }

    /// The document with both edits.
    public let merged: JSONValue
    /// Parts that could not be merged, by name.
    public let conflicts: [Conflict]

    /// Merges `other` into `kept`, both made from `base`; from nothing when `base` is `nil`.
    public init(base: JSONValue?, kept: JSONValue, other: JSONValue, shape: DocumentShape) {
        let states = [base, kept, other].compactMap(\.self)
        let uneven = Self.uneven(states.compactMap { shape.parts(of: $0) })
        guard let here = shape.parts(of: kept, whole: uneven), let there = shape.parts(of: other, whole: uneven) else {
            (merged, conflicts) = Self.whole(base, kept, other)
            return
        }
        let before = base.flatMap { shape.parts(of: $0, whole: uneven) } ?? DocumentParts()
        var result = here
        result.lists.formUnion(there.lists)
        var found: [Conflict] = []
        for part in there.order + before.order where there.values[part] != before.values[part] {
            let (old, mine, theirs) = (before.values[part], result.values[part], there.values[part])
            guard mine != theirs else { continue }
            if mine == old {
                result.set(theirs, of: part)
            } else if !found.contains(where: { $0.part == part }) {
                found.append(Conflict(part: part, base: old, kept: mine, other: theirs))
            }
        }
        merged = result.document
        conflicts = found.sorted { $0.part < $1.part }
    }

    /// Fields that are rows in one state and in one piece in another: they are compared in one piece.
    private static func uneven(_ states: [DocumentParts]) -> Set<String> {
        let rows = states.reduce(into: Set<String>()) { $0.formUnion($1.lists) }
        return rows.filter { field in states.contains { $0.values[DocumentPart(field)] != nil } }
    }

    private static func whole(
        _ base: JSONValue?, _ kept: JSONValue, _ other: JSONValue
    ) -> (JSONValue, [Conflict]) {
        if other == base || other == kept { return (kept, []) }
        if kept == base { return (other, []) }
        return (kept, [Conflict(part: DocumentPart(""), base: base, kept: kept, other: other)])
    }
}
