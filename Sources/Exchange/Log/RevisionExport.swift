import Cryptography
package import Ledger

/// A revision with every field that its digest is made over, so that anybody can make the digest again.
///
/// The body stands as text, byte for byte; what was not stated is left out.
package struct RevisionExport: Encodable, Sendable {
    private struct Document: Encodable {
        let kind: String
        let name: String
    }

    private let document: Document
    private let number: Int
    private let parent: String?
    private let merged: String?
    private let author: String
    private let onBehalfOf: String?
    private let time: Int64
    private let reason: String?
    private let schema: Int
    private let body: String
    private let digest: String

    /// Takes a revision; `nil` where the body is no text, which no program of ours writes.
    package init?(_ revision: Revision) {
        guard let body = String(validating: revision.body, as: UTF8.self) else { return nil }
        self.body = body
        document = Document(kind: revision.document.kind, name: revision.document.name)
        number = revision.number
        parent = revision.parent?.hexadecimal
        merged = revision.merged?.hexadecimal
        author = revision.authorship.author
        onBehalfOf = revision.authorship.onBehalfOf
        time = revision.authorship.time
        reason = revision.authorship.reason
        schema = revision.schema
        digest = revision.digest.hexadecimal
    }

    /// Revisions one after the other, each in a line of its own.
    package static func lines(_ revisions: [Revision]) throws -> [UInt8] {
        var bytes: [UInt8] = []
        for revision in revisions {
            guard let export = RevisionExport(revision) else {
                throw StoreError.broken(revision.document, number: revision.number)
            }
            bytes += try PublishedJSON.encode(export)
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }
}
