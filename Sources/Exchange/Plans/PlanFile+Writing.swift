package import Cities
import Inventories
package import Plans
import Quantities
import Yams

extension PlanFile {
    /// Puts a plan beside what surrounds it.
    package init(plan: Plan, commitments: [Commitment], process: PlanContext.Process) {
        self.plan = plan
        self.commitments = commitments
        self.process = process
    }

    /// The text of a `plan.yaml` that `read` reads again; actions stand in their own table.
    package func yaml() -> String {
        let node = Node.Mapping(pairs.map { (Node($0.0), $0.1) })
        return (try? Yams.serialize(node: .mapping(node), width: -1, allowUnicode: true)) ?? ""
    }

    private typealias Pair = (String, Node)

    private var pairs: [Pair] {
        let strategy = plan.strategy
        var pairs: [Pair] = [
            (
                "town",
                .map([
                    ("name", .word(plan.town.name)), ("country", .word(plan.town.country)),
                    ("population", plan.town.population.map { .count($0) }),
                ])
            ),
            ("kind", .word(plan.kind.rawValue)),
        ]
        pairs += Node.said([
            ("baseline_year", plan.baselineYear.map { .count($0.number) }),
            ("approval", plan.approval.map { .map([("body", .word($0.body)), ("day", $0.day.map(Node.day))]) }),
            ("commitments", .list(commitments.map { .word($0.rawValue) })),
            ("joined", process.adhesion.map(Node.day)), ("extended_until", process.extendedUntil.map(Node.day)),
            ("notice", process.notice.map(Node.day)), ("submitted", process.submission.map(Node.day)),
            ("reports", process.reports.isEmpty ? nil : .list(process.reports.map(Node.day))),
            (
                "monitoring_inventories",
                process.monitoringInventories.isEmpty ? nil : .list(process.monitoringInventories.map(Node.day))
            ),
            ("vision", strategy.vision.map(Node.word)), ("coordination", strategy.coordination.map(Node.word)),
            ("staff", strategy.staff.map(Node.number)), ("participation", strategy.participation.map(Node.word)),
            ("monitoring", strategy.monitoring.map(Node.word)),
            ("budget", strategy.budget.map { .number($0.amount) }),
            ("budget_currency", strategy.budget.map { .word($0.currency) }),
            ("targets", plan.targets.isEmpty ? nil : .list(plan.targets.map(Self.node))),
            ("estimates", plan.estimates.isEmpty ? nil : .list(plan.estimates.map(Self.node))),
            ("adaptation", plan.adaptation.map(Self.node)), ("joint", plan.joint.map(Self.node)),
        ])
        pairs += plan.printed.map { ("printed_\($0.subject.rawValue)", .number($0.value)) }
        if !plan.justifications.isEmpty {
            pairs.append(("justifications", .list(plan.justifications.map(Self.node))))
        }
        return pairs
    }

    private static func node(_ target: Target) -> Node {
        .map([
            ("year", .count(target.year.number)), ("reduction", .number(target.value)),
            ("of", .word(target.kind.rawValue)), ("mid_term", target.isMidTerm ? .flag(true) : nil),
            ("base_population", target.basePopulation.map { .count($0) }),
            ("population", target.targetPopulation.map { .count($0) }),
            ("expected_emissions", target.businessAsUsual.map { .number($0.value) }),
            ("source", target.projectionSource.map(Node.word)),
        ])
    }

    private static func node(_ estimate: Plan.Estimate) -> Node {
        .map([
            ("sector", .word(estimate.sector.rawValue)),
            ("energy_saving", estimate.energySaving.map { .number($0.value) }),
            ("renewable_production", estimate.renewableProduction.map { .number($0.value) }),
            ("reduction", estimate.reduction.map { .number($0.value) }),
        ])
    }

    private static func node(_ adaptation: Adaptation) -> Node {
        .map([
            (
                "assessment",
                adaptation.assessment.map {
                    .map([
                        ("title", .word($0.title)), ("author", $0.author.map(Node.word)),
                        ("year", $0.year.map { .count($0.number) }),
                    ])
                }
            ),
            (
                "hazards",
                adaptation.hazards.isEmpty
                    ? nil
                    : .map(adaptation.hazards.sorted { $0.key < $1.key }.map { ($0.key, .word($0.value.rawValue)) })
            ),
            ("vulnerable_sectors", .list(adaptation.vulnerableSectors.sorted().map(Node.word))),
            (
                "scoreboard",
                adaptation.scoreboard.isEmpty
                    ? nil
                    : .map(
                        adaptation.scoreboard.sorted { $0.key < $1.key }.map {
                            (String($0.key), .word($0.value.rawValue))
                        })
            ),
            ("goals", .list(adaptation.goals.map(Node.word))),
        ])
    }

    private static func node(_ joint: JointPlan) -> Node {
        .map([
            ("option", .count(joint.option.rawValue)), ("agglomeration", .flag(joint.isAgglomeration)),
            (
                "members",
                .list(
                    joint.members.map { member in
                        .map([
                            ("name", .word(member.name)), ("population", member.population.map { .count($0) }),
                            ("targets", member.targets.isEmpty ? nil : .list(member.targets.map(node))),
                        ])
                    })
            ),
        ])
    }

    private static func node(_ justification: Plan.Justification) -> Node {
        .map([
            ("rule", .word(justification.code)), ("about", justification.about.map(Node.word)),
            ("reason", .word(justification.reason)),
        ])
    }
}

extension Node {
    /// Words, always quoted: "2030" and "no" stay words.
    fileprivate static func word(_ text: String) -> Node { .scalar(Scalar(text, Tag(.str), .doubleQuoted)) }
    fileprivate static func count(_ number: Int) -> Node { Node(String(number)) }
    fileprivate static func flag(_ flag: Bool) -> Node { Node(flag ? "true" : "false") }
    fileprivate static func day(_ day: CalendarDay) -> Node { Node(day.description) }
    fileprivate static func number(_ number: Double) -> Node {
        Node(Int(exactly: number).map(String.init) ?? number.description)
    }
    fileprivate static func list(_ items: [Node]) -> Node { .sequence(Sequence(items)) }

    /// A mapping of what is said.
    fileprivate static func map(_ pairs: [(String, Node?)]) -> Node {
        .mapping(Mapping(said(pairs).map { (Node($0.0), $0.1) }))
    }

    fileprivate static func said(_ pairs: [(String, Node?)]) -> [(String, Node)] {
        pairs.compactMap { name, node in node.map { (name, $0) } }
    }
}
