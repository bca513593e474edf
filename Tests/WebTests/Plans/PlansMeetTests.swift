import Accounts
import Exchange
import Findings
import Foundation
import Ledger
import Localization
import Pages
import Plans
import Reviews
import Testing

@testable import Web

@Suite("Copies of a plan that meet again")
struct PlansMeetTests {
    private static let document = Plan.documentID("karaganda-2030")

    /// The plan with two actions, here and in another ledger.
    private func parted() async throws -> (house: OfficeHouse, elsewhere: MemoryLedger) {
        let house = try OfficeHouse()
        try await house.draftPlan { plan in
            plan.actions.append(Action(id: "2", title: "Light streets", sector: .publicLighting))
        }
        let elsewhere = MemoryLedger()
        for revision in try await house.ledger.revisions(of: Self.document) { try await elsewhere.append(revision) }
        return (house, elsewhere)
    }

    private func edit(_ ledger: MemoryLedger, at time: Int64, _ change: (inout Plan) -> Void) async throws {
        let head = try #require(try await ledger.head(of: Self.document))
        var plan = try Plan.read(from: head)
        change(&plan)
        _ = try await SaveDocument<Plan>(ledger: ledger)(
            plan, as: Self.document, basedOn: head.digest, by: Authorship(author: "local", time: time))
    }

    private func meet(_ ledger: MemoryLedger, _ other: MemoryLedger) async throws -> ReceiveRevisions.Outcome {
        try await ReceiveRevisions(ledger: ledger, shapes: DocumentShape.byKind)(
            try await other.revisions(of: Self.document))
    }

    @Test("different actions and parts of the strategy changed apart: both changes stand, on both sides")
    func apart() async throws {
        let (house, elsewhere) = try await parted()
        try await edit(house.ledger, at: 1_790_000_100) {
            $0.actions[0].title = "Insulate all schools"
            $0.strategy.vision = "Shade"
        }
        try await edit(elsewhere, at: 1_790_000_200) {
            $0.actions[1].title = "Light all streets"
            $0.strategy.coordination = "A deputy mayor"
        }
        guard case .merged(_, 1, let conflicts) = try await meet(house.ledger, elsewhere) else {
            Issue.record("both had gone on")
            return
        }
        #expect(conflicts == [])
        let head = try #require(try await house.ledger.head(of: Self.document))
        let plan = try Plan.read(from: head)
        #expect(plan.actions.map(\.title) == ["Insulate all schools", "Light all streets"])
        #expect(plan.strategy.vision == "Shade" && plan.strategy.coordination == "A deputy mayor")
        _ = try await meet(elsewhere, house.ledger)
        #expect(try await elsewhere.head(of: Self.document)?.digest == head.digest)
    }

    @Test("the same action changed apart: one value stands, and the person sees both and chooses")
    func conflict() async throws {
        let (house, elsewhere) = try await parted()
        try await edit(house.ledger, at: 1_790_000_100) { $0.actions[0].title = "Insulate all schools" }
        try await edit(elsewhere, at: 1_790_000_200) { $0.actions[0].title = "Insulate half of the schools" }
        guard case .merged(_, 1, let conflicts) = try await meet(house.ledger, elsewhere) else {
            Issue.record("both had gone on")
            return
        }
        #expect(conflicts.map(\.part) == [DocumentPart("actions", row: "1")])
        let editor = try await house.worker(.townEditor)
        let page = try await editor.get("/en/work/plans/karaganda-2030/conflicts")
        #expect(page.text.contains("Insulate all schools") && page.text.contains("Insulate half of the schools"))
    }

    @Test("whatever is kept in the ledger has the shape by which its copies meet")
    func kinds() {
        #expect(
            DocumentShape.byKind.keys.sorted() == [
                "inventory", "method", "party", "plan", "registration", "reminders", "report", "review", "signatory",
                "submission",
            ])
        #expect(DocumentShape.of("plan") == Plan.documentShape && DocumentShape.of("report") != DocumentShape())
        #expect(DocumentShape.of("published-plan") == DocumentShape())
    }

    @Test("the example's codes have words in three languages")
    func codes() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Examples/demokent-plan")
        let text = try String(contentsOf: folder.appending(path: "plan.yaml"), encoding: .utf8)
        let adaptation = try #require(PlanFile.read(text, file: "plan.yaml").value?.plan.adaptation)
        let content = try OfficeHouse.content.get()
        for language in ["en", "ru", "kk"].compactMap(Language.init(rawValue:)) {
            let names = content.planChoices(content.texts(language))
            #expect(Set(adaptation.hazards.keys).isSubset(of: names.hazards.map(\.value)))
            #expect(adaptation.vulnerableSectors.isSubset(of: names.vulnerableSectors.map(\.value)))
        }
    }
}
