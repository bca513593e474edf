import Cities
import Exchange
import Findings
import Foundation
import Inventories
import Ledger
import Plans
import Quantities
import ReferenceData
import Reviews
import Testing

@testable import Web

/// The example's plan and inventory under the name of a town of the register.
enum SentPlan {
    static let name = TownDocumentName(slug: "karaganda", number: 2030)

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Examples/demokent-plan")

    static let plan = Result {
        let library = try OfficeHouse.content.get().library
        let text = try String(contentsOf: folder.appending(path: "plan.yaml"), encoding: .utf8)
        var plan = try #require(PlanFile.read(text, file: "plan.yaml").value?.plan)
        let table = try CSVTable.read(path: folder.appending(path: "actions.csv").path).value
        plan.actions = ActionTable.read(table, words: try library.actionWords()).value
        plan.town.name = "Karaganda"
        plan.baselineYear = 2015
        // The town has promised something for 2020 too.
        plan.targets.insert(Target(value: 0.2, kind: .absolute, year: 2020), at: 0)
        return plan
    }

    static let inventory = Result {
        let library = try OfficeHouse.content.get().library
        var inventory = try InventoryFolder.open(path: folder.path).inventory(vocabulary: library.vocabulary).value
        inventory.town.name = "Karaganda"
        return inventory
    }
}

extension OfficeHouse {
    /// Karaganda's plan with its baseline, as an editor of the town saved them.
    func plan() async throws {
        let editor = Authorship(author: "local", time: now)
        _ = try await SaveDocument<Plan>(ledger: ledger)(
            try SentPlan.plan.get(), as: Plan.documentID(SentPlan.name.text), basedOn: nil, by: editor)
        _ = try await SaveDocument<Inventory>(ledger: ledger)(
            try SentPlan.inventory.get(), as: InventoryDocument.id(town: "karaganda", year: 2015), basedOn: nil,
            by: editor)
    }

    /// That plan, sent to be reviewed, with a remark `r1`; one action changed since.
    func submission() async throws {
        try await plan()
        let library = try Self.content.get().library
        let judge = JudgeSubmission(ledger: ledger, editions: library.ruleEditions, tables: library.tables)
        let sent = try await SubmitForReview(ledger: ledger, judge: judge)(
            Plan.documentID(SentPlan.name.text), signatory: try Self.content.get().signatory("karaganda"),
            on: CalendarDay(secondsSince1970: now), despiteErrors: true, by: Authorship(author: "local", time: now))
        let remark = ReviewRemark(
            id: "r1", tie: .paragraph, document: sent.review.subject, place: Place(field: "strategy.vision"),
            severity: .warning, text: "Say by when.", author: "local", time: now)
        try await WriteReview(ledger: ledger)(
            .remark(remark), to: sent.name, as: [.reviewer], by: Authorship(author: "local", time: now))
        try await change { $0.actions[0].title = "Insulate all schools" }
    }

    /// Changes the plan, as the town does when it works on.
    func change(_ edit: (inout Plan) -> Void) async throws {
        let head = try #require(try await ledger.head(of: Plan.documentID(SentPlan.name.text)))
        var plan = try Plan.read(from: head)
        edit(&plan)
        _ = try await SaveDocument<Plan>(ledger: ledger)(
            plan, as: head.document, basedOn: head.digest, by: Authorship(author: "local", time: now))
    }

    /// A review as it stands.
    func review(_ number: Int) async throws -> Review {
        try Review.read(
            from: try #require(try await ledger.head(of: Review.documentID(town: "karaganda", number))))
    }
}
