/// A set that is written in the order of its members' words, so that equal sets give equal bytes.
///
/// A set has no order of its own: written as it comes, the same document would have another digest on another day.
@propertyWrapper
public struct WrittenInOrder<Member: Hashable & Codable & Sendable>: Hashable, Sendable {
    /// The set.
    public var wrappedValue: Set<Member>

    /// Wraps a set.
    public init(wrappedValue: Set<Member>) { self.wrappedValue = wrappedValue }
}

extension WrittenInOrder: Codable {
    /// Reads the members, in whichever order they stand.
    public init(from decoder: any Decoder) throws {
        wrappedValue = try Set(decoder.singleValueContainer().decode([Member].self))
    }

    /// Writes the members in the order of what they are written as.
    public func encode(to encoder: any Encoder) throws {
        let written = try wrappedValue.map { (words: try CanonicalJSON.encode([$0]), member: $0) }
        let ordered = written.sorted { $0.words.lexicographicallyPrecedes($1.words) }.map(\.member)
        var container = encoder.singleValueContainer()
        try container.encode(ordered)
    }
}
