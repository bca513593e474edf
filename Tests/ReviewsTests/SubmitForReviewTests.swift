import Cities
import Cryptography
import Findings
import Inventories
import Ledger
import Plans
import QalaTesting
import Quantities
import Reviews
import Testing

@Suite("Sending a plan to be reviewed")
struct SubmitForReviewTests {
    @Test("a submission names the plan and its baseline by digest, and the edition of the rules")
    func sent() async throws {
        let town = try await ReviewedTown()
        let sent = try await town.send()
        #expect(sent.isNew && sent.name.text == "demokent-1")
        #expect(sent.submission.parts.map(\.document.description) == ["plan/demokent-2030", "inventory/demokent-2015"])
        #expect(sent.submission.rules == town.editions.current.id)
        #expect(sent.submission.outcome?.verdict == "eligible")
        #expect(sent.review.state == .waiting && sent.review.sender == "approver")
        let signatory = try Signatory.read(
            from: try #require(await town.ledger.head(of: Signatory.documentID("demokent"))))
        let milestone = try #require(signatory.milestones?.first)
        #expect(milestone.kind == .planSubmitted && milestone.commitments == [.by2030])
        #expect(milestone.evidence == "submission/demokent-1")
    }

    @Test("sending the same again is no second submission")
    func idempotent() async throws {
        let town = try await ReviewedTown()
        try await town.send()
        let again = try await town.send(at: 1_490_000_000)
        #expect(!again.isNew && again.name.number == 1)
        #expect(await town.ledger.head(of: Submission.documentID(town: "demokent", 2)) == nil)
    }

    @Test("the town works on, and what it sent stays as it was")
    func immutable() async throws {
        let town = try await ReviewedTown()
        let sent = try await town.send()
        try await town.change { $0.actions.removeAll() }
        let judged = try await town.judge(sent.submission)
        #expect(judged.plan.plan.actions.count == 7)
        #expect(sent.submission.outcome?.differences(to: judged.outcome) == [])
        #expect(await town.ledger.revisions(of: Submission.documentID(town: "demokent", 1)).count == 1)
    }

    @Test("everything that stands in the way is told at once")
    func refused() async throws {
        let town = try await ReviewedTown()
        try await town.change { plan in
            plan.approval = nil
            plan.adaptation = nil
        }
        let failure = await #expect(throws: SubmitForReview.Failure.self) { try await town.send(signatory: nil) }
        guard case .refused(let findings) = failure else { return #expect(failure == nil) }
        #expect(Set(["submission.no-signatory", "M01", "M08", "M09"]).isSubset(of: Set(findings.map(\.code))))
        #expect(findings.allSatisfy { $0.severity == .blocker })
        #expect(await town.ledger.documents(of: Submission.documentKind).isEmpty)
    }

    @Test("a plan without an inventory is not sent")
    func noBaseline() async throws {
        let town = try await ReviewedTown()
        try await town.change { $0.baselineYear = 2011 }
        let failure = await #expect(throws: SubmitForReview.Failure.self) { try await town.send() }
        guard case .refused(let findings) = failure else { return #expect(failure == nil) }
        #expect(findings.contains { $0.code == "submission.no-baseline" })
    }

    @Test("the inventories of a town whose name begins alike do not go along")
    func neighbour() async throws {
        let town = try await ReviewedTown()
        var theirs = try ReviewedTown.exampleInventory.get()
        for year in [2010, 2020] {
            theirs.year = Year(year)
            _ = try await SaveDocument<Inventory>(ledger: town.ledger)(
                theirs, as: InventoryDocument.id(town: "demokent-2", year: year), basedOn: nil,
                by: ReviewedTown.author("neighbour"))
        }
        let sent = try await town.send()
        #expect(sent.submission.parts.map(\.document.description) == ["plan/demokent-2030", "inventory/demokent-2015"])
    }

    @Test("the newest inventory goes along; what it lacks does not stand in the way of the plan")
    func newest() async throws {
        let town = try await ReviewedTown()
        var newest = try ReviewedTown.exampleInventory.get()
        newest.year = 2016
        newest.records = Array(newest.records.prefix(1))
        try await town.save(newest)
        let sent = try await town.send()
        #expect(sent.submission.parts.last?.document.name == "demokent-2016")
        #expect(try await town.judge(sent.submission).noticed.contains { $0.document.name == "demokent-2016" })
    }

    @Test("a town may send with errors, once it was told")
    func consent() async throws {
        let town = try await ReviewedTown()
        try await town.change { $0.justifications = [] }
        let failure = await #expect(throws: SubmitForReview.Failure.self) { try await town.send() }
        guard case .needsConsent(let findings) = failure else { return #expect(failure == nil) }
        #expect(findings.map(\.code) == ["F09"])
        #expect(try await town.send(despiteErrors: true).submission.outcome?.verdict == "to-explain")
    }

    @Test("what was changed and sent again follows what was sent before, whose review it replaces")
    func again() async throws {
        let town = try await ReviewedTown()
        try await town.send()
        try await town.change { $0.strategy.vision = "Warm homes" }
        let second = try await town.send()
        #expect(second.name.number == 2 && second.submission.previous == 1)
        #expect(try await town.review(1).state == .replaced)
        #expect(try await town.review(2).state == .waiting)
    }

    @Test("a revision that was altered is noticed before it is judged")
    func altered() async throws {
        let town = try await ReviewedTown()
        var submission = try await town.send().submission
        submission.parts[0].digest = Digest.sha256([1])
        await #expect(throws: JudgeSubmission.Failure.self) { try await town.judge(submission) }
    }
}

@Suite("Editions of the rules")
struct RuleEditionTests {
    @Test("an old submission is judged by its own edition, a new one by that in force")
    func editions() async throws {
        var town = try await ReviewedTown()
        let first = try await town.send()
        let inForce = town.editions.current
        // A later edition asks for 40 key actions.
        var rows = inForce.definitions
        let index = try #require(rows.firstIndex { $0.id == "M11" })
        rows[index].thresholdText = "40"
        let later = try RuleEdition(id: "2031-1", day: town.day, code: 1, definitions: rows)
        #expect(later.digest != inForce.digest)
        town.editions = RuleEditions(current: later, earlier: [inForce])
        let old = try await town.judge(first.submission)
        #expect(old.edition.id == inForce.id)
        #expect(first.submission.outcome?.differences(to: old.outcome) == [])
        try await town.change { $0.strategy.vision = "Warm homes" }
        let new = try await town.send(despiteErrors: true)
        #expect(new.submission.rules == "2031-1")
        let keys = Set(try await town.judge(new.submission).noticed.map(\.finding.code))
        #expect(keys.contains("M11") && !old.noticed.contains { $0.finding.code == "M11" })
    }

    @Test("an edition that is not known here is said to be unknown")
    func unknown() async throws {
        let town = try await ReviewedTown()
        var submission = try await town.send().submission
        submission.rules = "1999-9"
        await #expect(throws: JudgeSubmission.Failure.unknownEdition("1999-9")) { try await town.judge(submission) }
    }

    @Test("equal rows have equal digests, whatever the edition is called")
    func digest() async throws {
        let town = try await ReviewedTown()
        let rows = town.editions.current.definitions
        let other = try RuleEdition(id: "x", day: town.day, code: 2, definitions: rows)
        #expect(other.digest == town.editions.current.digest && !other.isAskedAsMeant)
    }
}
