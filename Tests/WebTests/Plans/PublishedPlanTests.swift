import Accounts
import Cities
import Ledger
import Localization
import Plans
import Testing

@testable import Web

@Suite("Plans that were accepted")
struct PublishedPlanTests {
    @Test("everybody reads an accepted plan, and the town's page leads to it", arguments: Language.allCases)
    func reads(language: Language) async throws {
        let house = try OfficeHouse()
        try await house.publishedPlan()
        let editor = try await house.worker(.townEditor)
        _ = try await editor.get("/en/work")
        let visitor = Browser(house)
        let base = "/\(language.rawValue)/towns/karaganda"
        #expect(try await visitor.get(base).text.contains("\(base)/plans/2030"))
        let page = try await visitor.get("\(base)/plans/2030")
        #expect(page.status == 200 && page.text.contains("Insulate schools") && !page.text.contains("<form method"))
        #expect(try await visitor.get("\(base)/plans/2030.csv").text.contains("Insulate schools"))
        #expect(try await visitor.get("\(base)/plans/2030.json").text.contains("not-eligible"))
        #expect(try await visitor.get("\(base)/plans/2030/report").status == 200)
        #expect(try await visitor.get("\(base)/plans/2050").status == 404)
    }

    @Test("a draft is nobody's to read but the town's")
    func draft() async throws {
        let house = try OfficeHouse()
        try await house.draftPlan()
        #expect(try await Browser(house).get("/en/towns/karaganda/plans/2030").status == 404)
    }
}
