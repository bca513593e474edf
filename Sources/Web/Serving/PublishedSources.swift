import Cities
import Cryptography
import Findings
import Inventories
import Ledger
import Quantities
import ReferenceData

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
    }

    /// By town, then by year.
    let all: [Source]
    /// Documents that cannot be read; they are left out.
    let unread: [DocumentID]

    init(_ shipped: ShippedContent, _ documents: PublishedDocuments) {
        var sources: [DocumentID: Source] = [:]
        var names: [String: [String: String]] = [:]
        for published in shipped.inventories {
            let inventory = published.inventory.value
            names[published.slug] = published.names
            sources[InventoryDocument.publishedID(town: published.slug, year: inventory.year.number)] = Source(
                slug: published.slug, names: published.names, inventory: published.inventory,
                digest: Digest.sha256(Array(inventory.files.map(\.sha256).joined().utf8)))
        }
        var unread: [DocumentID] = []
        let read = documents.inventories.mappedInParallel { try? Inventory.read(from: $0) }
        for (revision, inventory) in zip(documents.inventories, read) {
            let document = revision.document
            guard let (slug, year) = InventoryDocument.town(ofPublished: document), let inventory,
                inventory.year.number == year
            else {
                unread.append(document)
                sources[document] = nil
                continue
            }
            // What was noticed when the file was read is said of the same inventory only.
            let noticed = sources[document]?.inventory.value == inventory ? sources[document]?.inventory.findings : nil
            sources[document] = Source(
                slug: slug, names: names[slug], inventory: Checked(inventory, findings: noticed ?? []),
                digest: revision.digest, since: documents.firstDays[document])
        }
        all = sources.values.sorted {
            ($0.slug, $0.inventory.value.year) < ($1.slug, $1.inventory.value.year)
        }
        self.unread = unread
    }

    /// Names them all.
    var digest: Digest {
        Digest.sha256(all.flatMap { Array("\($0.slug) \($0.inventory.value.year) ".utf8) + $0.digest.bytes })
    }

    /// Examines each among the others, a town's later years after its earlier ones.
    func examined(with library: ReferenceLibrary) -> (ExamineInventory, [InventoryResult]) {
        let plain = library.examine()
        let peers = all.compactMap { source in
            PeerFigures(
                plain(source.inventory.value, draws: 0), population: source.inventory.value.town.population)
        }
        let examine = library.examine(peers: peers)
        var earlier: [String: [InventoryResult]] = [:]
        let results = all.map { source in
            let result = examine(
                source.inventory.value, findings: source.inventory.findings, previous: earlier[source.slug] ?? [])
            earlier[source.slug, default: []].append(result)
            return result
        }
        return (examine, results)
    }
}
