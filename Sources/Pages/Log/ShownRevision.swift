import Cryptography
import Findings
package import Ledger
import Localization

/// The revision of the ledger that says byte for byte what a page shows.
package struct ShownRevision: Equatable, Sendable {
    /// The document, as kind and name.
    package var document: String
    package var number: Int
    /// The digest in hexadecimal.
    package var digest: String

    package init(_ revision: Revision) {
        document = revision.document.description
        number = revision.number
        digest = revision.digest.hexadecimal
    }

    /// Number, digest, and the way to the proof.
    func parts(_ texts: Texts) -> [Cell.Part] {
        [
            .words(texts["revision.number", ["number": .plain(number)]]),
            .code("SHA-256 \(texts.shortDigest(digest))"),
            .link(Link(texts["revision.proof"], Address(texts.language).logged(digest))),
        ]
    }
}
