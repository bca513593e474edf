import Accounts
import Cities
import Exchange
import Findings
import Foundation
import Inventories
import Ledger
import Localization
import Plans
import Quantities
import ReferenceData
import Testing

@testable import Web

@Suite("Plans on pages")
struct PlanPagesTests {
    private static let plan = "/en/work/plans/karaganda-2030"

    private func saved(_ house: OfficeHouse, _ name: String = "karaganda-2030") async throws -> Plan {
        try Plan.read(from: try #require(try await house.ledger.head(of: Plan.documentID(name))))
    }

    private func revision(_ page: Browser.Reply) throws -> String {
        String(try #require(page.text.firstMatch(of: /name="revision" value="([0-9a-f]{64})"/)).output.1)
    }

    @Test("a plan is begun for a town and a commitment, once, and stands in the list")
    func begins() async throws {
        let house = try OfficeHouse()
        let editor = try await house.worker(.townEditor)
        _ = try await editor.get("/en/work/plans/new")
        let form = [("town", "karaganda"), ("year", "2030")]
        #expect(try await editor.post("/en/work/plans/new", form).location == "\(Self.plan)/edit")
        #expect(try await editor.post("/en/work/plans/new", form).status == 303)
        #expect(try await house.ledger.revisions(of: Plan.documentID("karaganda-2030")).count == 1)
        #expect(try await editor.get("/en/work/plans").text.contains("Karaganda: plan for 2030"))
        #expect(try await saved(house).kind == .secap)
        let other = try await house.worker(.townEditor, over: .towns([TownScope(slug: "taraz", country: "KZ")]))
        #expect(try await !other.get("/en/work/plans").text.contains("Karaganda"))
    }

    @Test("the form is saved, and what cannot be read comes back as it was typed and saves nothing")
    func edits() async throws {
        let house = try OfficeHouse()
        try await house.draftPlan()
        let editor = try await house.worker(.townEditor)
        let page = try await editor.get("\(Self.plan)/edit")
        #expect(page.text.contains("coefficients of the Joint Research Centre"))
        #expect(page.text.contains("not known"), "the least share of Central Asia for 2030")
        let wrong = try await editor.post(
            "\(Self.plan)/edit",
            [
                ("revision", try revision(page)), ("target.1.year", "2030"), ("target.1.value", "a third"),
                ("strategy.vision", "Shade <b>"),
            ])
        #expect(wrong.status == 422 && wrong.text.contains("value=\"a third\""))
        #expect(wrong.text.contains("Shade &lt;b&gt;") && wrong.text.contains("Nothing was saved yet"))
        #expect(try await saved(house).targets.isEmpty)
        let right = try await editor.post(
            "\(Self.plan)/edit",
            [
                ("revision", try revision(page)), ("kind", "secap"), ("target.1.year", "2030"),
                ("target.1.value", "30 %"), ("target.1.kind", "per-capita"), ("target.1.population", "600,000"),
                ("strategy.vision", "Shade"), ("strategy.budget", "1,200.50"), ("strategy.currency", "kzt"),
                ("approval.body", "Council"), ("approval.day", "2026-05-20"), ("hazard.heat", "high"),
                ("adaptation.vulnerable-sectors", "health"), ("adaptation.scoreboard.1", "B"),
                ("adaptation.goals", "Shade\nWater"), ("printed.target", "30"), ("estimate.transport.reduction", "5"),
                ("joint.option", "2"), ("member.1.name", "Abay"), ("member.1.population", "9000"),
            ])
        #expect(right.status == 303)
        let plan = try await saved(house)
        #expect(plan.targets == [Target(value: 0.3, kind: .perCapita, year: 2030, targetPopulation: 600_000)])
        #expect(plan.strategy.budget == Money(1_200.5, currency: "KZT"))
        #expect(plan.approval == Plan.Approval(body: "Council", day: CalendarDay("2026-05-20")))
        #expect(plan.adaptation?.hazards == ["heat": .high] && plan.adaptation?.goals == ["Shade", "Water"])
        #expect(plan.printed == [Plan.Printed(.target, 0.3)] && plan.estimates.first?.reduction?.value == 5)
        #expect(plan.joint?.members.map(\.name) == ["Abay"])
        #expect(plan.actions.map(\.title) == ["Insulate schools"], "actions are not in this form")
    }

    @Test("a plan is checked without saving, with what the rules say beside the fields")
    func checks() async throws {
        let house = try OfficeHouse()
        try await house.draftPlan()
        let editor = try await house.worker(.townEditor)
        let page = try await editor.get("\(Self.plan)/edit")
        let reply = try await editor.post(
            "\(Self.plan)/edit",
            [
                ("revision", try revision(page)), ("kind", "secap"), ("target.1.year", "2031"),
                ("target.1.value", "30"), ("check", "1"),
            ])
        #expect(reply.status == 200 && reply.text.contains("Not eligible"))
        #expect(reply.text.contains("id=\"approval-body-note\"") && reply.text.contains("id=\"target-1-year-note\""))
        #expect(try await saved(house).targets.isEmpty)
    }

    @Test("an action is added, changed and removed, each with its own number")
    func actions() async throws {
        let house = try OfficeHouse()
        try await house.draftPlan()
        let editor = try await house.worker(.townEditor)
        let page = try await editor.get("\(Self.plan)/actions/new")
        func fields(_ more: [(String, String)]) throws -> [(String, String)] {
            [("revision", try revision(page)), ("sector", "transport"), ("purpose", "mitigation")] + more
        }
        let taken = try await editor.post("\(Self.plan)/actions/new", fields([("title", "Buses"), ("id", "1")]))
        #expect(taken.status == 422 && taken.text.contains("Another action has this number"))
        let untitled = try await editor.post("\(Self.plan)/actions/new", fields([("id", "2"), ("reduction", "5")]))
        #expect(untitled.status == 422 && untitled.text.contains("value=\"5\""))
        let added = try await editor.post(
            "\(Self.plan)/actions/new",
            fields([
                ("title", "Buses"), ("id", "a/2"), ("area", "A41"), ("reduction", "1,234.5"), ("cost", "2000"),
                ("key", "1"), ("financing", "own"), ("financing", "eu"),
            ]))
        #expect(added.status == 303)
        let buses = try #require(try await saved(house).actions.last)
        #expect(buses.reduction?.value == 1_234.5 && buses.energySaving == nil, "left empty is not known")
        #expect(buses.isKey && buses.financing == ["own", "eu"] && buses.cost.investment?.currency == "EUR")
        let form = try await editor.get("\(Self.plan)/actions/a%2F2")
        #expect(form.status == 200 && form.text.contains("value=\"1234.5\""))
        let removed = try await editor.post(
            "\(Self.plan)/actions/a%2F2", [("revision", try revision(form)), ("remove", "1")])
        #expect(removed.status == 303)
        #expect(try await saved(house).actions.map(\.id) == ["1"])
    }

    @Test("two people at once: both edits stay, and a true conflict is shown and decided")
    func merges() async throws {
        let house = try OfficeHouse()
        try await house.draftPlan()
        let (one, other) = (try await house.worker(.townEditor), try await house.worker(.townApprover))
        let first = try revision(try await one.get("\(Self.plan)/actions/1"))
        _ = try await other.get("\(Self.plan)/actions/1")
        func save(_ browser: Browser, _ title: String) async throws -> Browser.Reply {
            try await browser.post(
                "\(Self.plan)/actions/1", [("revision", first), ("title", title), ("sector", "municipal")])
        }
        #expect(try await save(one, "Insulate all schools").location == "\(Self.plan)#actions")
        let late = try await save(other, "Insulate half of the schools")
        #expect(late.location == "\(Self.plan)/conflicts")
        let page = try await other.get("\(Self.plan)/conflicts")
        #expect(page.text.contains("Insulate all schools"))
        let name = try #require(page.text.firstMatch(of: /name="([0-9a-f]{64} actions\/1)"/)).output.1
        #expect(try await other.post("\(Self.plan)/conflicts", [(String(name), "other")]).status == 303)
        #expect(try await saved(house).actions.map(\.title) == ["Insulate half of the schools"])
        let history = try await one.get("\(Self.plan)/history")
        #expect(history.status == 200 && history.text.contains("Insulate half of the schools"))
    }

    @Test("a finding is explained and stays visible with the reason, until the reason is taken back")
    func justifies() async throws {
        let house = try OfficeHouse()
        try await house.draftPlan { plan in
            plan.actions[0].start = 2029
            plan.actions[0].end = 2020
        }
        let editor = try await house.worker(.townEditor)
        let page = try await editor.get(Self.plan)
        #expect(page.text.contains("/en/rules/A11") && page.text.contains("\(Self.plan)/actions/1#end"))
        let form = [("code", "A11"), ("about", "1")]
        let path = "\(Self.plan)/justifications"
        #expect(try await editor.post(path, form + [("reason", "  ")]).status == 422)
        #expect(try await editor.post(path, form + [("reason", "Moved <i>")]).status == 303)
        let after = try await editor.get(Self.plan)
        #expect(after.text.contains("/en/rules/A11") && after.text.contains("Moved &lt;i&gt;"))
        #expect(try await editor.post(path, form + [("withdraw", "1")]).status == 303)
        #expect(try await saved(house).justifications.isEmpty)
    }

    @Test("a reader sees the plan without its forms")
    func reads() async throws {
        let house = try OfficeHouse()
        try await house.draftPlan()
        let reader = try await house.worker(.townReader)
        let page = try await reader.get(Self.plan)
        #expect(page.status == 200 && !page.text.contains("/justifications") && !page.text.contains("/edit"))
        #expect(try await reader.get("\(Self.plan).json").text.contains("\"verdict\""))
        #expect(try await reader.get("\(Self.plan).csv").text.contains("Insulate schools"))
    }

    @Test("a commitment's page and its command say the same: Demokent's files and its document have equal findings")
    func sameVerdict() async throws {
        let house = try OfficeHouse()
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Examples/demokent-plan")
        let content = try OfficeHouse.content.get()
        let file = try #require(PlanFolder.open(path: folder.path, words: content.actionWords).value)
        let inventory = try InventoryFolder.open(path: folder.path).inventory(vocabulary: content.library.vocabulary)
        let author = Authorship(author: "local", time: house.now)
        _ = try await SaveDocument<Inventory>(ledger: house.ledger)(
            inventory.value, as: InventoryDocument.id(town: "demokent", year: 2015), basedOn: nil, by: author)
        _ = try await SaveDocument<Plan>(ledger: house.ledger)(
            file.plan, as: Plan.documentID("demokent-2030"), basedOn: nil, by: author)
        let office = try await house.worker(.office, over: .everything)
        let page = try await office.get("/en/work/plans/demokent-2030.json").text
        let command = content.library.examinePlan(
            file.plan,
            context: PlanContext(
                baseline: content.examined(inventory.value, of: "demokent", draws: 0), commitments: file.commitments,
                today: CalendarDay(secondsSince1970: house.now)))
        let found = page.matches(of: /"code" ?: ?"([^"]+)"/).map { String($0.output.1) }
        #expect(found == command.judged.map(\.finding.code) && found.count > 3)
        #expect(page.contains(command.verdict.rawValue))
    }
}
