import Cities
import Findings
import Inventories
import Ledger
import Plans
import QalaTesting
import Reviews
import Testing

@Suite("A review")
struct ReviewTests {
    private static func remark(_ id: String = "r1", severity: Finding.Severity = .warning) -> ReviewRemark {
        ReviewRemark(
            id: id, tie: .paragraph, document: Plan.documentID("demokent-2030"), place: Place(field: "strategy.vision"),
            severity: severity, text: "Say by when.", author: "reviewer", time: 10)
    }

    private static func note(_ kind: ReviewNote.Kind, _ time: Int64, of remark: String = "r1") -> ReviewNote {
        ReviewNote(kind, of: remark, text: "Done.", author: "somebody", time: time)
    }

    @Test("a remark stands as the last that was said of it left it")
    func states() {
        var review = Review(
            town: Inventory.Town(name: "Demokent", country: "KZ"), submission: 1,
            subject: Plan.documentID("demokent-2030"), submitted: CalendarDay(daysSince1970: 0), sender: "approver")
        #expect(review.state == .waiting)
        let remark = Self.remark()
        review.remarks = [remark]
        #expect(review.state(of: remark) == .open && review.state == .withTown)
        review.notes = [Self.note(.answer, 20)]
        #expect(review.state(of: remark) == .answered && review.state == .inReview)
        review.notes.append(Self.note(.reply, 30))
        #expect(review.state(of: remark) == .open)
        review.notes.append(Self.note(.aside, 40))
        #expect(review.state(of: remark) == .open)
        review.notes.append(Self.note(.closed, 50))
        #expect(review.state(of: remark) == .closed && review.pending.isEmpty)
        #expect(review.forTown.notes.count == 3)
        #expect(review.due == CalendarDay("1970-07-01"))
    }

    @Test("two people who write at once lose nothing")
    func together() async throws {
        let town = try await ReviewedTown()
        let name = try await town.send().name
        let document = Review.documentID(name.text)
        let base = try #require(await town.ledger.head(of: document))
        let start = try Review.read(from: base)
        for (author, id) in [("anna", "r1"), ("boris", "r2")] {
            var mine = start
            mine.remarks.append(Self.remark(id))
            _ = try await SaveDocument<Review>(ledger: town.ledger)(
                mine, as: document, basedOn: base.digest, by: ReviewedTown.author(author))
        }
        #expect(Set(try await town.review(1).remarks.map(\.id)) == ["r1", "r2"])
    }

    @Test("a remark made of a finding closes by itself when the check no longer finds it")
    func closes() async throws {
        let town = try await ReviewedTown()
        let keys = try ReviewedTown.examplePlan.get().actions.map(\.isKey)
        try await town.change { plan in
            plan.justifications = []
            for index in plan.actions.indices { plan.actions[index].isKey = false }
        }
        let first = try await town.send(despiteErrors: true)
        let judged = try await town.judge(first.submission)
        let noticed = try #require(judged.noticed.first { $0.finding.code == "M11" })
        let factor = try #require(judged.noticed.first { $0.finding.code == "F09" })
        for thing in [noticed, factor] {
            _ = try await town.write(
                .remark(ReviewRemark(thing, author: "reviewer", time: 10)), to: first.name, as: .reviewer)
        }
        _ = try await town.write(.remark(Self.remark()), to: first.name, as: .reviewer)
        _ = try await town.write(.note(Self.note(.answer, 20)), to: first.name, as: .town, by: "editor")
        let revision = try await town.change { plan in
            for (index, isKey) in keys.enumerated() { plan.actions[index].isKey = isKey }
        }
        let second = try await town.send(despiteErrors: true)
        let review = second.review
        let remark = try #require(review.remarks.first { $0.rule == "M11" })
        #expect(review.state(of: remark) == .closed)
        let note = try #require(review.notes(of: remark).last)
        #expect(note.author == ReviewNote.machine && note.evidence?.digest == revision.digest)
        #expect(Set(review.pending.map(\.rule)) == ["F09", nil])
        #expect(review.notes.contains { $0.kind == .answer })
    }

    @Test("what is empty is not said, and of an unknown remark nothing can be said")
    func empty() async throws {
        let town = try await ReviewedTown()
        let name = try await town.send().name
        var remark = Self.remark()
        remark.text = "  "
        await #expect(throws: WriteReview.Failure.empty) {
            try await town.write(.remark(remark), to: name, as: .reviewer)
        }
        await #expect(throws: WriteReview.Failure.unknownRemark("r1")) {
            try await town.write(.note(Self.note(.answer, 1)), to: name, as: .town)
        }
    }
}

@Suite("Deciding on a review")
struct DecideReviewTests {
    @Test("what was accepted is public byte by byte as it was sent, and a milestone tells it")
    func accepted() async throws {
        let town = try await ReviewedTown()
        let sent = try await town.send()
        try await town.change { $0.strategy.vision = "Changed since" }
        let review = try await town.decide(.accepted, on: sent.name)
        #expect(review.state == .accepted)
        for (part, kind) in zip(sent.submission.parts, ["published-plan", "published-inventory"]) {
            let published = try #require(
                await town.ledger.head(of: DocumentID(kind: kind, name: part.document.name)))
            #expect(published.body == (try await town.ledger.revision(part.digest, of: part.document)).body)
            #expect(published.authorship.reason == "submission/demokent-1")
        }
        let signatory = try Signatory.read(
            from: try #require(await town.ledger.head(of: Signatory.documentID("demokent"))))
        #expect(signatory.milestones?.map(\.kind) == [.planSubmitted, .planAccepted])
        #expect(signatory.milestones?.last?.evidence == "review/demokent-1")
    }

