import Cities
import Cryptography
import Findings
import Inventories
import Ledger
import Plans
import Quantities

/// Gathers the revisions that go to review together, as they are now.
///
/// With a plan go its baseline and the newest inventory. With a report go the accepted plan that it reports on, the
/// inventories that it uses, and the accepted report before it; of these what has not changed since it was accepted goes
/// as its public copy, so that nobody judges it twice.
struct GatherDocuments {
    /// What goes together.
    struct Gathered {
        let slug: String
        let town: Inventory.Town
        let item: Submission.Item
        /// The revisions, that of the item's own document first.
        var revisions: [Revision]
        /// The year of the commitment that the plan is about.
        let commitmentYear: Int
        /// What stands in the way.
        var obstacles: [Finding] = []
    }

    private typealias Failure = SubmitForReview.Failure

    let ledger: any LedgerStore

    func callAsFunction(_ subject: DocumentID) async throws(SubmitForReview.Failure) -> Gathered {
        guard let name = TownDocumentName(subject.name), let head = try await head(subject) else {
            throw .store(.notFound(subject))
        }
        return subject.kind == MonitoringReport.documentKind
            ? try await report(try read(MonitoringReport.self, head), name, head)
            : try await plan(try read(Plan.self, head), name, head)
    }

    private func plan(_ plan: Plan, _ name: TownDocumentName, _ head: Revision) async throws(Failure) -> Gathered {
        let documents = try await inventories(of: name.slug)
        let years = plan.inventoryYears(among: documents.keys)
        let base = years.baseline.flatMap { documents[$0] }
        let newest = base == nil ? nil : years.latest.flatMap { documents[$0] }
        var gathered = Gathered(
            slug: name.slug, town: plan.town, item: .plan, revisions: [head], commitmentYear: name.number)
        for document in [base, newest].compactMap(\.self) {
            if let inventory = try await self.head(document) { gathered.revisions.append(inventory) }
        }
        if gathered.revisions.count == 1 {
            let year: Detail = plan.baselineYear.map { .plain($0.number) } ?? .term("figure.unknown")
            gathered.obstacles.append(Finding("submission.no-baseline", .blocker, details: ["year": year]))
        }
        return gathered
    }

    private func report(
        _ report: MonitoringReport, _ name: TownDocumentName, _ head: Revision
    ) async throws(Failure) -> Gathered {
        let year = report.commitmentYear.number
        let accepted = DocumentID(
            kind: Plan.publishedKind, name: TownDocumentName(slug: name.slug, number: year).text)
        let plan = try await self.head(accepted)
        let baseline = try await baselineYear(plan, of: name.slug)
        let inventory = try await self.inventory(name.slug, report.inventoryYear)
        let isFull = inventory != nil && report.inventoryYear != baseline
        var gathered = Gathered(
            slug: name.slug, town: report.town, item: isFull ? .monitoringInventory : .actionReport,
            revisions: [head], commitmentYear: year)
        if plan == nil {
            gathered.obstacles.append(
                Finding("submission.plan-not-accepted", .blocker, details: ["year": .plain(year)]))
        }
        gathered.revisions += [
            plan, try await self.inventory(name.slug, baseline), isFull ? inventory : nil,
            try await previous(name, of: report),
        ].compactMap(\.self)
        return gathered
    }

    /// The year of the baseline that a plan names, else of the town's oldest inventory.
    private func baselineYear(_ plan: Revision?, of slug: String) async throws(Failure) -> Year? {
        guard let plan else { return nil }
        if let year = try read(Plan.self, plan).baselineYear { return year }
        return try await inventories(of: slug).keys.min()
    }

    /// The newest accepted report before this one on the same plan.
    private func previous(_ name: TownDocumentName, of report: MonitoringReport) async throws(Failure) -> Revision? {
        for number in stride(from: name.number - 1, to: 0, by: -1) {
            let earlier = TownDocumentName(slug: name.slug, number: number).text
            let document = DocumentID(kind: MonitoringReport.publishedKind, name: earlier)
            guard let head = try await head(document) else { continue }
            if try read(MonitoringReport.self, head).commitmentYear == report.commitmentYear { return head }
        }
        return nil
    }

    /// A town's inventory of a year: its public copy where nothing changed since, else the one it works on.
    private func inventory(_ slug: String, _ year: Year?) async throws(Failure) -> Revision? {
        guard let year else { return nil }
        let own = try await head(InventoryDocument.id(town: slug, year: year.number))
        let published = try await head(InventoryDocument.publishedID(town: slug, year: year.number))
        return own == nil || own?.body == published?.body ? published : own
    }

    /// A town's inventories by their years; what it works on goes before what it has published.
    private func inventories(of slug: String) async throws(Failure) -> [Year: DocumentID] {
        var inventories: [Year: DocumentID] = [:]
        for kind in [InventoryDocument.publishedKind, InventoryDocument.kind] {
            let names = try await asked { () async throws(StoreError) in
                try await ledger.names(of: kind, ofTown: slug)
            }
            for name in names { inventories[Year(name.number)] = DocumentID(kind: kind, name: name.text) }
        }
        return inventories
    }

    private func head(_ document: DocumentID) async throws(Failure) -> Revision? {
        try await asked { () async throws(StoreError) in try await ledger.head(of: document) }
    }

    private func read<Content: LedgerContent>(
        _ type: Content.Type, _ revision: Revision
    ) throws(Failure) -> Content {
        do throws(DocumentReadError) { return try Content.read(from: revision) } catch {
            throw .judge(.unreadable(revision.document, error))
        }
    }

    private func asked<Answer>(_ question: () async throws(StoreError) -> Answer) async throws(Failure) -> Answer {
        do throws(StoreError) { return try await question() } catch { throw .store(error) }
    }
}
