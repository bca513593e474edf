import Cities
import Cryptography
import Findings
import Inventories
import ReferenceData
import Statistics

/// All published inventories: added up at once, each examined among the others when somebody looks at it.
struct PublishedInventories: Sendable {
    /// By town, then by year.
    let all: [PublishedInventory]
    /// What statistics need of them.
    let reported: [ReportedInventory]
    /// Examines an inventory as one among them.
    let examine: ExamineInventory
    /// Names them all.
    let digest: Digest
    private let byTown: [String: [PublishedInventory]]

    init(_ sources: PublishedSources, _ library: ReferenceLibrary) {
        let computed = sources.all.mappedInParallel { source in
            let totals = source.inventory.value.addedUp(with: library.tables)
            return (
                reported: source.reported(totals),
                peer: PeerFigures(source.inventory.value, totals, population: source.inventory.value.town.population)
            )
        }
        let examine = library.examine(peers: computed.compactMap(\.peer))
        var byTown: [String: [PublishedInventory]] = [:]
        all = sources.all.map { source in
            let published = PublishedInventory(source, after: byTown[source.slug] ?? [], examine: examine)
            byTown[source.slug, default: []].append(published)
            return published
        }
        self.byTown = byTown
        self.examine = examine
        reported = computed.map(\.reported)
        digest = sources.digest
    }

    /// Those of a town, oldest first.
    func ofTown(_ slug: String) -> [PublishedInventory] { byTown[slug] ?? [] }

    /// So many of them, those that were published last first; of one day those of the latest years.
    func newest(_ count: Int) -> [PublishedInventory] {
        func day(_ inventory: PublishedInventory) -> Int { inventory.since?.daysSince1970 ?? .min }
        let sorted = all.sorted {
            (day($1), $1.inventory.year, $0.slug) < (day($0), $0.inventory.year, $1.slug)
        }
        return Array(sorted.prefix(count))
    }

    /// Towns that have one.
    var towns: Set<String> { Set(byTown.keys) }
}
