public import Ledger

/// How the row of a document is made: a pure function of the document, and of what it is examined with.
public struct InventoryProjection: Sendable {
    /// The version of the function; a change of what rows say needs another.
    public static let function = 1
    /// The kinds of documents that have rows.
    public static let kinds = [InventoryDocument.kind, InventoryDocument.publishedKind]

    /// What rows are made by: another function or other tables have another version.
    public var version: String
    /// The position in the ledger up to which it knows what towns have published; rows go as far and no further.
    public var position: Int64
    /// The country of a town in the register.
    public var country: @Sendable (_ slug: String) -> String?
    /// The names of a town in the register.
    public var names: @Sendable (_ slug: String) -> [String]
    /// Examines an inventory that a document holds, without draws.
    public var examine: @Sendable (_ inventory: Inventory, _ document: DocumentID) -> InventoryResult

    /// States how.
    public init(
        version: String, position: Int64, country: @escaping @Sendable (String) -> String?,
        names: @escaping @Sendable (String) -> [String],
        examine: @escaping @Sendable (Inventory, DocumentID) -> InventoryResult
    ) {
        self.version = version
        self.position = position
        self.country = country
        self.names = names
        self.examine = examine
    }

    /// The row of a document's head; `country` is that in which rights see the town.
    public func row(of head: Revision, country: String?) -> ProjectedInventory {
        let town = Self.town(of: head.document)
        let content = content(of: head)
        var named = town.map { names($0.slug) } ?? []
        if case .figures(let figures) = content { named.append(figures.town.name) }
        named.append(head.document.name)
        return ProjectedInventory(
            document: head.document, slug: town?.slug, country: country?.withoutNul, year: town?.year,
            words: named.joined(separator: "\n").withoutNul.lowercased(),
            save: ProjectedInventory.Save(number: head.number, digest: head.digest, authorship: head.authorship),
            content: content)
    }

    private func content(of head: Revision) -> ProjectedInventory.Content {
        do throws(DocumentReadError) {
            var figures = ProjectedInventory.Figures(
                examine(try Inventory.read(from: head), head.document))
            figures.town.name = figures.town.name.withoutNul
            figures.town.country = figures.town.country.withoutNul
            return .figures(figures)
        } catch {
            switch error {
            case .newer: return .trouble(.newer)
            case .unreadable: return .trouble(.unreadable)
            }
        }
    }

    /// The town and the year that the name of a document stands for, published or not.
    static func town(of document: DocumentID) -> (slug: String, year: Int)? {
        InventoryDocument.town(of: document) ?? InventoryDocument.town(ofPublished: document)
    }
}

extension String {
    /// The text as a database keeps it.
    fileprivate var withoutNul: String { utf8.contains(0) ? replacing("\0", with: "") : self }
}
