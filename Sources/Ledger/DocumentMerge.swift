/// Two edits of one document brought together, part by part.
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
            self = Self.whole(base, kept, other)
            return
        }
        let before = base.flatMap { shape.parts(of: $0, whole: uneven) } ?? DocumentParts()
        self.init(
            here, there, before, changedHere: { here.values[$0] != before.values[$0] },
            changedThere: { there.values[$0] != before.values[$0] })
    }

    /// Brings the parts of two states together, by what was changed on the way to each.
    init(
        _ here: DocumentParts, _ there: DocumentParts, _ before: DocumentParts,
        changedHere: (DocumentPart) -> Bool, changedThere: (DocumentPart) -> Bool
    ) {
        var result = here
        result.lists.formUnion(there.lists)
        result.objects.formUnion(there.objects)
        var found: [Conflict] = []
        let gone = here.order.filter { there.values[$0] == nil }
        for part in there.order + gone where changedThere(part) {
            let (mine, theirs) = (here.values[part], there.values[part])
            guard mine != theirs else { continue }
            if changedHere(part) {
                found.append(Conflict(part: part, base: before.values[part], kept: mine, other: theirs))
            } else {
                result.set(theirs, of: part)
            }
        }
        self.init(merged: result.document, conflicts: found.sorted { $0.part < $1.part })
    }

    /// Fields that are rows in one state and in one piece in another: they are compared in one piece.
    static func uneven(_ states: [DocumentParts]) -> Set<String> {
        let rows = states.reduce(into: Set<String>()) { $0.formUnion($1.lists) }
        return rows.filter { field in states.contains { $0.values[DocumentPart(field)] != nil } }
    }

    private static func whole(_ base: JSONValue?, _ kept: JSONValue, _ other: JSONValue) -> DocumentMerge {
        if other == base || other == kept { return DocumentMerge(merged: kept, conflicts: []) }
        if kept == base { return DocumentMerge(merged: other, conflicts: []) }
        let conflict = Conflict(part: DocumentPart(""), base: base, kept: kept, other: other)
        return DocumentMerge(merged: kept, conflicts: [conflict])
    }

    private init(merged: JSONValue, conflicts: [Conflict]) {
        self.merged = merged
        self.conflicts = conflicts
    }
}
