import Accounts
import Cities
import Exchange
import Findings
import Foundation
import Ledger
import Localization
import Plans
import Quantities
import Testing

@testable import Web

@Suite("Actions from files, on pages")
struct PlanImportTests {
    private static let plan = "/en/work/plans/karaganda-2030"

    private func saved(_ house: OfficeHouse) async throws -> Plan {
        try Plan.read(from: try #require(try await house.ledger.head(of: Plan.documentID("karaganda-2030"))))
    }

    /// The hidden fields of the decision.
    private func decision(_ page: Browser.Reply) throws -> [(String, String)] {
        let form = try #require(page.text.split(separator: "/import/decision").dropFirst().first)
        return form.matches(of: /name="(revision|file|table|plan)" value="([^"]*)"/).map { match in
            let value = String(match.output.2).replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
                .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
            return (String(match.output.1), value)
        }
    }

    @Test("a table is shown before it is kept, and added to what is there under numbers that differ")
    func adds() async throws {
        let house = try OfficeHouse()
        try await house.draftPlan()
        let editor = try await house.worker(.townEditor)
        let table = "id,title,sector,co2_reduction\n1,Light streets,public lighting,613\n2,Buses,moon,much\n"
        let page = try await editor.give(Array(table.utf8), named: "a.csv", to: "\(Self.plan)/import")
        #expect(page.status == 200 && page.text.contains("actions.not-a-number"), "\(page.status)")
        #expect(try await saved(house).actions.count == 1, "nothing is kept yet")
        #expect(
            try await editor.post("\(Self.plan)/import/decision", decision(page) + [("mode", "add")]).status == 303)
        let actions = try await saved(house).actions
        #expect(actions.map(\.title) == ["Insulate schools", "Light streets", "Buses"])
        #expect(Set(actions.map(\.id)).count == 3)
        #expect(actions.map(\.reduction?.value) == [nil, 613, nil])
    }

    @Test("an action of the same number and title takes the place of the one that was there")
    func replaces() async throws {
        let known = [Action(id: "1", title: "X", sector: .transport), Action(id: "2", title: "Y", sector: .transport)]
        var newer = Action(id: "2", title: "Y", sector: .industry)
        newer.place.row = 7
        let joined = ActionList.joined(known, [newer, Action(id: "1", title: "Z", sector: .waste)])
        #expect(joined.map(\.title) == ["X", "Y", "Z"] && joined.map(\.id) == ["1", "2", "3"])
        #expect(joined[1].sector == .industry && joined[1].place.row == nil)
    }

    @Test("the table to fill in is read back as it was written, in each language", arguments: Language.allCases)
    func workbook(language: Language) async throws {
        let house = try OfficeHouse()
        try await house.draftPlan { plan in
            plan.actions[0].reduction = .init(1_234.567)
            plan.actions[0].status = .ongoing
            plan.actions[0].purposes = [.adaptation, .mitigation]
            plan.actions[0].isKey = true
        }
        let editor = try await house.worker(.townEditor)
        let bytes = try await editor.get("/\(language.rawValue)/work/plans/karaganda-2030/actions.xlsx").bytes
        let words = try OfficeHouse.content.get().actionWords
        let read = ActionTable.read(bytes, file: "a.xlsx", words: words)
        #expect(read.findings.isEmpty, "\(read.findings)")
        #expect(ActionList.numbered(read.value) == (try await saved(house).actions))
    }

    @Test("a plan taken along as a folder comes back the same")
    func folder() async throws {
        let house = try OfficeHouse()
        try await house.draftPlan { plan in
            plan.targets = [
                .init(
                    value: 0.3, kind: .businessAsUsual, year: 2030, businessAsUsual: .init(9), projectionSource: "2030")
            ]
            plan.strategy = .init(vision: "no: \"yes\"\n", staff: 1.5, budget: .init(5, currency: "KZT"))
            plan.baselineYear = 2019
            plan.justifications = [.init(code: "M11", reason: "Few, but good.")]
        }
        let before = try await saved(house)
        let editor = try await house.worker(.townEditor)
        let zip = try await editor.get("\(Self.plan).zip").bytes
        let page = try await editor.give(zip, named: "karaganda-2030.zip", to: "\(Self.plan)/import")
        #expect(page.status == 200)
        #expect(
            try await editor.post("\(Self.plan)/import/decision", decision(page) + [("mode", "plan")]).status == 303)
        #expect(try await saved(house) == before)
    }

    @Test("what is no table is refused with a reason, and nothing is kept")
    func refuses() async throws {
        let house = try OfficeHouse()
        try await house.draftPlan()
        let editor = try await house.worker(.townEditor)
        for (name, bytes) in [("a.zip", Array("PK".utf8)), ("a.csv", []), ("a.png", [0x89, 0x50, 0x4E, 0x47])] {
            let page = try await editor.give(bytes, named: name, to: "\(Self.plan)/import")
            #expect(page.status == 422 && page.text.contains("class=\"findings\""), "\(name)")
        }
        #expect(try await house.ledger.revisions(of: Plan.documentID("karaganda-2030")).count == 1)
    }
}
