public import Cities
public import Ledger

/// What of an inventory is kept in the ledger: the whole value, in version 1 of its schema.
public enum InventoryDocument {
    /// The kind of document.
    public static let kind = "inventory"
    /// The kind of an inventory that its town has published; everybody may read it with all its revisions.
    public static let publishedKind = "published-inventory"
    /// The version that is written.
    public static let schema = 1
    /// The parts that two people can change without being in each other's way: lines, plants, and what is said of the
    /// town, each by itself.
    public static let shape = DocumentShape(divided: ["town"])

    /// The name of a town's inventory of a year.
    public static func id(town slug: String, year: Int) -> DocumentID {
        DocumentID(kind: kind, name: "\(slug)-\(year)")
    }

    /// The name of a town's published inventory of a year.
    public static func publishedID(town slug: String, year: Int) -> DocumentID {
        DocumentID(kind: publishedKind, name: "\(slug)-\(year)")
    }

    /// The town and the year that a name stands for; `nil` for a document of another kind or a name of another form.
    public static func town(of document: DocumentID) -> (slug: String, year: Int)? {
        document.kind == kind ? town(named: document.name) : nil
    }

    /// The town and the year that the name of a published inventory stands for.
    public static func town(ofPublished document: DocumentID) -> (slug: String, year: Int)? {
        document.kind == publishedKind ? town(named: document.name) : nil
    }

    private static func town(named name: String) -> (slug: String, year: Int)? {
        TownDocumentName(name).map { ($0.slug, $0.number) }
    }
}

extension Inventory: TownContent {
    /// The kind that a town works on; a published inventory has another.
    public static var documentKind: String { InventoryDocument.kind }
    /// The version that is written.
    public static var documentSchema: Int { InventoryDocument.schema }
    /// Lines, plants, and what is said of the town, each by itself.
    public static var documentShape: DocumentShape { InventoryDocument.shape }
    /// The country that the inventory says the town lies in.
    public var country: String { town.country }
}