    @Test("deciding the same again changes nothing, and deciding otherwise is refused")
    func again() async throws {
        let town = try await ReviewedTown()
        let sent = try await town.send()
        try await town.decide(.acceptedWithRemarks, on: sent.name)
        let version = await town.ledger.version()
        try await town.decide(.acceptedWithRemarks, on: sent.name)
        #expect(await town.ledger.version() == version)
        await #expect(throws: DecideReview.Failure.notAllowed(.acceptedWithRemarks)) {
            try await town.decide(.notAccepted, on: sent.name)
        }
    }

    @Test("with open remarks a plan is accepted with remarks or not at all")
    func remarks() async throws {
        let town = try await ReviewedTown()
        let sent = try await town.send()
        let judged = try await town.judge(sent.submission)
        let remark = ReviewRemark(try #require(judged.noticed.first), author: "reviewer", time: 1)
        _ = try await town.write(.remark(remark), to: sent.name, as: .reviewer)
        await #expect(throws: DecideReview.Failure.openRemarks(1)) { try await town.decide(.accepted, on: sent.name) }
        #expect(try await town.decide(.acceptedWithRemarks, on: sent.name).state == .acceptedWithRemarks)
    }

    @Test("errors that nobody explained do not pass as accepted")
    func unexplained() async throws {
        let town = try await ReviewedTown()
        try await town.change { $0.justifications = [] }
        let sent = try await town.send(despiteErrors: true)
        await #expect(throws: DecideReview.Failure.unexplained(["F09"])) {
            try await town.decide(.accepted, on: sent.name)
        }
    }

    @Test("a plan that is not accepted is not published")
    func notAccepted() async throws {
        let town = try await ReviewedTown()
        let sent = try await town.send()
        try await town.decide(.notAccepted, on: sent.name)
        #expect(await town.ledger.documents(of: Plan.publishedKind).isEmpty)
        #expect(try await town.review(1).state == .notAccepted)
    }

    @Test("neither the town nor a reader decides", arguments: [ReviewRole.town, .reader])
    func others(role: ReviewRole) async throws {
        let town = try await ReviewedTown()
        let sent = try await town.send()
        await #expect(throws: DecideReview.Failure.notAllowed(.waiting)) {
            try await town.decide(.notAccepted, on: sent.name, as: role)
        }
    }
}

@Suite("Who may do what with a review")
struct ReviewRightsTests {
    private struct Row {
        let act: ReviewAct
        let role: ReviewRole
        /// A letter for each state in the order of the enumeration: `y` or `-`.
        let states: String
    }

    // swift-format-ignore
    private static let table: [Row] = [
        //                                       waiting inReview withTown replaced accepted withRemarks notAccepted
        Row(act: .read,      role: .reviewer, states: "yyyyyyy"),
        Row(act: .read,      role: .town,     states: "yyyyyyy"),
        Row(act: .read,      role: .reader,   states: "yyyyyyy"),
        Row(act: .readAside, role: .reviewer, states: "yyyyyyy"),
        Row(act: .readAside, role: .town,     states: "-------"),
        Row(act: .readAside, role: .reader,   states: "-------"),
        Row(act: .examine,   role: .reviewer, states: "yyy----"),
        Row(act: .examine,   role: .town,     states: "-------"),
        Row(act: .examine,   role: .reader,   states: "-------"),
        Row(act: .decide,    role: .reviewer, states: "yyy----"),
        Row(act: .decide,    role: .town,     states: "-------"),
        Row(act: .decide,    role: .reader,   states: "-------"),
        Row(act: .answer,    role: .reviewer, states: "-------"),
        Row(act: .answer,    role: .town,     states: "yyy--yy"),
        Row(act: .answer,    role: .reader,   states: "-------"),
        Row(act: .sendAgain, role: .reviewer, states: "-------"),
        Row(act: .sendAgain, role: .town,     states: "yyy-yyy"),
        Row(act: .sendAgain, role: .reader,   states: "-------"),
    ]

    @Test("every act of every role in every state is as the table says")
    func whole() {
        #expect(Self.table.count == ReviewAct.allCases.count * ReviewRole.allCases.count)
        for row in Self.table {
            let allowed = Review.State.allCases.map {
                ReviewRights.allow(row.act, as: [row.role], in: $0) ? "y" : "-"
            }
            #expect(allowed.joined() == row.states, "\(row.act) \(row.role)")
        }
    }

    @Test("who is nothing to a review may do nothing")
    func nobody() {
        for act in ReviewAct.allCases {
            for state in Review.State.allCases { #expect(!ReviewRights.allow(act, as: [], in: state)) }
        }
    }
}
