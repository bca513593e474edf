import Foundation

/// The name of a document: its kind and a name that stays, such as `inventory` and `karaganda-2022`.
///
/// Both are kept in Unicode's composed form: names that compare equal are also equal byte for byte, in every store
/// and under every digest, whichever keyboard or file system they came from.
public struct DocumentID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The kind of document.
    public let kind: String
    /// The name within the kind.
    public let name: String

    /// Names a document.
    public init(kind: String, name: String) {
        self.kind = Self.composed(kind)
        self.name = Self.composed(name)
    }

    /// Reads a kind and a name as `description` writes them; `nil` where one of them is missing.
    public init?(text: some StringProtocol) {
        guard let slash = text.firstIndex(of: "/") else { return nil }
        let name = text[text.index(after: slash)...]
        guard slash != text.startIndex, !name.isEmpty else { return nil }
        self.init(kind: String(text[..<slash]), name: String(name))
    }

    /// The kind and the name, as `inventory/karaganda-2022`.
    public var description: String { "\(kind)/\(name)" }

    /// By the UTF-8 bytes of the kind, then of the name.
    public static func < (left: DocumentID, right: DocumentID) -> Bool {
        if left.kind != right.kind { return left.kind.utf8.lexicographicallyPrecedes(right.kind.utf8) }
        return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
    }

    private static func composed(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCanonicalMapping
    }
}

extension DocumentID: Codable {
    private enum CodingKeys: CodingKey {
        case kind
        case name
    }

    /// Reads a name and composes it.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            kind: try container.decode(String.self, forKey: .kind),
            name: try container.decode(String.self, forKey: .name))
    }
}
