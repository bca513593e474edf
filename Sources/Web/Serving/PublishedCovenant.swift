package import Cities
package import Cryptography
package import Exchange
import Findings
import Inventories
package import Ledger
package import Localization
package import Pages
package import ReferenceData
package import Statistics

/// What is public of all towns, for statistics and releases that need no server.
package struct PublishedCovenant: Sendable {
    /// What figures follow from.
    package let snapshot: CovenantSnapshot
    /// Territories by their names.
    package let territories: TerritoryDirectory
    /// Documents of the ledger that it was made from, by their names; none where everything shipped.
    package let heads: [DocumentHead]
    /// Documents that cannot be read and were left out.
    package let unread: [DocumentID]
    /// Names what ships with the program: another program may compute otherwise.
    package let shipped: Digest
    private let names: [String: TownName]

    /// A revision that a release names and the ledger does not hold.
    package struct MissingRevision: Error {
        package let document: String
    }

    /// Reads what a ledger publishes, and what ships where it has nothing to say.
    package static func load(
        from ledger: (any LedgerStore)?, _ library: ReferenceLibrary, _ catalogue: Catalogue
    ) async throws -> PublishedCovenant {
        async let shipped = ShippedContent.load(register: nil, library: library, catalogue: catalogue)
        guard let ledger else { return try await PublishedCovenant(shipped, .none) }
        let documents = try await PublishedDocuments.read(ledger)
        return try await PublishedCovenant(shipped, documents)
    }

    /// Reads named revisions, and what ships where none is named.
    package static func load(
        _ sources: [ReleaseManifest.Source], from ledger: any LedgerStore, _ library: ReferenceLibrary,
        _ catalogue: Catalogue
    ) async throws -> PublishedCovenant {
        async let shipped = ShippedContent.load(register: nil, library: library, catalogue: catalogue)
        let named = try sources.map { source in
            guard let revised = source.revised else { throw MissingRevision(document: source.document) }
            return revised
        }
        // Most are still the newest of their documents, which are read together.
        var newest: [Digest: Revision] = [:]
        for kind in Set(named.map(\.document.kind)).sorted() {
            for revision in try await ledger.documents(of: kind) { newest[revision.digest] = revision }
        }
        var revisions: [Revision] = []
        for (document, digest) in named {
            if let revision = newest[digest], revision.document == document {
                revisions.append(revision)
            } else if let revision = try? await ledger.revision(digest, of: document) {
                revisions.append(revision)
            } else {
                throw MissingRevision(document: document.description)
            }
        }
        let documents = try await PublishedDocuments.of(revisions, in: ledger)
        return try await PublishedCovenant(shipped, documents)
    }

    /// Makes a release of what is public.
    package func release(number: Int, on day: CalendarDay, previous: String?) throws -> ReleaseFiles {
        try ReleaseFiles(
            ReleaseContent(snapshot, on: day),
            ReleaseFiles.Order(number: number, heads: heads, shipped: shipped, previous: previous))
    }

    init(_ shipped: ShippedContent, _ documents: PublishedDocuments) throws {
        let register = try PublishedRegister(shipped, documents)
        let tables = shipped.library.tables
        let sources = PublishedSources.each(shipped, documents) { source in
            source.reported(source.inventory.value.addedUp(with: tables))
        }
        let plans = PublishedPlans(documents)
        let reports = PublishedReports(documents)
        snapshot = CovenantSnapshot(
            signatories: register.signatories, inventories: sources.values, plans: plans.stated,
            reports: reports.stated, regions: shipped.regions, listedRegions: register.listedRegions,
            findings: register.findings, calendar: shipped.calendar)
        territories = TerritoryDirectory(snapshot, regionNames: try shipped.library.regionNames(of: shipped.regions)) {
            shipped.catalogue.texts($0)
        }
        let published = [documents.signatories, documents.inventories, documents.plans, documents.reports]
        heads = published.flatMap { revisions in
            revisions.map { DocumentHead(document: $0.document, number: $0.number, digest: $0.digest) }
        }.sorted { $0.document < $1.document }
        unread = register.unread + sources.unread + plans.unread + reports.unread
        self.shipped = Digest.sha256(shipped.digest.bytes + PublishedSources(shipped, .none).digest.bytes)
        names = Dictionary(register.signatories.map { ($0.slug, $0.name) }) { first, _ in first }
    }

    /// The name of a town in a language.
    package func name(of slug: String, _ language: Language) -> String {
        names[slug]?.inLanguage(language) ?? slug
    }
}
