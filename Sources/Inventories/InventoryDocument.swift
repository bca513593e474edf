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
    /// The shapes by which documents are merged, by their kinds: a new kind whose fields fall into members stands here.
    ///
    /// Of a kind that does not, such as what is published, no field does.
    public static let shapes: [String: DocumentShape] = [kind: shape]

    /// Why a document cannot be read.
    public enum ReadError: Error, Hashable, Sendable {
        /// Written by a newer program.
        case newer(schema: Int)
        /// Not an inventory.
        case unreadable
    }

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
        guard let hyphen = name.lastIndex(of: "-"), hyphen > name.startIndex,
            let year = Int(name[name.index(after: hyphen)...]), year > 0
        else { return nil }
        let slug = String(name[..<hyphen])
        return "\(slug)-\(year)" == name && !slug.hasSuffix("-") ? (slug, year) : nil
    }

    /// The canonical body of an inventory.
    public static func body(of inventory: Inventory) throws(ReadError) -> [UInt8] {
        do { return try CanonicalJSON.encode(inventory) } catch { throw .unreadable }
    }

    /// Reads an inventory from a revision.
    public static func inventory(in revision: Revision) throws(ReadError) -> Inventory {
        guard revision.schema <= schema else { throw .newer(schema: revision.schema) }
        do { return try CanonicalJSON.decode(Inventory.self, from: revision.body) } catch { throw .unreadable }
    }
}
