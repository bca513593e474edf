import Cities
import Findings
import Inventories
import Plans
import Quantities
import ReferenceData
import Testing

@Suite("A plan examined")
struct ExaminePlanTests {
    private func result(_ situation: PlanSituation) throws -> PlanResult {
        try DemokentPlan.library.get().examinePlan(situation.plan, context: situation.context)
    }

    @Test("a sound plan is eligible")
    func eligible() throws {
        #expect(try result(PlanSituation()).verdict == .eligible)
    }

    @Test("an error can be explained and stays visible; a blocker cannot")
    func justified() throws {
        let wrong = PlanSituation { $0.plan.actions[0].start = 2029 }
        #expect(try result(wrong).verdict == .toExplain)
        let explained = PlanSituation {
            $0.plan = wrong.plan
            $0.plan.justifications = [.init(code: "A11", about: "1", reason: "The council moved the start.")]
        }
        let judged = try result(explained).judged.first { $0.finding.code == "A11" }
        #expect(judged?.justification?.reason == "The council moved the start.")
        #expect(try result(explained).verdict == .eligible)
        let blocked = PlanSituation {
            $0.plan.approval = nil
            $0.plan.justifications = [.init(code: "M01", reason: "Next month.")]
        }
        #expect(try result(blocked).verdict == .notEligible)
    }

    @Test("a reason given for one action does not hold for another, and an empty one is none")
    func narrow() throws {
        let two = PlanSituation {
            $0.plan.actions[0].start = 2029
            $0.plan.actions[1].start = 2029
            $0.plan.justifications = [
                .init(code: "A11", about: "1", reason: "Moved."), .init(code: "A11", about: "2", reason: " "),
            ]
        }
        let reasons = try result(two).judged.filter { $0.finding.code == "A11" }.map(\.justification?.reason)
        #expect(reasons == ["Moved.", nil])
    }

    @Test("the gravest comes first, and what is equally grave keeps the order of the table")
    func order() throws {
        let bad = PlanSituation {
            $0.plan.approval = nil
            $0.plan.adaptation?.assessment = nil
            $0.plan.actions[0].start = 2029
            $0.plan.actions[0].cost = .init()
        }
        #expect(try result(bad).judged.map(\.finding.code) == ["M01", "M08", "A11", "A14", "plan.no-national-minimum"])
    }

    @Test("actions that ended before the latest inventory count against the baseline and not against it")
    func reconciled() throws {
        let situation = PlanSituation { situation in
            situation.plan.actions[0].end = 2018
            situation.plan.actions[3].status = .cancelled
            situation.context.latest = DemokentPlan.baseline
            situation.context.latest?.inventory.year = 2019
        }
        let sides = try result(situation).reconciliations
        #expect(sides.map(\.side) == [.baseline, .latest])
        #expect(sides.map { $0.shares[0].exclusion } == [nil, .alreadyInInventory])
        #expect(sides.map { $0.shares[3].exclusion } == [.cancelled, .cancelled])
        #expect(sides.map(\.planned.value.value) == [58_600, 56_200])
        let baseline = try #require(sides.first)
        #expect(abs(baseline.required.value.value - 60_777.36) < 1e-6)
        #expect(abs(baseline.gap.value - 2_177.36) < 1e-6)
    }

    @Test("against a partial baseline what is to be saved is partial, and says of how many lines it is known")
    func partialBaseline() throws {
        let partial = PlanSituation { situation in
            situation.context.baseline = DemokentPlan.partialBaseline
            situation.context.latest = DemokentPlan.baseline
        }
        let sides = try result(partial).reconciliations
        #expect(sides.map(\.start.missing) == [3, 0])
        #expect(sides.map(\.level.reference.isComplete) == [false, false])
        #expect(sides.map(\.required.isComplete) == [false, false])
        let whole = try result(PlanSituation()).reconciliations
        #expect(whole.map(\.required.isComplete) == [true])
    }

    @Test("a projection of the town is whole, however little of the baseline is known")
    func projected() throws {
        let situation = PlanSituation { situation in
            situation.context.baseline = DemokentPlan.partialBaseline
            situation.plan.targets = [
                Target(value: 0.2, kind: .businessAsUsual, year: 2030, businessAsUsual: Quantity(273_498))
            ]
        }
        #expect(try result(situation).reconciliations.map(\.required.isComplete) == [true])
    }

    @Test("an inventory of which nothing is known is no side to start from")
    func unknownLatest() throws {
        var latest = try #require(DemokentPlan.baseline).inventory
        for index in latest.records.indices { latest.records[index].entry = .unknown }
        let tables = try DemokentPlan.library.get().tables
        let situation = PlanSituation { $0.context.latest = latest.computed(with: tables) }
        #expect(try result(situation).reconciliations.map(\.side) == [.baseline])
    }

    @Test("an action whose effect is not known makes the sum partial, not smaller by nothing")
    func partial() throws {
        let sums = try result(PlanSituation { $0.plan.actions[2].reduction = nil }).sums
        #expect(sums.reduction.value == Quantity(31_000))
        #expect((sums.reduction.known, sums.reduction.missing) == (6, 1))
    }
}
