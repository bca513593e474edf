import Cities
import Cryptography
import Inventories
import Ledger
import Plans
import Quantities
import Statistics

/// The documents of one kind that a ledger publishes of towns, each read once for as long as it stays as it is.
struct PublishedTownDocuments<Content: TownContent>: Sendable {
    /// A published document.
    struct Published: Hashable, Sendable {
        let name: TownDocumentName
        let revision: Revision
        let content: Content
        /// Since when everybody may read it; `nil` where nobody noted the day.
        let since: CalendarDay?
    }

    /// By the names of their documents.
    let all: [Published]
    /// Documents that cannot be read; they are left out.
    let unread: [DocumentID]
    private let places: [TownDocumentName: Int]
    private let byTown: [String: [Int]]

    /// Reads heads of documents; what earlier ones have read of the same revisions is taken over.
    init(_ heads: [Revision], since days: [DocumentID: CalendarDay], after earlier: Self? = nil) {
        let read = heads.mappedInParallel { revision -> Published? in
            guard let name = TownDocumentName(revision.document.name) else { return nil }
            let known = earlier?[name].flatMap { $0.revision.digest == revision.digest ? $0.content : nil }
            guard let content = known ?? (try? Content.read(from: revision)) else { return nil }
            return Published(name: name, revision: revision, content: content, since: days[revision.document])
        }
        unread = zip(heads, read).filter { $1 == nil }.map(\.0.document)
        let all = read.compactMap(\.self)
        self.all = all
        places = Dictionary(all.enumerated().map { ($1.name, $0) }) { first, _ in first }
        byTown = Dictionary(grouping: all.indices) { all[$0].name.slug }
    }

    /// The document of a name.
    subscript(name: TownDocumentName) -> Published? { places[name].map { all[$0] } }

    /// Those of a town, by their years or numbers.
    func ofTown(_ slug: String) -> [Published] {
        (byTown[slug] ?? []).map { all[$0] }.sorted { $0.name.number < $1.name.number }
    }
}

/// The plans that a ledger publishes.
typealias PublishedPlans = PublishedTownDocuments<Plan>

extension PublishedPlans {
    init(_ documents: PublishedDocuments, after earlier: Self? = nil) {
        self.init(documents.plans, since: documents.firstDays, after: earlier)
    }

    /// What statistics need of them.
    var stated: [PublishedPlan] {
        all.map {
            PublishedPlan(
                slug: $0.name.slug, year: Year($0.name.number), plan: $0.content, since: $0.since,
                digest: $0.revision.digest.hexadecimal)
        }
    }
}

/// The reports that a ledger publishes.
typealias PublishedReports = PublishedTownDocuments<MonitoringReport>

extension PublishedReports {
    init(_ documents: PublishedDocuments, after earlier: Self? = nil) {
        self.init(documents.reports, since: documents.firstDays, after: earlier)
    }

    /// What statistics need of them.
    var stated: [PublishedReport] {
        all.map {
            PublishedReport(slug: $0.name.slug, number: $0.name.number, report: $0.content, since: $0.since)
        }
    }
}
