public import Ledger

/// A document of a town, named `karaganda-2030`: the town, and a year or number that tells its documents apart.
public protocol TownContent: LedgerContent {
    /// The country that the document says the town lies in; rights trust the register before it.
    var country: String { get }
}

/// The parts of a town document's name.
public struct TownDocumentName: Hashable, Sendable {
    /// The part of the address that names the town.
    public var slug: String
    /// The year, or the number counted from 1.
    public var number: Int

    /// Names a document of a town.
    public init(slug: String, number: Int) {
        self.slug = slug
        self.number = number
    }

    /// Reads a name; `nil` for one of another form.
    public init?(_ name: String) {
        guard let hyphen = name.lastIndex(of: "-"), hyphen > name.startIndex,
            let number = Int(name[name.index(after: hyphen)...]), number > 0
        else { return nil }
        let slug = String(name[..<hyphen])
        guard "\(slug)-\(number)" == name, !slug.hasSuffix("-") else { return nil }
        self.init(slug: slug, number: number)
    }

    /// The name as documents carry it.
    public var text: String { "\(slug)-\(number)" }

    /// How the names of a town's documents begin; those of a town whose name is longer may begin so, too.
    public static func beginning(of slug: String) -> String { "\(slug)-" }
}

extension LedgerStore {
    /// The names of a town's documents of a kind.
    public func names(of kind: String, ofTown slug: String) async throws(StoreError) -> [TownDocumentName] {
        // The beginning is shared with towns whose names go on with a hyphen.
        try await heads(of: kind, beginningWith: TownDocumentName.beginning(of: slug))
            .compactMap { TownDocumentName($0.document.name) }.filter { $0.slug == slug }
    }
}

extension TownContent {
    /// A town's document of a year or number.
    public static func documentID(town slug: String, _ number: Int) -> DocumentID {
        documentID(TownDocumentName(slug: slug, number: number).text)
    }
}
