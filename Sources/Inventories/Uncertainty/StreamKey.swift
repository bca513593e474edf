/// Names a stream of random numbers: the same name and seed always give the same numbers, whatever else is computed.
public struct StreamKey: Hashable, Sendable, Codable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    /// The name as a number.
    public var value: UInt64

    /// A stream known by a number.
    public init(_ number: Int) { value = UInt64(bitPattern: Int64(number)) }

    /// A stream known by a name: a town and year, a factor of a table (FNV-1a over its UTF-8).
    public init(_ name: String) {
        value = name.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    /// A stream known by a name.
    public init(stringLiteral name: String) { self.init(name) }

    /// A stream known by a number.
    public init(integerLiteral number: Int) { self.init(number) }
}

extension StreamKey {
    /// The key of a stream within a stream; the finaliser of SplitMix64, twice.
    static func joined(_ outer: UInt64, _ inner: UInt64) -> UInt64 {
        mixed(outer ^ mixed(inner &+ 0x9e37_79b9_7f4a_7c15))
    }

    private static func mixed(_ key: UInt64) -> UInt64 {
        var z = key
        z = (z ^ (z &>> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z &>> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z &>> 31)
    }
}
