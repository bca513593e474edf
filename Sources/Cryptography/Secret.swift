internal import CCrypto

/// A value that shows nothing of itself in descriptions, dumps and logs.
public protocol Secret: Sendable, CustomStringConvertible, CustomReflectable {}

extension Secret {
    /// Says only what kind of secret it is.
    public var description: String { "\(Self.self), hidden" }

    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}

/// Whether two sequences of bytes are equal, in a time that tells nothing about where they differ.
///
/// Only their lengths can be learnt from it: sequences of different length are unequal at once.
public func constantTimeEquals(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    one.count == other.count && CRYPTO_memcmp(one, other, one.count) == 0
}
