import Cities
import Findings
import Inventories
import Plans
import Quantities
import Testing

/// What a rule passes and what it finds.
struct PlanRuleExample: Sendable, CustomTestStringConvertible {
    let rule: String
    let passing: PlanSituation
    let failing: PlanSituation

    init(_ rule: String, passing: PlanSituation = PlanSituation(), failing: PlanSituation) {
        (self.rule, self.passing, self.failing) = (rule, passing, failing)
    }

    var testDescription: String { rule }
}

/// One passing and one failing example of each rule that a plan answers.
enum PlanRuleExamples {
    static let all = acceptance + sums + actions + targets + adaptation + deadlines

    private static let acceptance = [
        PlanRuleExample("M01", failing: plan { $0.approval?.body = "  " }),
        PlanRuleExample(
            "M02", passing: aiming(0.2, 2020, [.by2020]), failing: aiming(0.19, 2020, [.by2020])),
        PlanRuleExample(
            "M03", passing: aiming(0.4, 2030, [.by2030], country: "RO"),
            failing: aiming(0.39, 2030, [.by2030], country: "RO")),
        PlanRuleExample(
            "M04", passing: aiming(0.3, 2030, [.by2030], country: "GE"),
            failing: aiming(0.4, 2050, [.by2030], country: "GE")),
        PlanRuleExample(
            "M05", passing: joining("2020-12-31"), failing: joining("2021-01-01")),
        PlanRuleExample("M07", failing: plan { $0.actions.removeAll { $0.sector != .transport } }),
        PlanRuleExample("M08", failing: plan { $0.adaptation?.assessment = nil }),
        PlanRuleExample(
            "M09",
            failing: plan {
                $0.adaptation?.goals = [" "]
                $0.actions.removeAll { $0.purposes == [.adaptation] }
            }),
        PlanRuleExample(
            "M10", passing: plan { $0.printed = [.init(.actionsReduction, 61_999), .init(.target, 0.3)] },
            failing: plan { $0.printed = [.init(.baseEmission, 220_000)] }),
        PlanRuleExample("M11", failing: plan { $0.actions.removeAll(where: \.isKey) }),
        PlanRuleExample(
            "M14",
            passing: plan { plan in
                plan.joint = JointPlan(option: .ownTargets, members: [.init(name: "A", targets: plan.targets)])
            },
            failing: plan { $0.joint = JointPlan(option: .ownTargets, members: [.init(name: "A")]) }),
        PlanRuleExample(
            "M15", passing: sharing(10_000), failing: sharing(10_001)),
    ]

    private static let sums = [
        PlanRuleExample("A01", failing: plan { $0.actions.removeAll { $0.id == "7" } }),
        PlanRuleExample("A02", failing: plan { $0.targets = [Target(value: 0.1, kind: .absolute, year: 2030)] }),
        PlanRuleExample("A03", failing: plan { $0.actions[6].reduction = Quantity(160_000) }),
        PlanRuleExample("A04", failing: plan { $0.actions[2].energySaving = Quantity(900_000) }),
        PlanRuleExample("A05", failing: plan { $0.actions[0].reduction = Quantity(9_000) }),
        PlanRuleExample(
            "A06", passing: plan { $0.estimates = [.init(sector: .transport, reduction: Quantity(12_200))] },
            failing: plan { $0.estimates = [.init(sector: .transport, reduction: Quantity(10_000))] }),
        PlanRuleExample("A13", failing: plan { $0.actions[0].sector = .industry }),
    ]

    private static let actions = [
        PlanRuleExample("A07", failing: plan { $0.actions[5].energySaving = Quantity(4_000) }),
        PlanRuleExample("A08", failing: plan { $0.actions[1].reduction = Quantity(9) }),
        PlanRuleExample("A09", failing: plan { $0.actions[1].energySaving = Quantity(-1) }),
        PlanRuleExample("A10", failing: plan { $0.actions.append($0.actions[0]) }),
        PlanRuleExample("A11", failing: plan { $0.actions[0].start = 2029 }),
        PlanRuleExample("A12", failing: plan { $0.actions[0].status = .completed }),
        PlanRuleExample("A14", failing: plan { $0.actions[0].cost = .init() }),
    ]

