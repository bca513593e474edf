import Foundation

/// RFC 4648 in one spelling: every text that is read would be written the same again.
enum Base64: Sendable {
    /// Section 4, with padding.
    case standard
    /// Section 4 without padding, as in password hashes.
    case unpadded
    /// Section 5 without padding, as in addresses.
    case urlSafe

    func encode(_ bytes: [UInt8]) -> String {
        let text = Data(bytes).base64EncodedString()
        switch self {
        case .standard: return text
        case .unpadded: return text.filter { $0 != "=" }
        case .urlSafe:
            return String(
                text.compactMap { character -> Character? in
                    switch character {
                    case "+": "-"
                    case "/": "_"
                    case "=": nil
                    default: character
                    }
                })
        }
    }

    func decode(_ text: some StringProtocol) -> [UInt8]? {
        var padded = String(text)
        if self == .urlSafe {
            padded = padded.replacing("-", with: "+").replacing("_", with: "/")
        }
        if self != .standard {
            padded += String(repeating: "=", count: (4 - padded.utf8.count % 4) % 4)
        }
        guard let data = Data(base64Encoded: padded) else { return nil }
        let bytes = Array(data)
        // Foundation overlooks stray bits at the end; two spellings of one secret would be two secrets to a database.
        return encode(bytes).utf8.elementsEqual(text.utf8) ? bytes : nil
    }
}
