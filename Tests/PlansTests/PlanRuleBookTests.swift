import Findings
import Inventories
import Plans
import Quantities
import ReferenceData
import Testing

@Suite("The rules of a plan")
struct PlanRuleBookTests {
    @Test("every rule passes one plan and finds fault with another", arguments: PlanRuleExamples.all)
    func examples(_ example: PlanRuleExample) throws {
        #expect(try example.passing.findings(example.rule).isEmpty)
        let finding = try #require(try example.failing.findings(example.rule).first)
        let definition = try #require(try DemokentPlan.library.get().rules.first { $0.id == example.rule })
        #expect(finding.severity == definition.severity)
        #expect(finding.place != Place())
    }

    @Test("every rule that is implemented has exactly one pair of examples")
    func everyRuleHasExamples() {
        #expect(PlanRuleExamples.all.map(\.rule).sorted() == PlanRuleBook.implemented)
    }

    @Test("the inventory's rules and the plan's are all rules of the table, and none twice")
    func complete() throws {
        let known = PlanRuleBook.implemented + RuleBook.implemented + RuleBook.elsewhere
        #expect(known.sorted() == (try DemokentPlan.library.get().rules.map(\.id).sorted()))
    }

    @Test("every rule finds the numbers it compares with in the table")
    func answerable() throws {
        #expect(PlanRuleBook(definitions: try DemokentPlan.library.get().rules).unanswerable == [])
    }

    @Test("a sound plan of Kazakhstan has nothing but the remark that no national minimum is known")
    func soundPlan() throws {
        #expect(try PlanSituation().findings().map(\.code) == ["plan.no-national-minimum"])
    }

    @Test("without a baseline a plan cannot be accepted, and nothing else is guessed")
    func noBaseline() throws {
        let codes = try PlanSituation { $0.context.baseline = nil }.findings().map(\.code)
        #expect(codes == ["plan.no-baseline", "plan.no-national-minimum"])
    }

    @Test("against a part of the baseline nothing is held that only the whole can show")
    func partialBaseline() throws {
        func codes(_ baseline: InventoryResult?) throws -> Set<String> {
            let situation = PlanSituation { situation in
                situation.context.baseline = baseline
                situation.plan.actions[6].reduction = Quantity(210_000)
                situation.plan.actions[2].energySaving = Quantity(900_000)
                situation.plan.printed = [.init(.baseEmission, 220_000), .init(.baseEnergy, 800_000)]
            }
            return Set(try situation.findings().map(\.code)).intersection(["A02", "A03", "A04", "M10"])
        }
        #expect(try codes(DemokentPlan.baseline) == ["A02", "A03", "A04", "M10"])
        #expect(try codes(DemokentPlan.partialBaseline).isEmpty)
    }

    @Test("a partial baseline is told, with how much is known and which rules it keeps from asking")
    func toldPartialBaseline() throws {
        #expect(try PlanSituation().findings("plan.partial-baseline").isEmpty)
        let told = try PlanSituation { $0.context.baseline = DemokentPlan.partialBaseline }.findings(
            "plan.partial-baseline")
        let total = try #require(DemokentPlan.partialBaseline?.total.emission)
        #expect(told.count == 1 && total.missing > 0)
        #expect(told.first?.details["count"] == .count(total.known))
        #expect(told.first?.details["all"] == .count(total.known + total.missing))
        #expect(told.first?.details["rules"] == .list(["A02", "A03", "A04", "A05", "M10"].map { .text($0) }))
    }

    @Test("actions that fall short of a part of the target fall short of it all the more")
    func shortOfPart() throws {
        let short = PlanSituation { situation in
            situation.context.baseline = DemokentPlan.partialBaseline
            situation.plan.actions.removeAll { ["3", "7"].contains($0.id) }
        }
        #expect(try short.findings("A01").count == 1)
    }

    @Test("undivided buildings serve one key sector for certain, and none where a divided one is served")
    func undividedBuildings() throws {
        func count(_ sectors: [ActionSector]) throws -> Detail? {
            try PlanSituation { situation in
                situation.plan.actions = sectors.map { Action(id: "\($0)", title: "\($0)", sector: $0) }
            }.findings("M07").first?.details["count"]
        }
        #expect(try count([.buildings]) == .count(1))
        #expect(try count([.buildings, .residential]) == .count(1))
        #expect(try count([.buildings, .transport]) == nil)
    }

    @Test("the same megawatt-hours under two titles of one sector are pointed at")
    func savedTwice() throws {
        let findings = try PlanSituation { situation in
            situation.plan.actions[5].energySaving = Quantity(9_000)
        }.findings("plan.saved-twice")
        #expect(findings.map(\.details["action"]) == [.text("Build cycle lanes")])
        #expect(findings.map(\.details["original"]) == [.text("Buy electric buses")])
    }

    @Test("the usual emissions per energy of an action are a range")
    func usualRange() throws {
        let findings = try PlanSituation { $0.plan.actions[5].energySaving = Quantity(4_000) }.findings("A07")
        #expect(findings.map(\.details["threshold"]) == [.range(from: 0.01, to: 2, unit: "t/MWh")])
    }

    @Test("a sector that saves more than it uses is an error")
    func moreThanUsed() throws {
        let findings = try PlanSituation { $0.plan.actions[0].energySaving = Quantity(28_001) }
            .findings("plan.more-than-used")
        #expect(findings.map(\.severity) == [.error])
        #expect(findings.first?.details["reference"] == .quantity(28_000, unit: "MWh"))
    }

    @Test("costs in two currencies are not added up")
    func currencies() throws {
        let findings = try PlanSituation { $0.plan.actions[0].cost.investment = Money(1, currency: "KZT") }
            .findings("plan.currencies")
        #expect(findings.count == 1)
    }
}
