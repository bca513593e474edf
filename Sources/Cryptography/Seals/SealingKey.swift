/// The key that closes and opens seals.
public struct SealingKey: Secret, Equatable {
    /// The 32 bytes; to be kept where nobody else reads them.
    public let bytes: [UInt8]

    /// Makes a new key.
    public init(random: any RandomSource) {
        bytes = random.secret(32)
    }

    /// Takes a key as it was stored; `nil` unless there are 32 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// Compares in constant time.
    public static func == (one: SealingKey, other: SealingKey) -> Bool {
        constantTimeEquals(one.bytes, other.bytes)
    }
}
