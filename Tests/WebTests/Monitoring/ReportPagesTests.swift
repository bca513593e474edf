import Accounts
import Cities
import Inventories
import Ledger
import Plans
import Quantities
import Testing

@testable import Web

@Suite("Monitoring reports on pages")
struct ReportPagesTests {
    private static let report = "/en/work/reports/karaganda-1"

    /// Karaganda with a plan of two actions, a baseline of 2015 and an inventory of 2022 that is a quarter lower.
    private func house() async throws -> OfficeHouse {
        let house = try OfficeHouse()
        for (year, amount) in [(2015, 1_200.0), (2022, 900.0)] {
            var inventory = Inventory(
                town: Inventory.Town(name: "Karaganda", country: "KZ", population: 500_000), year: Year(year))
            inventory.records = [
                ActivityRecord(
                    id: "r1", sector: .residential, carrier: .naturalGas, entry: .reported(amount, .megawattHour))
            ]
            try await save(inventory, as: Inventory.documentID(town: "karaganda", year), in: house)
        }
        var plan = Plan(town: Inventory.Town(name: "Karaganda", country: "KZ"), kind: .secap)
        plan.baselineYear = 2015
        plan.targets = [Target(value: 0.3, kind: .absolute, year: 2030)]
        plan.actions = ["Insulate schools", "Renew boilers <b>"].enumerated().map { number, title in
            var action = Action(id: String(number + 1), title: title, sector: .municipal)
            action.cost.investment = Money(100_000, currency: "EUR")
            action.reduction = Quantity(50)
            return action
        }
        try await save(plan, as: Plan.documentID(town: "karaganda", 2030), in: house)
        return house
    }

    private func save<Content: LedgerContent>(
        _ content: Content, as document: DocumentID, in house: OfficeHouse
    ) async throws {
        _ = try await SaveDocument<Content>(ledger: house.ledger)(
            content, as: document, basedOn: nil, by: Authorship(author: "local", time: house.now))
    }

    private func begin(_ browser: Browser) async throws -> Browser.Reply {
        _ = try await browser.get("/en/work/reports")
        return try await browser.post(
            "/en/work/reports", [("plan", "karaganda-2030"), ("kind", "full"), ("day", "2023-05-31")])
    }

    private func fill(_ browser: Browser, _ fields: [(String, String)]) async throws -> Browser.Reply {
        let page = try await browser.get("\(Self.report)/edit")
        let revision = page.text.firstMatch(of: /name="revision" value="([0-9a-f]{64})"/).map { String($0.output.1) }
        return try await browser.post(
            "\(Self.report)/edit",
            [("revision", revision ?? ""), ("kind", "full"), ("day", "2023-05-31"), ("currency", "EUR")] + fields)
    }

    @Test("a report is begun, filled in, and says how far the town has come, with what is not told")
    func whole() async throws {
        let house = try await house()
        let editor = try await house.worker(.townEditor)
        #expect(try await begin(editor).location == "\(Self.report)/edit")
        let saved = try await fill(
            editor,
            [
                ("inventory-year", "2022"), ("action.1.status", "completed"), ("action.1.spent", "90 000"),
                ("action.1.reduction", "40"), ("action.2.status", ""),
                ("barrier.limited_financial_resources.severity", "strong"),
            ])
        #expect(saved.location == Self.report)
        let page = try await editor.get(Self.report).text
        #expect(page.contains("<b>25") && page.contains("Reached, 2015 to 2022"))
        #expect(page.contains("limited financial resources"))
        #expect(page.contains("Nothing is said of 1 action"))
        #expect(page.contains("Renew boilers &lt;b&gt;") && !page.contains("boilers <b>"))
        let table = try await editor.get("\(Self.report).csv").text
        #expect(table.contains("1,Insulate schools,municipal,completed,EUR,100000,90000,,,,,50,40,"))
        #expect(try await house.worker(.townReader).get(Self.report).text.contains("Reached"))
    }

    @Test("what cannot be read comes back as it was typed, and nothing is saved")
    func unread() async throws {
        let house = try await house()
        let editor = try await house.worker(.townEditor)
        _ = try await begin(editor)
        let refused = try await fill(
            editor,
            [("action.1.status", "ongoing"), ("action.1.spent", "about ten"), ("action.1.comment", "Two schools")])
        #expect(refused.status == 422)
        #expect(refused.text.contains("value=\"about ten\"") && refused.text.contains("value=\"Two schools\""))
        let history = try await house.ledger.history(of: MonitoringReport.documentID(town: "karaganda", 1))
        #expect(history.main.count == 1)
    }

    @Test("other towns' people neither begin, nor read, nor change a report")
    func rights() async throws {
        let house = try await house()
        _ = try await begin(try await house.worker(.townEditor))
        let stranger = try await house.worker(.townEditor, over: .towns([TownScope(slug: "osh", country: "KG")]))
        #expect(try await begin(stranger).status == 403)
        for path in [Self.report, "\(Self.report)/edit", "\(Self.report).csv"] {
            #expect(try await stranger.get(path).status == 403)
        }
        #expect(try await fill(stranger, []).status == 403)
        let reader = try await house.worker(.townReader)
        #expect(try await reader.get("\(Self.report)/edit").status == 403)
    }

    @Test("two people fill in different actions of one report, and both stand")
    func together() async throws {
        let house = try await house()
        let editor = try await house.worker(.townEditor)
        _ = try await begin(editor)
        let page = try await editor.get("\(Self.report)/edit").text
        let base = page.firstMatch(of: /name="revision" value="([0-9a-f]{64})"/).map { String($0.output.1) } ?? ""
        for (number, status) in [(1, "completed"), (2, "ongoing")] {
            let fields = [
                ("revision", base), ("kind", "full"), ("day", "2023-05-31"), ("currency", "EUR"),
                ("action.\(number).status", status), ("action.\(number).reduction", "1"),
            ]
            #expect(try await editor.post("\(Self.report)/edit", fields).status == 303)
        }
        let head = try #require(
            try await house.ledger.head(of: MonitoringReport.documentID(town: "karaganda", 1)))
        let statuses = try MonitoringReport.read(from: head).actions.map(\.status)
        #expect(Set(statuses) == [.completed, .ongoing])
    }
}
