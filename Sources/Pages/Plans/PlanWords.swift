import Findings
import Inventories
package import Localization
package import Plans
import Quantities

/// The codes that a plan's form offers, in the page's language.
package struct PlanChoices: Equatable, Sendable {
    package var areas: [Choice] = []
    package var instruments: [Choice] = []
    package var hazards: [Choice] = []
    package var vulnerableSectors: [Choice] = []
    package var stakeholders: [Choice] = []
    package var financing: [Choice] = []
    package var countries: [Choice] = []

    package init() {}

    /// What a code of a list is called; the code itself where the list has it not.
    package func name(_ code: String, in list: KeyPath<Self, [Choice]>) -> String {
        self[keyPath: list].first { $0.value == code }?.words ?? code
    }
}

/// What a plan says of itself, as facts.
package struct PlanWords {
    package let texts: Texts
    package let names: PlanChoices

    package init(texts: Texts, names: PlanChoices) {
        self.texts = texts
        self.names = names
    }

    /// Vision, coordination, staff, participation, monitoring, budget; only what is said.
    package func strategy(_ plan: Plan) -> [Fact] {
        let strategy = plan.strategy
        let said: [(String, String?)] = [
            ("vision", strategy.vision), ("coordination", strategy.coordination),
            ("staff", strategy.staff.map { texts.numbers.decimals($0, upTo: 1) }),
            ("participation", strategy.participation), ("monitoring", strategy.monitoring),
            ("budget", strategy.budget.map { "\(texts.figure($0.amount))\u{A0}\($0.currency)" }),
        ]
        return facts(said, "plan.strategy") + joint(plan)
    }

    private func joint(_ plan: Plan) -> [Fact] {
        guard let joint = plan.joint else { return [] }
        let members = joint.members.map { member in
            let people = member.population.map { " (\(texts.numbers.integer($0)))" } ?? ""
            let targets = member.targets.map { ", \($0.year): \(texts.numbers.percent($0.value))" }.joined()
            return member.name + people + targets
        }
        return [
            Fact(texts["plan.joint.option"], texts["plan.joint.option.\(joint.option.rawValue)"]),
            Fact(texts["plan.joint.members"], members.joined(separator: "; ")),
        ]
    }

    /// The assessment, hazards with their levels, vulnerable sectors, the scoreboard, goals; only what is said.
    package func adaptation(_ plan: Plan) -> [Fact] {
        guard let adaptation = plan.adaptation else { return [] }
        let assessment = adaptation.assessment.map { assessment in
            [assessment.title, assessment.author, assessment.year?.description].compactMap(\.self)
                .joined(separator: ", ")
        }
        let hazards = adaptation.hazards.sorted { $0.key < $1.key }.map { code, level in
            "\(names.name(code, in: \.hazards)): \(texts["risk-level.\(level.rawValue)"])"
        }
        let sectors = adaptation.vulnerableSectors.sorted().map { names.name($0, in: \.vulnerableSectors) }
        let steps = adaptation.scoreboard.sorted { $0.key < $1.key }.map { step, status in
            "\(texts["adaptation-step.\(step)"]): \(status.rawValue)"
        }
        return facts(
            [
                ("assessment", assessment), ("hazards", said(hazards)), ("sectors", said(sectors)),
                ("scoreboard", said(steps)), ("goals", said(adaptation.goals)),
            ], "plan.adaptation")
    }

    private func said(_ items: [String]) -> String? { items.isEmpty ? nil : items.joined(separator: "; ") }

    private func facts(_ said: [(String, String?)], _ prefix: String) -> [Fact] {
        said.compactMap { name, words in words.map { Fact(texts["\(prefix).\(name)"], $0) } }
    }
}
