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

    /// Inventories that a town works on, and those that it has published before.
    static let inventoryKinds: Set<String> = [Inventory.documentKind, InventoryDocument.publishedKind]

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
        guard let first = revisions.first(where: { $0.document.kind == Plan.documentKind }) else { throw .noPlan }
        let plan = try read(Plan.self, from: first)
        let examine = ExamineInventory(tables: tables, definitions: edition.definitions)
        var inventories: [(document: DocumentID, inventory: Inventory)] = []
        for revision in revisions where inventoryKinds.contains(revision.document.kind) {
            inventories.append((revision.document, try read(Inventory.self, from: revision)))
        }
        inventories.sort { $0.inventory.year < $1.inventory.year }
        let base = inventories.first { $0.inventory.year == plan.baselineYear } ?? inventories.first
        let newest = inventories.last.flatMap { $0.document == base?.document ? nil : $0 }
        func examined(
            _ sent: (document: DocumentID, inventory: Inventory)?, after previous: [InventoryResult]
        ) -> SentDocuments.Examined? {
            sent.map {
                SentDocuments.Examined(
                    document: $0.document,
                    result: examine(
                        $0.inventory, adhesionPopulation: submission.surroundings.population, previous: previous,
                        draws: 0))
            }
        }
        let baseline = examined(base, after: [])
        let sent = SentDocuments(
            plan: first.document, baseline: baseline,
            latest: examined(newest, after: [baseline?.result].compactMap(\.self)))
        let context = PlanContext(
            baseline: sent.baseline?.result, latest: sent.latest?.result,
            commitments: submission.surroundings.commitments,
            process: submission.surroundings.process(on: submission.day), today: submission.day)
        return Judgement(edition, ExaminePlan(definitions: edition.definitions)(plan, context: context), of: sent)
    }

    private static func read<Content: LedgerContent>(
        _ type: Content.Type, from revision: Revision
    ) throws(Failure) -> Content {
        do throws(DocumentReadError) { return try Content.read(from: revision) } catch {
            throw .unreadable(revision.document, error)
        }
    }
}
