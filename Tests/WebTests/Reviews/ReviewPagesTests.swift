import Accounts
import Cities
import Inventories
import Ledger
import Plans
import QalaTesting
import Quantities
import Reviews
import Testing

@testable import Web

@Suite("Pages of reviews", .serialized)
struct ReviewPagesTests {
    @Test("a plan is sent, remarked on, answered for, sent again and accepted; the public copy follows")
    func journey() async throws {
        let house = try OfficeHouse()
        try await house.plan()
        try await house.change { $0.justifications = [] }
        let approver = try await house.worker(.townApprover, name: "Әйгерім")
        let asked = try await approver.get("/en/work/submissions/new?plan=karaganda-2030")
        #expect(asked.status == 200 && asked.text.contains("F09") && asked.text.contains("name=\"consent\""))
        let untold = try await approver.post("/en/work/submissions", [("plan", "karaganda-2030")])
        #expect(untold.status == 422)
        let sent = try await approver.post("/en/work/submissions", [("plan", "karaganda-2030"), ("consent", "1")])
        #expect(sent.location == "/en/work/submissions/karaganda-1")

        let reviewer = try await house.worker(.reviewer, over: .country("KZ"), name: "Анна")
        #expect(try await reviewer.get("/en/reviews").text.contains("/en/reviews/karaganda-1"))
        let page = try await reviewer.get("/en/reviews/karaganda-1").text
        #expect(page.contains("Same figures, same verdict"))
        let key = try #require(page.firstMatch(of: /name="finding" value="(F09 [^"]+)"/)).output.1
        let remarked = try await reviewer.post("/en/reviews/karaganda-1/remarks", [("finding", String(key))])
        #expect(remarked.status == 303)
        let early = try await reviewer.post(
            "/en/reviews/karaganda-1/decision", [("outcome", "accepted"), ("text", "Fine.")])
        #expect(early.status == 422 && early.text.contains("1 remark is open"))

        let remark = try #require(try await house.review(1).remarks.first)
        let own = try await approver.get("/en/work/submissions/karaganda-1")
        #expect(own.text.contains("F09"))
        house.wait(60)
        let answered = try await approver.post(
            "/en/work/submissions/karaganda-1/answers", [("remark", remark.id), ("text", "The plant was left out.")])
        #expect(answered.status == 303)
        #expect(try await house.review(1).state == .inReview)
        try await house.change { plan in
            plan.justifications = (try? SentPlan.plan.get().justifications) ?? []
        }
        let head = try #require(try await house.ledger.head(of: InventoryDocument.id(town: "karaganda", year: 2015)))
        var inventory = try Inventory.read(from: head)
        inventory.greenElectricity = GreenElectricity(amount: .reported(5_000, .megawattHour))
        inventory.plants.append(
            LocalPlant(id: "w", name: "Wind", kind: .wind, electricity: .reported(20_000, .megawattHour)))
        _ = try await SaveDocument<Inventory>(ledger: house.ledger)(
            inventory, as: head.document, basedOn: head.digest, by: Authorship(author: "local", time: house.now))
        _ = try await approver.get("/en/work/submissions/karaganda-1")
        let again = try await approver.post("/en/work/submissions", [("plan", "karaganda-2030"), ("consent", "1")])
        #expect(again.location == "/en/work/submissions/karaganda-2")
        let review = try await house.review(2)
        #expect(review.pending.isEmpty && review.notes.last?.author == ReviewNote.machine)
        #expect(try await reviewer.get("/en/reviews").text.contains("karaganda-2"))

        _ = try await reviewer.get("/en/reviews/karaganda-2")
        let decided = try await reviewer.post(
            "/en/reviews/karaganda-2/decision", [("outcome", "accepted_with_remarks"), ("text", "Well founded.")])
        #expect(decided.status == 303)
        for (kind, name) in [("published-plan", "karaganda-2030"), ("published-inventory", "karaganda-2015")] {
            #expect(try await house.ledger.head(of: DocumentID(kind: kind, name: name)) != nil)
        }
        let report = try await approver.get("/kk/reviews/karaganda-2/report")
        #expect(report.status == 200 && report.text.contains("Well founded."))
        let data = try await approver.get("/en/reviews/karaganda-2.json").text
        #expect(data.contains("\"state\":\"accepted_with_remarks\"") || data.contains("accepted_with_remarks"))
    }

