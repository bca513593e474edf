package import Cryptography

/// A file of a release, in the pieces that it was written in: a large table is never joined.
package struct ReleaseFile: Sendable {
    package let name: String
    let pieces: [[UInt8]]

    init(_ name: String, pieces: [[UInt8]]) {
        self.name = name
        self.pieces = pieces
    }

    init(_ name: String, _ bytes: [UInt8]) { self.init(name, pieces: [bytes]) }

    /// The SHA-256 of the whole.
    package var digest: Digest { Digest.sha256(of: pieces) }

    /// The whole.
    package var bytes: [UInt8] { Array(pieces.joined()) }

    /// What a manifest says of it.
    var listed: ReleaseManifest.File {
        ReleaseManifest.File(
            name: name, bytes: pieces.reduce(0) { $0 + $1.count }, sha256: digest.hexadecimal)
    }
}
