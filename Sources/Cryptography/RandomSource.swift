internal import CCrypto

/// Where unpredictable bytes come from; an argument, so that a test can repeat what it saw.
public protocol RandomSource: Sendable {
    /// Exactly so many bytes.
    func bytes(_ count: Int) -> [UInt8]
}

/// The random bytes of libcrypto, which the operating system seeds.
public struct SystemRandom: RandomSource {
    /// Makes the source.
    public init() {}

    /// Exactly so many bytes, fit for secrets.
    public func bytes(_ count: Int) -> [UInt8] {
        guard count > 0 else { return [] }
        var bytes = [UInt8](repeating: 0, count: count)
        // Going on with predictable secrets would be worse than stopping.
        precondition(RAND_bytes(&bytes, Int32(count)) == 1, "libcrypto has random bytes")
        return bytes
    }
}

extension RandomSource {
    /// The bytes of a secret; a source that gives fewer must not go unnoticed.
    func secret(_ count: Int) -> [UInt8] {
        let bytes = bytes(count)
        precondition(bytes.count == count, "a random source gives as many bytes as it is asked for")
        return bytes
    }
}
