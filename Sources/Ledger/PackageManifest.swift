import Cryptography

/// What a package of documents says of itself, signed by the Qala that made it.
///
/// A few lines that anybody can read: what it is, of which town, when it was made, and the root of a Merkle tree
/// (RFC 6962) over the heads of its documents, in the order of their names.
public struct PackageManifest: Hashable, Sendable {
    /// The first line.
    public static let format = "qala package 1"

    /// The town whose documents it holds.
    public var town: String
    /// When it was made, in seconds since 1970.
    public var time: Int64
    /// The heads of its documents when it was made.
    public var heads: [DocumentHead]

    /// Describes a package.
    public init(town: String, time: Int64, heads: [DocumentHead]) {
        self.town = town
        self.time = time
        self.heads = heads.sorted { $0.document < $1.document }
    }

    /// The heads, a line each: document, number, digest.
    public var listing: String {
        heads.map { Self.line($0) + "\n" }.joined()
    }

    /// The text that is signed.
    public var text: String {
        let root = MerkleTree.root(of: heads.map { MerkleTree.leafHash(Array(Self.line($0).utf8)) })
        return "\(Self.format)\ntown \(town)\nmade \(time)\nheads \(heads.count) \(root.hexadecimal)\n"
    }

    /// Reads a signed text and the listing it speaks of; `nil` when they do not belong together.
    public init?(text: String, listing: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 5, lines[0] == Self.format, lines[1].hasPrefix("town "), lines[2].hasPrefix("made "),
            let time = Int64(lines[2].dropFirst(5))
        else { return nil }
        let heads = listing.split(separator: "\n").map(Self.head)
        guard heads.allSatisfy({ $0 != nil }) else { return nil }
        self.init(town: String(lines[1].dropFirst(5)), time: time, heads: heads.compactMap(\.self))
        guard self.text == text else { return nil }
    }

    private static func line(_ head: DocumentHead) -> String {
        "\(head.document) \(head.number) \(head.digest.hexadecimal)"
    }

    private static func head(_ line: Substring) -> DocumentHead? {
        let words = line.split(separator: " ")
        guard words.count >= 3, let digest = Digest(hexadecimal: String(words[words.count - 1])),
            let number = Int(words[words.count - 2])
        else { return nil }
        return DocumentID(text: words.dropLast(2).joined(separator: " ")).map {
            DocumentHead(document: $0, number: number, digest: digest)
        }
    }
}
