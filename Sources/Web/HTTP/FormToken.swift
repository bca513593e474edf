import Cryptography
import Hummingbird
import NIOCore

/// A token in every form that proves the form came from a page of ours, shown to this very visitor.
struct FormToken: Sendable {
    /// The token; empty where no form is taken.
    let value: String

    /// No form is taken.
    static let none = FormToken(value: "")

    private init(value: String) { self.value = value }

    /// Makes a token of 256 random bits, for all forms of this process.
    init() { value = Token(random: SystemRandom()).text }

    /// The token that belongs to what a browser holds: derived, so that nothing has to be kept of it.
    init(of token: Token) { value = Digest.keyed(Array("qala-form-1".utf8), key: Array(token.text.utf8)).hexadecimal }

    /// Refuses a form without the token.
    func check(_ form: FormFields) throws(Refusal) {
        guard !value.isEmpty, constantTimeEquals(Array((form["csrf"] ?? "").utf8), Array(value.utf8)) else {
            throw .foreignForm
        }
    }
}

extension Request {
    /// The fields of a form that carries no file, after its token was checked.
    func form(_ token: FormToken, upTo limit: Int = 256 << 10) async throws -> FormFields {
        let body = try await body.collect(upTo: limit)
        let fields = FormFields(urlEncoded: Array(body.readableBytesView))
        try token.check(fields)
        return fields
    }
}
