internal import CCrypto

/// The secret shared with an authenticator app, and the codes computed from it and the time.
///
/// HMAC-SHA-1 and 30 seconds, the only parameters that every app keeps to.
///
/// - Source: RFC 6238 (TOTP) and RFC 4226 (HOTP).
public struct OneTimeCode: Secret, Equatable {
    /// For how many seconds a code is shown.
    public static let period: Int64 = 30

    /// The 20 bytes, which must be stored as they are, because codes are computed from them.
    public let secret: [UInt8]

    /// Makes a new secret.
    public init(random: any RandomSource) {
        secret = random.secret(20)
    }

    /// Takes a secret as it was stored; `nil` unless there are 20 bytes.
    public init?(secret: [UInt8]) {
        guard secret.count == 20 else { return nil }
        self.secret = secret
    }

    /// The code shown at a time, in seconds since 1970 UTC.
    public func code(at seconds: Int64) -> String {
        code(step: Self.step(at: seconds))
    }

    /// The code of one step of 30 seconds, counted from 1970: the HOTP value of that counter.
    public func code(step: Int64) -> String {
        let counter = withUnsafeBytes(of: step.bigEndian) { Array($0) }
        var hash = [UInt8](repeating: 0, count: 20)
        var length: UInt32 = 0
        let done = HMAC(EVP_sha1(), secret, Int32(secret.count), counter, counter.count, &hash, &length)
        precondition(done != nil && length == 20, "libcrypto computes HMAC-SHA-1")
        let offset = Int(hash[19] & 15)
        let number = hash[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let digits = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// The step whose code was typed, to be stored as the last one used; `nil` when it is refused.
    ///
    /// A clock may be a step behind or ahead. Neither a step that was used nor an earlier one is accepted again, so
    /// that a code somebody looked at cannot be used after its owner. Spaces in what was typed do not matter.
    public func step(matching typed: String, at seconds: Int64, after lastStep: Int64?) -> Int64? {
        let digits = Array(typed.unicodeScalars.filter { !$0.properties.isWhitespace }.map(String.init).joined().utf8)
        let now = Self.step(at: seconds)
        var found: Int64?
        // Every candidate is computed and compared, so that the time it takes does not tell which one it was.
        for step in now - 1...now + 1 where constantTimeEquals(Array(code(step: step).utf8), digits) {
            found = step
        }
        guard let found, found > lastStep ?? .min else { return nil }
        return found
    }

    /// Compares in constant time.
    public static func == (one: OneTimeCode, other: OneTimeCode) -> Bool {
        constantTimeEquals(one.secret, other.secret)
    }

    /// The number of the step, rounded down also before 1970.
    private static func step(at seconds: Int64) -> Int64 {
        let (quotient, remainder) = seconds.quotientAndRemainder(dividingBy: period)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
