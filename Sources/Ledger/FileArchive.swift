public import Cryptography

/// A file somebody gave, byte for byte as it was given.
public struct ArchivedFile: Hashable, Sendable {
    /// The most bytes a file may have.
    public static let limit = 32 << 20

    /// The name it was first given under.
    public var name: String
    /// Its media type, such as `text/csv`.
    public var media: String
    /// Its content.
    public var bytes: [UInt8]
    /// The SHA-256 of the content, by which documents refer to the file.
    public var digest: Digest

    /// Takes a file and computes its digest.
    public init(name: String, media: String, bytes: [UInt8]) {
        self.init(name: name, media: media, bytes: bytes, digest: .sha256(bytes))
    }

    /// Takes a file as it was stored.
    public init(name: String, media: String, bytes: [UInt8], digest: Digest) {
        self.name = name
        self.media = media
        self.bytes = bytes
        self.digest = digest
    }

    /// Whether the digest is that of the content.
    public var isIntact: Bool { digest == .sha256(bytes) }

    /// Refuses what no archive may keep.
    public func checkContent() throws(StoreError) {
        guard !name.isEmpty, !media.isEmpty, !name.utf8.contains(0), !media.utf8.contains(0) else { throw .unfit }
        guard bytes.count <= Self.limit else { throw .tooLarge(limit: Self.limit) }
        guard isIntact else { throw .damaged(digest) }
    }
}

/// Where the files behind documents are kept: once per content, never changed.
public protocol FileArchive: Sendable {
    /// Keeps a file; one with the same content stays as it was first given.
    func put(_ file: ArchivedFile) async throws(StoreError)

    /// A file by the digest of its content; `nil` when it is not kept here.
    ///
    /// A file that no longer matches its digest is `.damaged`, never returned.
    func file(_ digest: Digest) async throws(StoreError) -> ArchivedFile?
}
