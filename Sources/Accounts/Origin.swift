import Cryptography

/// Where a request came from, told apart without being known.
///
/// The network address goes through SHA-256 with the installation's key, and 8 bytes of the digest are kept: enough to
/// see that two attempts came from one place, too little to say from which.
public struct Origin: Hashable, Sendable, CustomStringConvertible {
    /// 16 hexadecimal digits.
    public let text: String

    /// Hides a network address; of an IPv6 address give the /64 network, which one household has.
    public init(network: String, key: [UInt8]) {
        let parts = [Array("qala-origin-1".utf8), key, Array(network.utf8)]
        let bytes = parts.flatMap { Array("\($0.count):".utf8) + $0 }
        text = String(Digest.sha256(bytes).hexadecimal.prefix(16))
    }

    /// Takes an origin as it was stored; `nil` unless there are 16 hexadecimal digits.
    public init?(text: String) {
        guard text.utf8.count == 16, text.allSatisfy({ $0.isASCII && $0.isHexDigit && !$0.isUppercase }) else {
            return nil
        }
        self.text = text
    }

    /// The digits.
    public var description: String { text }
}
