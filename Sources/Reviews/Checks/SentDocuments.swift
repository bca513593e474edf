import Cities
import Findings
import Inventories
import Ledger
import Plans

/// The revisions of a submission, read.
struct SentDocuments {
    /// A document with what it holds.
    struct Sent<Content> {
        let document: DocumentID
        let content: Content
    }

    let plan: Sent<Plan>
    /// The report that was sent; `nil` where it is the plan that is to be judged.
    let report: Sent<MonitoringReport>?
    /// The accepted report before it.
    let previous: MonitoringReport?
    /// The inventories, oldest first.
    let inventories: [Sent<Inventory>]

    /// Documents by their kinds: what a town works on, and what was accepted before.
    static let plans: Set<String> = [Plan.documentKind, Plan.publishedKind]
    static let inventories: Set<String> = [Inventory.documentKind, InventoryDocument.publishedKind]

    init(_ revisions: [Revision]) throws(JudgeSubmission.Failure) {
        func first<Content: LedgerContent>(
            _ kinds: Set<String>, _ type: Content.Type
        ) throws(JudgeSubmission.Failure) -> Sent<Content>? {
            guard let revision = revisions.first(where: { kinds.contains($0.document.kind) }) else { return nil }
            return try Self.read(type, from: revision)
        }
        guard let plan = try first(Self.plans, Plan.self) else { throw .noPlan }
        self.plan = plan
        report = try first([MonitoringReport.documentKind], MonitoringReport.self)
        previous = try first([MonitoringReport.publishedKind], MonitoringReport.self)?.content
        var inventories: [Sent<Inventory>] = []
        for revision in revisions where Self.inventories.contains(revision.document.kind) {
            inventories.append(try Self.read(Inventory.self, from: revision))
        }
        self.inventories = inventories.sorted { $0.content.year < $1.content.year }
    }

    /// The baseline that the plan names, else the oldest inventory.
    var baseline: Sent<Inventory>? {
        inventories.first { $0.content.year == plan.content.baselineYear } ?? inventories.first
    }

    /// The inventory that a report names, or of a plan the newest; `nil` where that is the baseline.
    var latest: Sent<Inventory>? {
        let found =
            if let report { inventories.first { $0.content.year == report.content.inventoryYear } } else {
                inventories.last
            }
        return found.flatMap { $0.document == baseline?.document ? nil : $0 }
    }

    private static func read<Content: LedgerContent>(
        _ type: Content.Type, from revision: Revision
    ) throws(JudgeSubmission.Failure) -> Sent<Content> {
        do throws(DocumentReadError) {
            return Sent(document: revision.document, content: try Content.read(from: revision))
        } catch { throw .unreadable(revision.document, error) }
    }
}

/// What was sent, with its inventories computed.
struct ExaminedDocuments {
    /// An inventory with what follows from it.
    struct Examined {
        let document: DocumentID
        let result: InventoryResult

        /// What was noticed in it, each with the reason to let it stand.
        func noticed(_ reason: (Finding) -> String?) -> [Judgement.Noticed] {
            result.findings.map { .init(document: document, finding: $0, justification: reason($0)) }
        }
    }

    /// The document that is judged: the plan, or the report.
    let subject: DocumentID
    let baseline: Examined?
    let latest: Examined?
}