    @Test("who works for a town does not review it, and nobody reviews what they sent")
    func ownTown() async throws {
        let house = try OfficeHouse()
        try await house.submission()
        _ = try await house.person(
            "both@qala.kz", "Both",
            [
                Grant(.reviewer, over: .country("KZ"), giver: nil, given: 0),
                Grant(.townEditor, over: .towns([.karaganda]), giver: nil, given: 0),
            ])
        let both = Browser(house)
        try await both.signIn("both@qala.kz")
        #expect(try await both.get("/en/reviews").status == 200)
        #expect(try await both.get("/en/reviews/karaganda-1").status == 403)
        #expect(try await both.get("/en/work/submissions/karaganda-1").status == 200)
        let other = try await house.worker(.reviewer, over: .country("KG"))
        #expect(try await other.get("/en/reviews/karaganda-1").status == 403)
        #expect(!(try await other.get("/en/reviews").text.contains("karaganda")))
    }

    @Test("what reviewers say among themselves is told to nobody else, in no format")
    func aside() async throws {
        let house = try OfficeHouse()
        try await house.submission()
        let reviewer = try await house.worker(.reviewer)
        _ = try await reviewer.get("/en/reviews/karaganda-1")
        _ = try await reviewer.post(
            "/en/reviews/karaganda-1/notes", [("remark", "r1"), ("kind", "aside"), ("text", "Between us.")])
        _ = try await reviewer.post(
            "/en/reviews/karaganda-1/opinion", [("outcome", "accepted"), ("text", "My view."), ("group-target", "met")])
        #expect(try await reviewer.get("/en/reviews/karaganda-1").text.contains("Between us."))
        #expect(try await reviewer.get("/en/reviews/karaganda-1").text.contains("My view."))
        let approver = try await house.worker(.townApprover)
        for path in [
            "/en/work/submissions/karaganda-1", "/en/reviews/karaganda-1/report", "/en/reviews/karaganda-1.json",
        ] {
            let page = try await approver.get(path)
            #expect(page.status == 200 && !page.text.contains("Between us.") && !page.text.contains("My view."))
        }
    }

    @Test("a coordinator sends on the town's behalf under both names")
    func onBehalf() async throws {
        let house = try OfficeHouse()
        try await house.plan()
        let coordinator = try await house.worker(.nationalCoordinator, over: .country("KZ"))
        #expect(try await coordinator.get("/en/work/submissions/new?plan=karaganda-2030").text.contains("on behalf of"))
        _ = try await coordinator.post("/en/work/submissions", [("plan", "karaganda-2030"), ("consent", "1")])
        let revision = try #require(
            try await house.ledger.head(of: Submission.documentID(town: "karaganda", 1)))
        #expect(revision.authorship.onBehalfOf == "karaganda")
    }

    @Test("a method that was accepted once shows who departs from it")
    func method() async throws {
        let house = try OfficeHouse()
        try await house.submission()
        let reviewer = try await house.worker(.reviewer, over: .country("KZ"))
        _ = try await reviewer.get("/en/reviews/karaganda-1")
        let accepted = try await reviewer.post(
            "/en/reviews/karaganda-1/method",
            [("title", "Small towns"), ("members", "aksu taraz"), ("text", "Fuel from sales.")])
        #expect(accepted.location == "/en/reviews/methods")
        let page = try await reviewer.get("/en/reviews/methods").text
        #expect(page.contains("Small towns") && page.contains("departs in nothing") && page.contains("nothing sent"))
    }

    @Test("the list as a table holds what the page holds")
    func csv() async throws {
        let house = try OfficeHouse()
        try await house.submission()
        let reviewer = try await house.worker(.reviewer)
        let table = try await reviewer.get("/en/reviews.csv?state=all")
        #expect(table.text.contains("karaganda-1,") && table.text.contains("with_town"))
    }
}
