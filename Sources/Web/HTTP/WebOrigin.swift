/// Under which scheme, name and port people reach a server: `https://qala.example`.
package struct WebOrigin: Hashable, Sendable {
    /// As browsers write it in `Origin`.
    package let text: String
    /// The name with a port that is not the scheme's own, as in `Host`.
    package let authority: String
    /// Whether the line is encrypted.
    package let isSecure: Bool

    /// Reads an origin; `nil` unless it is `https://name[:port]`, or `http` with a loopback name.
    package init?(_ text: String) {
        let text = text.lowercased()
        let rest: Substring
        if text.hasPrefix("https://") {
            rest = text.dropFirst(8)
            isSecure = true
        } else if text.hasPrefix("http://") {
            rest = text.dropFirst(7)
            isSecure = false
        } else {
            return nil
        }
        let name = rest.last == "]" ? rest : rest.lastIndex(of: ":").map { rest[..<$0] } ?? rest
        let port = rest.dropFirst(name.count)
        let isName = name.utf8.allSatisfy { byte in
            byte < 0x80 && Unicode.Scalar(byte).properties.isAlphabetic || "0123456789.-:[]".utf8.contains(byte)
        }
        guard !name.isEmpty, name.utf8.count <= 253, isName, port.isEmpty || Self.isPort(port.dropFirst()) else {
            return nil
        }
        guard isSecure || ["localhost", "127.0.0.1", "[::1]"].contains(name) else { return nil }
        let isDefault = port.isEmpty || port == (isSecure ? ":443" : ":80")
        authority = isDefault ? String(name) : String(rest)
        self.text = (isSecure ? "https://" : "http://") + authority
    }

    private static func isPort(_ digits: Substring) -> Bool {
        digits.allSatisfy { $0.isASCII && $0.isNumber } && Int(digits).map { (1...65_535).contains($0) } == true
    }
}

/// Where to go on after signing in: an address of this site and nothing else.
enum ReturnPath {
    /// The address as it was asked for, where it is a page of a language of this site; otherwise nothing.
    ///
    /// Browsers take `//`, `/\` and a control character in front of them for another site.
    static func checked(_ typed: String?) -> String? {
        guard let typed, typed.utf8.count <= 500,
            typed.hasPrefix("/kk") || typed.hasPrefix("/ru") || typed.hasPrefix("/en"),
            typed.utf8.dropFirst(3).first.map({ $0 == UInt8(ascii: "/") }) ?? true,
            typed.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }), !typed.contains("//")
        else { return nil }
        return typed
    }
}
