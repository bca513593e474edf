import Cities
import Cryptography
import Findings
import Inventories
import Ledger
import Quantities
import ReferenceData
import Statistics

/// The published inventories before anything is computed: what ships, and in its place what the ledger says.
struct PublishedSources {
    /// A town's inventory of a year.
    struct Source: Sendable {
        var slug: String
        /// The town's names by language code, where they ship.
        var names: [String: String]?
        var inventory: Checked<Inventory>
        /// The digest of the document, or of the files that ship.
        var digest: Digest
        /// Since when everybody may read it; `nil` for one that ships.
        var since: CalendarDay?

        /// What statistics need of it, by what it comes to.
        func reported(_ totals: InventoryTotals) -> ReportedInventory {
            ReportedInventory(inventory.value, totals, of: slug, since: since, digest: digest.hexadecimal)
        }
    }

    /// By town, then by year.
    let all: [Source]
    /// Documents that cannot be read; they are left out.
    let unread: [DocumentID]

    init(_ shipped: ShippedContent, _ documents: PublishedDocuments) {
        (all, unread) = Self.each(shipped, documents) { $0 }
    }

    /// What a body makes of each, on all cores: nothing else of them is kept, which matters where there are many.
    static func each<Value: Sendable>(
        _ shipped: ShippedContent, _ documents: PublishedDocuments, _ body: @Sendable (Source) -> Value
    ) -> (values: [Value], unread: [DocumentID]) {
        let shipping = shippedSources(shipped)
        let names = Dictionary(shipping.values.map { ($0.slug, $0.names) }) { first, _ in first }
        let written = documents.inventories.mappedInParallel { revision -> (Key, Value)? in
            let document = revision.document
            guard let (slug, year) = InventoryDocument.town(ofPublished: document),
                let inventory = try? Inventory.read(from: revision), inventory.year.number == year
            else { return nil }
            // What was noticed when the file was read is said of the same inventory only.
            let noticed = shipping[document].flatMap { $0.inventory.value == inventory ? $0.inventory.findings : nil }
            let source = Source(
                slug: slug, names: names[slug] ?? nil, inventory: Checked(inventory, findings: noticed ?? []),
                digest: revision.digest, since: documents.firstDays[document])
            return (Key(slug: slug, year: year), body(source))
        }
        let replaced = Set(documents.inventories.map(\.document))
        let kept = shipping.filter { !replaced.contains($0.key) }.values.map { source in
            (Key(slug: source.slug, year: source.inventory.value.year.number), body(source))
        }
        let all = kept + written.compactMap(\.self)
        let unread = documents.inventories.indices.filter { written[$0] == nil }
        let order = all.indices.sorted { all[$0].0 < all[$1].0 }
        return (order.map { all[$0].1 }, unread.map { documents.inventories[$0].document })
    }

    private struct Key: Comparable, Sendable {
        var slug: String
        var year: Int

        static func < (left: Self, right: Self) -> Bool { (left.slug, left.year) < (right.slug, right.year) }
    }

    private static func shippedSources(_ shipped: ShippedContent) -> [DocumentID: Source] {
        var sources: [DocumentID: Source] = [:]
        for published in shipped.inventories {
            let inventory = published.inventory.value
            sources[InventoryDocument.publishedID(town: published.slug, year: inventory.year.number)] = Source(
                slug: published.slug, names: published.names, inventory: published.inventory,
                digest: Digest.sha256(Array(inventory.files.map(\.sha256).joined().utf8)))
        }
        return sources
    }

    /// Names them all.
    var digest: Digest {
        Digest.sha256(all.flatMap { Array("\($0.slug) \($0.inventory.value.year) ".utf8) + $0.digest.bytes })
    }
}
