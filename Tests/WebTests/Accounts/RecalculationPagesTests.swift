import Accounts
import Inventories
import Ledger
import Plans
import Quantities
import Testing

@testable import Web

@Suite("An accepted inventory that is recalculated, on pages")
struct RecalculationPagesTests {
    private static let document = "/en/work/karaganda-2022"

    /// Karaganda's inventory of 1200 MWh, accepted, with a plan that promises 30 % against it.
    private func house() async throws -> OfficeHouse {
        let house = try OfficeHouse()
        let accepted = try await house.inventory()
        try await house.ledger.append(
            Revision(
                document: InventoryDocument.publishedID(town: "karaganda", year: 2022), after: nil,
                authorship: accepted.authorship, schema: accepted.schema, body: accepted.body))
        try await house.draftPlan { plan in
            plan.baselineYear = 2022
            plan.targets = [Target(value: 0.3, kind: .absolute, year: 2030)]
        }
        return house
    }

    private func save(
        _ browser: Browser, _ amount: String, reason: String?, asScript: Bool = false
    ) async throws -> Browser.Reply {
        let page = try await browser.get("\(Self.document)/edit")
        let revision = page.text.firstMatch(of: /name="revision" value="([0-9a-f]{64})"/).map { String($0.output.1) }
        let fields = [
            ("revision", revision ?? ""), ("partial", "1"), ("row", "r1"), ("r.r1.sector", "residential"),
            ("r.r1.carrier", "natural_gas"), ("r.r1.amount", amount), ("r.r1.unit", "MWh"), ("r.r1.key", ""),
            ("r.r1.note", ""), ("r.r1.fuel", ""), ("r.r1.subsector", ""),
        ]
        return try await browser.post(
            "\(Self.document)/edit", fields + (reason.map { [("reason", $0)] } ?? []),
            headers: asScript ? ["Accept": "application/json"] : [:])
    }

    @Test("what was accepted is not changed without saying why; what was typed comes back")
    func refused() async throws {
        let house = try await house()
        let editor = try await house.worker(.townEditor)
        #expect(try await editor.get("\(Self.document)/edit").text.contains("name=\"reason\""))
        let refused = try await save(editor, "900", reason: " ")
        #expect(refused.status == 422 && refused.text.contains("Say why") && refused.text.contains("value=\"900\""))
        #expect(try await save(editor, "900", reason: nil, asScript: true).status == 422)
        #expect(try await house.history().main.count == 1)
    }

    @Test("the old one stays, and the history says what changed, why, and what it does to the target")
    func recalculated() async throws {
        let house = try await house()
        let editor = try await house.worker(.townEditor, name: "Дана")
        let reason = "The boiler house was counted twice <b>"
        #expect(try await save(editor, "900", reason: reason, asScript: true).status == 200)
        let history = try await editor.get("\(Self.document)/history").text
        #expect(history.contains("accepted") && history.contains("What changed since it was accepted"))
        let page = try await editor.get("\(Self.document)/difference?from=1&to=2").text
        #expect(page.contains("The boiler house was counted twice &lt;b&gt;") && page.contains("Дана"))
        #expect(page.contains("−25") && page.contains("What it does to the targets"))
        #expect(page.contains("30% of emissions of the base year by 2030"))
        #expect(try await editor.get("\(Self.document)?revision=1").text.contains("1,200"))
        let accepted = try #require(
            try await house.ledger.head(of: InventoryDocument.publishedID(town: "karaganda", year: 2022)))
        #expect(accepted.number == 1)
    }

    @Test("an inventory that nobody has accepted is changed without a reason")
    func draft() async throws {
        let house = try OfficeHouse()
        try await house.inventory()
        let editor = try await house.worker(.townEditor)
        #expect(!(try await editor.get("\(Self.document)/edit").text.contains("name=\"reason\"")))
        #expect(try await save(editor, "900", reason: nil).status == 303)
    }
}
