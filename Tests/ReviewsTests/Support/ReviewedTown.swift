import Cities
import Exchange
import Findings
import Foundation
import Inventories
import Ledger
import Plans
import QalaTesting
import Quantities
import ReferenceData
import Reviews
import Testing

/// Demokent with its plan and inventory in a ledger, and those who send, judge and decide.
struct ReviewedTown: Sendable {
    let ledger = InMemoryLedger()
    let library: ReferenceLibrary
    let day: CalendarDay
    var editions: RuleEditions
    static let plan = TownDocumentName(slug: "demokent", number: 2030)

    init() async throws {
        library = try ReviewedLibrary.loaded.get()
        editions = library.ruleEditions
        day = try #require(CalendarDay("2016-12-01"))
        try await save(try Self.examplePlan.get())
        try await save(try Self.exampleInventory.get())
    }

    private static let example = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Examples/demokent-plan")

    /// The plan of the example's files.
    static let examplePlan = Result {
        let text = try String(contentsOf: example.appending(path: "plan.yaml"), encoding: .utf8)
        var plan = try #require(PlanFile.read(text, file: "plan.yaml").value?.plan)
        let table = try CSVTable.read(path: example.appending(path: "actions.csv").path).value
        plan.actions = ActionTable.read(table, words: try ReviewedLibrary.loaded.get().actionWords()).value
        plan.baselineYear = 2015
        return plan
    }

    /// The baseline of the example's files.
    static let exampleInventory = Result {
        try InventoryFolder.open(path: example.path).inventory(vocabulary: ReviewedLibrary.loaded.get().vocabulary)
            .value
    }

    var judge: JudgeSubmission { JudgeSubmission(ledger: ledger, editions: editions, tables: library.tables) }

    static let signatory: Signatory = {
        Signatory(
            id: 1, gcomIdentifier: nil, slug: "demokent", name: TownName(published: "Demokent"), country: "KZ",
            population: 54_000, position: nil, coordinator: nil, supporter: nil, commitments: [.by2030],
            adhesion: CalendarDay("2014-06-01"), status: "published", adhesionKind: "individual", group: nil)
    }()

    static func author(_ name: String, at time: Int64 = 1_480_550_400) -> Authorship {
        Authorship(author: name, time: time)
    }

    @discardableResult
    func save(_ plan: Plan, by author: String = "editor") async throws -> Revision {
        try await save(plan, as: Plan.documentID(Self.plan.text), by: author)
    }

    @discardableResult
    func save(_ inventory: Inventory) async throws -> Revision {
        try await save(
            inventory, as: InventoryDocument.id(town: "demokent", year: inventory.year.number), by: "editor")
    }

    private func save<Content: LedgerContent>(
        _ content: Content, as document: DocumentID, by author: String
    ) async throws -> Revision {
        try await SaveDocument<Content>(ledger: ledger)(
            content, as: document, basedOn: await ledger.head(of: document)?.digest, by: Self.author(author)
        ).revision
    }

    /// Changes the plan, as the town does when it works on.
    @discardableResult
    func change(_ edit: (inout Plan) -> Void) async throws -> Revision {
        let head = try #require(await ledger.head(of: Plan.documentID(Self.plan.text)))
        var plan = try Plan.read(from: head)
        edit(&plan)
        return try await save(plan)
    }

    /// Sends the plan as it is.
    @discardableResult
    func send(
        despiteErrors: Bool = false, signatory: Signatory? = ReviewedTown.signatory, at time: Int64 = 1_480_550_400
    ) async throws -> SubmitForReview.Sent {
        try await SubmitForReview(ledger: ledger, judge: judge)(
            Plan.documentID(Self.plan.text), signatory: signatory, on: day, despiteErrors: despiteErrors,
            by: Self.author("approver", at: time))
    }

    /// The plan sent and accepted, and what it takes to report on it: an inventory of 2018 that is a fifth lower.
    func acceptedPlan() async throws {
        try await decide(.accepted, on: try await send().name)
        var inventory = try Self.exampleInventory.get()
        inventory.year = 2018
        inventory.kind = .monitoring
        inventory.records = inventory.records.map { record in
            var record = record
            if case .reported(let amount, let unit) = record.entry { record.entry = .reported(amount * 0.8, unit) }
            return record
        }
        try await save(inventory)
    }

    /// A report on the plan until May 2018, as the town filled it in.
    @discardableResult
    func report(
        _ number: Int = 1, _ kind: MonitoringReport.Kind = .full, _ change: (inout MonitoringReport) -> Void = { _ in }
    ) async throws -> Revision {
        let plan = try Self.examplePlan.get()
        var report = MonitoringReport(
            town: plan.town, commitmentYear: 2030, kind: kind, day: try #require(CalendarDay("2018-05-31")))
        report.inventoryYear = kind == .full ? 2018 : nil
        report.actions = plan.actions.map { action in
            var progress = MonitoringReport.Progress(id: action.id)
            progress.status = .ongoing
            return progress
        }
        report.actions[0].spent = Money(60_000, currency: "EUR")
        change(&report)
        return try await save(report, as: MonitoringReport.documentID(town: "demokent", number), by: "editor")
    }

    /// Sends a report as it is.
    @discardableResult
    func sendReport(
        _ number: Int = 1, on day: String = "2018-11-01"
    ) async throws -> SubmitForReview.Sent {
        let day = try #require(CalendarDay(day))
        return try await SubmitForReview(ledger: ledger, judge: judge)(
            MonitoringReport.documentID(town: "demokent", number), signatory: try await registered(), on: day,
            despiteErrors: true, by: Self.author("approver", at: Int64(day.daysSince1970) * 86_400))
    }

    /// The town as the register has it now, with its milestones.
    func registered() async throws -> Signatory {
        let head = await ledger.head(of: Signatory.documentID("demokent"))
        return try head.map { try Signatory.read(from: $0) } ?? Self.signatory
    }

    func write(
        _ entry: WriteReview.Entry, to name: TownDocumentName, as role: ReviewRole, by author: String = "reviewer"
    ) async throws -> Review {
        try await WriteReview(ledger: ledger)(entry, to: name, as: [role], by: Self.author(author))
    }

    @discardableResult
    func decide(
        _ outcome: Review.Outcome, on name: TownDocumentName, as role: ReviewRole = .reviewer
    ) async throws -> Review {
        try await DecideReview(ledger: ledger, judge: judge)(
            outcome, reason: "Well made.", on: name, as: [role], registered: Self.signatory,
            by: Self.author("reviewer", at: 1_480_636_800))
    }

    func review(_ number: Int) async throws -> Review {
        try Review.read(from: try #require(await ledger.head(of: Review.documentID(town: "demokent", number))))
    }
}
