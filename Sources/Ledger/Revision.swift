public import Cryptography

/// Who changed something, when and why.
public struct Authorship: Hashable, Codable, Sendable {
    /// Who did it, by an identifier that can outlive the person's data.
    public var author: String
    /// On whose behalf.
    public var onBehalfOf: String?
    /// When, in whole seconds since 1970 UTC.
    public var time: Int64
    /// Why, in the author's words.
    public var reason: String?

    /// States who did something.
    public init(author: String, onBehalfOf: String? = nil, time: Int64, reason: String? = nil) {
        self.author = author
        self.onBehalfOf = onBehalfOf
        self.time = time
        self.reason = reason
    }
}

/// One saved state of a document, chained to the one before by its digest.
public struct Revision: Hashable, Sendable {
    /// The document.
    public var document: DocumentID
    /// Counted from 1.
    public var number: Int
    /// The digest of the revision before; `nil` for the first.
    public var parent: Digest?
    /// The head of another line of revisions that was brought in here; `nil` for all but a merge.
    public var merged: Digest?
    /// Who, when and why.
    public var authorship: Authorship
    /// The version of the document's schema.
    public var schema: Int
    /// The canonical JSON of the document.
    public var body: [UInt8]
    /// The SHA-256 over everything above.
    public var digest: Digest

    /// Makes the revision that follows `parent`, and its digest.
    public init(
        document: DocumentID, after parent: Revision?, authorship: Authorship, schema: Int, body: [UInt8]
    ) {
        self.init(
            document: document, number: (parent?.number ?? 0) + 1, parent: parent?.digest, authorship: authorship,
            schema: schema, body: body, digest: nil)
    }

    /// Makes the revision that follows `parent` and brings in the line of revisions that ends with `other`.
    public init(after parent: Revision, bringingIn other: Revision, authorship: Authorship, body: [UInt8]) {
        self.init(
            document: parent.document, number: max(parent.number, other.number) + 1, parent: parent.digest,
            merged: other.digest, authorship: authorship, schema: max(parent.schema, other.schema), body: body,
            digest: nil)
    }

    /// Takes a revision as it was stored; without a digest, computes it.
    public init(
        document: DocumentID, number: Int, parent: Digest?, merged: Digest? = nil, authorship: Authorship, schema: Int,
        body: [UInt8], digest: Digest?
    ) {
        self.document = document
        self.number = number
        self.parent = parent
        self.merged = merged
        self.authorship = authorship
        self.schema = schema
        self.body = body
        self.digest = Self.unset
        self.digest = digest ?? contentDigest
    }

    /// What it was made from: none for the first, two for a merge.
    public var parents: [Digest] { [parent, merged].compactMap(\.self) }

    /// Whether the digest is that of the content.
    public var isIntact: Bool { digest == contentDigest }

    private static let unset = Digest.sha256([])

    /// The digest of the content: SHA-256 over its fields, each preceded by its length, in this order.
    ///
    /// What was not stated is `-`, so that no reason and an empty reason differ. A merge says so in front and names the
    /// head that it brings in after its parent.
    private var contentDigest: Digest {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(body.count + 512)
        func append(_ field: [UInt8]?) {
            guard let field else { return bytes.append(UInt8(ascii: "-")) }
            bytes += Array("\(field.count):".utf8)
            bytes += field
        }
        append(Array((merged == nil ? "qala-revision-1" : "qala-merge-1").utf8))
        append(Array(document.kind.utf8))
        append(Array(document.name.utf8))
        append(Array(String(number).utf8))
        append(parent?.bytes)
        if let merged { append(merged.bytes) }
        append(Array(authorship.author.utf8))
        append(authorship.onBehalfOf.map { Array($0.utf8) })
        append(Array(String(authorship.time).utf8))
        append(authorship.reason.map { Array($0.utf8) })
        append(Array(String(schema).utf8))
        append(body)
        return Digest.sha256(bytes)
    }
}
