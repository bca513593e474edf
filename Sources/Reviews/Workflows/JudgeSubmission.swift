import Cities
import Cryptography
public import Findings
public import Inventories
public import Ledger
import Plans
import Quantities

/// Judges what a town sent by the edition of the rules that it names: at the town's, at the reviewer's, years later.
///
/// It reads nothing but the revisions and what the submission itself holds, so that everybody reaches one judgement.
public struct JudgeSubmission: Sendable {
    /// Why there is no judgement.
    public enum Failure: Error, Hashable, Sendable {
        /// No such edition is known here.
        case unknownEdition(String)
        /// What was sent holds no plan.
        case noPlan
        /// A document cannot be read.
        case unreadable(DocumentID, DocumentReadError)
        case store(StoreError)

        /// What to say of it.
        public var finding: Finding {
            func unreadable(_ document: String) -> Finding {
                Finding("review.unreadable", .error, details: ["document": .text(document)])
            }
            switch self {
            case .unknownEdition(let edition):
                return Finding("review.edition-unknown", .error, details: ["edition": .text(edition)])
            case .unreadable(let document, _), .store(.notFound(let document)), .store(.broken(let document, _)):
                return unreadable(document.description)
            case .noPlan: return unreadable(Plan.documentKind)
            case .store: return unreadable(Submission.documentKind)
            }
        }
    }

    /// The editions that are known.
    public let editions: RuleEditions
    private let ledger: any LedgerStore
    private let tables: FactorTables

    /// Prepares the workflow with a ledger, editions of rules, and the reference tables.
    public init(ledger: any LedgerStore, editions: RuleEditions, tables: FactorTables) {
        self.ledger = ledger
        self.editions = editions
        self.tables = tables
    }

    /// Reads the named revisions, and judges them.
    public func callAsFunction(_ submission: Submission) async throws(Failure) -> Judgement {
        guard let edition = editions[submission.rules] else { throw .unknownEdition(submission.rules) }
        return try judged(submission, by: edition, revisions: try await revisions(of: submission))
    }

    /// The revisions that a submission names, each with its digest checked.
    public func revisions(of submission: Submission) async throws(Failure) -> [Revision] {
        var revisions: [Revision] = []
        for part in submission.parts {
            do throws(StoreError) {
                let revision = try await ledger.revision(part.digest, of: part.document)
                guard revision.isIntact else { throw .broken(part.document, number: part.number) }
                revisions.append(revision)
            } catch { throw .store(error) }
        }
        return revisions
    }

    /// Judges revisions that were read before.
    func judged(
        _ submission: Submission, by edition: RuleEdition, revisions: [Revision]
    ) throws(Failure) -> Judgement {
        try Self.judgement(of: submission, by: edition, revisions: revisions, tables: tables)
    }

    /// Judges revisions by an edition and with reference tables; needs no ledger.
    public static func judgement(
        of submission: Submission, by edition: RuleEdition, revisions: [Revision], tables: FactorTables
    ) throws(Failure) -> Judgement {
        let sent = try SentDocuments(revisions)
        let examine = ExamineInventory(tables: tables, rules: edition.inventoryRules)
        func examined(
            _ sent: SentDocuments.Sent<Inventory>?, after previous: InventoryResult?
        ) -> ExaminedDocuments.Examined? {
            sent.map {
                ExaminedDocuments.Examined(
                    document: $0.document,
                    result: examine(
                        $0.content, adhesionPopulation: submission.surroundings.population,
                        previous: [previous].compactMap(\.self), draws: 0))
            }
        }
        let baseline = examined(sent.baseline, after: nil)
        let latest = examined(sent.latest, after: baseline?.result)
        let documents = ExaminedDocuments(
            subject: sent.report?.document ?? sent.plan.document, baseline: baseline, latest: latest)
        let context = PlanContext(
            baseline: baseline?.result, latest: latest?.result, commitments: submission.surroundings.commitments,
            process: submission.surroundings.process(on: submission.day), today: submission.day)
        let plan = sent.plan.content
        guard let report = sent.report?.content else {
            return Judgement(edition, ExaminePlan(rules: edition.planRules)(plan, context: context), of: documents)
        }
        let result = ExamineReport()(
            report,
            context: ExamineReport.Context(
                plan: plan, previous: sent.previous, baseline: baseline?.result, inventory: latest?.result))
        let due = edition.planRules.findings(forReportOn: plan, context: context)
        return Judgement(edition, result, on: plan, due: due, of: documents)
    }
}
