import Accounts
import Cities
import Foundation
import HTTPTypes
import Inventories
import Ledger
import Localization
import Plans
import Quantities
import Reviews
import Testing

@testable import Web

@Suite("Reports that are reviewed and published", .serialized)
struct ReportReviewPagesTests {
    private static let reader = "/en/towns/karaganda/reports/1"

    /// Karaganda with an accepted plan and baseline, an inventory of 2022 that is a fifth lower, and a report.
    private func house() async throws -> OfficeHouse {
        let house = try OfficeHouse()
        try await house.plan()
        let plan = try #require(try await house.ledger.head(of: Plan.documentID(SentPlan.name.text)))
        try await house.ledger.append(
            Revision(
                document: DocumentID(kind: Plan.publishedKind, name: SentPlan.name.text), after: nil,
                authorship: Authorship(author: "local", time: house.now), schema: plan.schema, body: plan.body))
        var inventory = try SentPlan.inventory.get()
        try await save(inventory, as: InventoryDocument.publishedID(town: "karaganda", year: 2015), in: house)
        inventory.year = 2022
        inventory.records = inventory.records.map { record in
            var record = record
            if case .reported(let amount, let unit) = record.entry { record.entry = .reported(amount * 0.8, unit) }
            return record
        }
        try await save(inventory, as: InventoryDocument.id(town: "karaganda", year: 2022), in: house)
        var report = MonitoringReport(
            town: inventory.town, commitmentYear: 2030, kind: .full, day: CalendarDay(secondsSince1970: house.now))
        report.inventoryYear = 2022
        var progress = MonitoringReport.Progress(id: try #require(try SentPlan.plan.get().actions.first).id)
        progress.status = .completed
        progress.spent = Money(60_000, currency: "EUR")
        progress.comment = "Two schools <b>"
        report.actions = [progress]
        report.barriers = [Barrier(id: "1", kind: .finance, severity: .strong)]
        try await save(report, as: MonitoringReport.documentID(town: "karaganda", 1), in: house)
        return house
    }

    private func save<Content: LedgerContent>(
        _ content: Content, as document: DocumentID, in house: OfficeHouse
    ) async throws {
        try await house.ledger.append(
            Revision(
                document: document, after: nil, authorship: Authorship(author: "local", time: house.now),
                schema: Content.documentSchema, body: try content.documentBody()))
    }

    @Test("a report is sent, read by a reviewer, accepted, and then everybody reads it")
    func whole() async throws {
        let house = try await house()
        let approver = try await house.worker(.townApprover)
        let own = try await approver.get("/en/work/reports/karaganda-1").text
        #expect(own.contains("/en/work/submissions/new?report=karaganda-1"))
        #expect(own.contains("/en/towns/karaganda/plans/2030"))
        let asked = try await approver.get("/en/work/submissions/new?report=karaganda-1")
        #expect(asked.text.contains("Accepted plan for 2030") && asked.text.contains("Published inventory 2015"))
        #expect(asked.text.contains("name=\"report\" value=\"karaganda-1\""))
        let sent = try await approver.post("/en/work/submissions", [("report", "karaganda-1"), ("consent", "1")])
        #expect(sent.location == "/en/work/submissions/karaganda-1")
        #expect(try await approver.get("/en/work/submissions").text.contains("new?report=karaganda-1"))

        let reviewer = try await house.worker(.reviewer, over: .country("KZ"))
        let page = try await reviewer.get("/en/reviews/karaganda-1").text
        #expect(page.contains("Same figures, same verdict") && page.contains("Two schools &lt;b&gt;"))
        #expect(page.contains("limited financial resources") && page.contains("Report: spent so far, EUR"))
        #expect(page.contains("60,000\u{A0}EUR") && !page.contains("⟦"))
        let remarked = try await reviewer.post(
            "/en/reviews/karaganda-1/remarks",
            [("place", "paragraph|report/karaganda-1|barriers"), ("severity", "warning"), ("text", "Which loans?")])
        #expect(remarked.status == 303)
        #expect(try await Browser(house).get(Self.reader).status == 404)
        let decided = try await reviewer.post(
            "/en/reviews/karaganda-1/decision", [("outcome", "accepted_with_remarks"), ("text", "Well told.")])
        #expect(decided.status == 303)

        // What was published meanwhile is read with the list of one's work.
        _ = try await approver.get("/en/work")
        for language in Language.allCases {
            let base = "/\(language.rawValue)/towns/karaganda"
            #expect(try await Browser(house).get(base).text.contains("\(base)/reports/1"))
            let report = try await Browser(house).get("\(base)/reports/1")
            #expect(report.status == 200 && report.text.contains("Two schools &lt;b&gt;"))
            #expect(report.text.contains("class=\"range") && !report.text.contains("<form method"))
        }
        let table = try await Browser(house).get("\(Self.reader).csv")
        #expect(table.text.contains("completed,EUR"))
        try await data(house)
        #expect(try await Browser(house).get("/en/towns/karaganda/ledger").text.contains("Accepted report, 1"))
    }

    /// The accepted report as other programs read it, exactly as it is described to them.
    private func data(_ house: OfficeHouse) async throws {
        let reply = try await Browser(house).get("\(Self.reader).json")
        #expect(reply.status == 200 && reply.headers[.contentType] == "application/json")
        let page = try await Browser(house).get(Self.reader).text
        #expect(page.contains("href=\"\(Self.reader).json\""))
        let read = try #require(try JSONSerialization.jsonObject(with: Data(reply.bytes)) as? [String: Any])
        let described = try Described(try await Browser(house).get("/openapi.json").bytes)
        let faults = SchemaCheck(described: described).faults(
            read, ["$ref": "#/components/schemas/MonitoringReport"])
        #expect(faults.isEmpty, "\(faults)")
        #expect(page.contains(try #require(read["revision"] as? String)))
        #expect(read["baselineYear"] as? Int == 2015 && read["inventoryYear"] as? Int == 2022)
        let targets = try #require(read["targets"] as? [[String: Any]])
        for target in targets where target["obstacle"] == nil {
            let reached = try #require(target["reached"] as? Double)
            #expect(try #require(target["low"] as? Double) < reached)
            #expect(try #require(target["high"] as? Double) > reached)
        }
        #expect(targets.contains { $0["reached"] != nil })
        let planned = try SentPlan.plan.get().actions
        let actions = try #require(read["actions"] as? [[String: Any]])
        #expect(actions.compactMap { $0["id"] as? String } == planned.map(\.id))
        #expect((actions.first?["spent"] as? [String: Any])?["amount"] as? Double == 60_000)
        #expect(actions.first?["comment"] as? String == "Two schools <b>")
        #expect(actions.dropFirst().allSatisfy { $0["status"] == nil }, "what is not told is absent")
        let implementation = try #require(read["implementation"] as? [String: Any])
        #expect(implementation["byStatus"] as? [String: Int] == ["completed": 1])
        #expect((read["barriers"] as? [[String: Any]])?.first?["severity"] as? String == "strong")
    }

    @Test("a report of another town, or of no number, is nobody's to find", arguments: ["2", "x", "1.xml", "2.json"])
    func absent(name: String) async throws {
        let house = try OfficeHouse()
        try await house.publishedReport()
        _ = try await house.worker(.townEditor).get("/en/work")
        #expect(try await Browser(house).get("/en/towns/karaganda/reports/\(name)").status == 404)
        #expect(try await Browser(house).get("/en/towns/osh/reports/1").status == 404)
    }
}