    private static let targets = [
        PlanRuleExample("T01", failing: plan { $0.targets[0].value = 30 }),
        PlanRuleExample(
            "T02",
            passing: plan { $0.targets = [Target(value: 0.3, kind: .perCapita, year: 2030, targetPopulation: 61_000)] },
            failing: plan { $0.targets = [Target(value: 0.3, kind: .perCapita, year: 2030)] }),
        PlanRuleExample(
            "T03",
            passing: plan {
                $0.targets = [
                    Target(value: 0.2, kind: .businessAsUsual, year: 2030, businessAsUsual: Quantity(273_498))
                ]
            },
            failing: plan { $0.targets = [Target(value: 0.2, kind: .businessAsUsual, year: 2030)] }),
        PlanRuleExample(
            "T04", passing: plan { ($0.targets[0].year, $0.targets[0].isMidTerm) = (2035, true) },
            failing: plan { $0.targets[0].year = 2035 }),
    ]

    private static let adaptation = [
        PlanRuleExample("D01", failing: plan { $0.adaptation?.hazards = ["flood": .notKnown] }),
        PlanRuleExample("D02", failing: plan { $0.adaptation?.vulnerableSectors = [] }),
        PlanRuleExample(
            "D03",
            failing: plan { plan in
                for index in plan.actions.indices { plan.actions[index].purposes = [.mitigation] }
            }),
        PlanRuleExample("D04", failing: plan { $0.adaptation?.scoreboard[4] = nil }),
    ]

    private static let deadlines = [
        PlanRuleExample("X01", failing: process { $0.submission = CalendarDay("2016-06-02") }),
        PlanRuleExample(
            "X02", passing: process("2018-05-25") { _ in },
            failing: process("2020-05-26") { $0.reports = [CalendarDay("2018-05-25")].compactMap(\.self) }),
        PlanRuleExample(
            "X03", passing: process("2020-05-25") { _ in },
            failing: process("2020-05-26") { $0.reports = [CalendarDay("2020-05-01")].compactMap(\.self) }),
        PlanRuleExample(
            "X04", passing: late { $0.extendedUntil = CalendarDay("2017-06-01") }, failing: late { _ in }),
    ]

    private static func plan(_ change: @escaping (inout Plan) -> Void) -> PlanSituation {
        PlanSituation { change(&$0.plan) }
    }

    private static func aiming(
        _ value: Double, _ year: Year, _ commitments: [Commitment], country: String = "KZ"
    ) -> PlanSituation {
        PlanSituation {
            $0.plan.town.country = country
            $0.plan.targets = [Target(value: value, kind: .absolute, year: year)]
            $0.context.commitments = commitments
        }
    }

    private static func joining(_ day: String) -> PlanSituation {
        PlanSituation {
            $0.plan.town.country = "RO"
            $0.plan.targets[0].value = 0.5
            $0.context.process.adhesion = CalendarDay(day)
        }
    }

    private static func sharing(_ population: Int) -> PlanSituation {
        plan { $0.joint = JointPlan(option: .sharedTarget, members: [.init(name: "A", population: population)]) }
    }

    private static func process(
        _ today: String? = nil, _ change: @escaping (inout PlanContext.Process) -> Void
    ) -> PlanSituation {
        PlanSituation { situation in
            change(&situation.context.process)
            if let day = today.flatMap({ CalendarDay($0) }) { situation.context.today = day }
        }
    }

    private static func late(_ change: @escaping (inout PlanContext.Process) -> Void) -> PlanSituation {
        process("2016-12-01") {
            $0.submission = nil
            $0.notice = CalendarDay("2016-09-01")
            change(&$0)
        }
    }
}
