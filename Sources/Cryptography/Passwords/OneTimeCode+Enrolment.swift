extension OneTimeCode {
    /// The secret in base32, 32 capitals and digits, to be typed into an app.
    public var base32: String { Base32.encode(secret) }

    /// Reads a secret from its base32 text; `nil` unless it is exactly what a secret is written as.
    public init?(base32: String) {
        guard let secret = Base32.decode(base32) else { return nil }
        self.init(secret: secret)
    }

    /// The address that an app reads from a QR code: `otpauth://totp/Issuer:account?secret=…`.
    ///
    /// - Source: Google Authenticator's key URI format, which the other apps follow.
    public func uri(issuer: String, account: String) -> String {
        let issuer = Self.percentEncoded(issuer)
        return "otpauth://totp/\(issuer):\(Self.percentEncoded(account))?secret=\(base32)&issuer=\(issuer)"
            + "&algorithm=SHA1&digits=6&period=\(Self.period)"
    }

    /// Every byte but RFC 3986's unreserved letters as `%XX`.
    private static func percentEncoded(_ text: String) -> String {
        let hexadecimal = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                bytes += [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
