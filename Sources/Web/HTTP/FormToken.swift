import Cryptography
import Hummingbird
import Ledger
import NIOCore

/// A token in every form that proves the form came from a page of this process.
struct FormToken: Sendable {
    /// The token.
    let value: String

    /// Makes a token of 256 random bits.
    init() {
        var generator = SystemRandomNumberGenerator()
        value = (0..<4).map { _ in
            let part = String(generator.next(), radix: 16)
            return String(repeating: "0", count: 16 - part.count) + part
        }.joined()
    }

    /// Refuses a form without the token.
    func check(_ form: FormFields) throws(HTTPError) {
        // Digests are compared, so that the time it takes says nothing about the token.
        guard Digest.sha256(Array((form["csrf"] ?? "").utf8)) == Digest.sha256(Array(value.utf8)) else {
            throw HTTPError(.forbidden)
        }
    }
}

extension Request {
    /// The fields of a form that carries no file.
    func form(upTo limit: Int = 4 << 20) async throws -> FormFields {
        let body = try await body.collect(upTo: limit)
        return FormFields(urlEncoded: Array(body.readableBytesView))
    }
}
