/// What differs between two states of a document, part by part.
public struct DocumentDifference: Hashable, Sendable {
    /// One part that differs.
    public struct Change: Hashable, Sendable {
        /// The part.
        public var part: DocumentPart
        /// Its value before; `nil` where it was added.
        public var before: JSONValue?
        /// Its value after; `nil` where it was removed.
        public var after: JSONValue?
    }

    /// The parts that differ, in the order of the later state; removed ones last.
    public let changes: [Change]

    /// Compares two states; everything is new when there was none before.
    public init(from before: JSONValue?, to after: JSONValue, shape: DocumentShape) {
        let old = before.map { Self.parts(of: $0, shape) } ?? DocumentParts()
        let new = Self.parts(of: after, shape)
        let kept = new.order.filter { old.values[$0] != new.values[$0] }
        let removed = old.order.filter { new.values[$0] == nil }
        changes = (kept + removed).map { Change(part: $0, before: old.values[$0], after: new.values[$0]) }
    }

    private static func parts(of document: JSONValue, _ shape: DocumentShape) -> DocumentParts {
        if let parts = shape.parts(of: document) { return parts }
        var whole = DocumentParts()
        whole.append(document, as: DocumentPart(""))
        return whole
    }
}
