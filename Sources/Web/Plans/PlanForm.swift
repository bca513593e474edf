import Cities
import Inventories
import Localization
import Pages
import Plans
import Quantities

/// The form of a plan, read into the plan it was made from; and the plan, written into a form.
struct PlanForm {
    private(set) var reading: FormReading

    /// Rows that are offered beyond those that hold something.
    static let spareRows = 2
    private static let mostRows = 60

    init(_ fields: FormFields, _ texts: Texts) { reading = FormReading(fields, texts) }

    /// The plan with what was typed; what could not be read is not in it.
    mutating func applied(to plan: Plan) -> Plan {
        var plan = plan
        plan.kind = reading.word("kind", Plan.Kind.self) ?? plan.kind
        plan.baselineYear = reading.year("baseline-year")
        plan.town.population = reading.count("population")
        let day = reading.day("approval.day")
        plan.approval = reading.text("approval.body").map { Plan.Approval(body: $0, day: day) }
        if plan.approval == nil, day != nil { reading.require("approval.body") }
        plan.strategy = strategy()
        plan.targets = (1...Self.mostRows).compactMap { target("target.\($0)") }
        plan.estimates = ActionSector.allCases.compactMap { estimate($0) }
        plan.printed = Plan.Printed.Subject.allCases.compactMap { subject in
            let name = "printed.\(subject.rawValue)"
            let value = subject == .target ? reading.percent(name) : reading.number(name)
            return value.map { Plan.Printed(subject, $0) }
        }
        plan.adaptation = adaptation(plan.adaptation)
        plan.joint = joint()
        return plan
    }

    private mutating func strategy() -> Plan.Strategy {
        let currency = reading.currency("strategy.currency")
        return Plan.Strategy(
            vision: reading.text("strategy.vision"), coordination: reading.text("strategy.coordination"),
            staff: reading.number("strategy.staff"), participation: reading.text("strategy.participation"),
            monitoring: reading.text("strategy.monitoring"), budget: reading.money("strategy.budget", currency))
    }

    private mutating func target(_ name: String) -> Target? {
        let parts = ["year", "value", "base-population", "population", "business-as-usual", "source"]
        guard parts.contains(where: { reading.text("\(name).\($0)") != nil }) else { return nil }
        let year = reading.year("\(name).year")
        let share = reading.percent("\(name).value")
        for (part, isThere) in [("year", year != nil), ("value", share != nil)]
        where !isThere && reading.text("\(name).\(part)") == nil {
            reading.require("\(name).\(part)")
        }
        return Target(
            value: share ?? 0, kind: reading.word("\(name).kind", Target.Kind.self) ?? .absolute,
            year: year ?? 2030, isMidTerm: reading.isTicked("\(name).mid-term"),
            basePopulation: reading.count("\(name).base-population"),
            targetPopulation: reading.count("\(name).population"),
            businessAsUsual: reading.quantity("\(name).business-as-usual"),
            projectionSource: reading.text("\(name).source"))
    }

    private mutating func estimate(_ sector: ActionSector) -> Plan.Estimate? {
        let name = "estimate.\(sector.rawValue)"
        let estimate = Plan.Estimate(
            sector: sector, energySaving: reading.quantity("\(name).saving"),
            renewableProduction: reading.quantity("\(name).production"),
            reduction: reading.quantity("\(name).reduction"))
        return estimate == Plan.Estimate(sector: sector) ? nil : estimate
    }

    /// Hazards and sectors that the form does not offer, such as those of a file, stay as they were.
    private mutating func adaptation(_ before: Adaptation?) -> Adaptation? {
        var adaptation = before ?? Adaptation()
        let year = reading.year("assessment.year")
        let author = reading.text("assessment.author")
        adaptation.assessment = reading.text("assessment.title").map {
            Adaptation.Assessment(title: $0, author: author, year: year)
        }
        if adaptation.assessment == nil, author != nil || year != nil { reading.require("assessment.title") }
        for name in reading.form.values.keys where name.hasPrefix("hazard.") {
            adaptation.hazards[String(name.dropFirst("hazard.".count))] = reading.word(name, Adaptation.Level.self)
        }
        adaptation.vulnerableSectors = Set(reading.ticked("adaptation.vulnerable-sectors"))
        for step in 1...6 {
            adaptation.scoreboard[step] = reading.word("adaptation.scoreboard.\(step)", Adaptation.Status.self)
        }
        adaptation.goals = reading.lines("adaptation.goals")
        return adaptation == Adaptation() ? nil : adaptation
    }

    private mutating func joint() -> JointPlan? {
        var members: [JointPlan.Member] = []
        for number in 1...Self.mostRows {
            let name = "member.\(number)"
            guard let town = reading.text("\(name).name") else { continue }
            var member = JointPlan.Member(name: town, population: reading.count("\(name).population"))
            if let year = reading.year("\(name).year"), let share = reading.percent("\(name).value") {
                member.targets = [Target(value: share, kind: .absolute, year: year)]
            }
            members.append(member)
        }
        guard let option = reading.text("joint.option").flatMap({ Int($0) }).flatMap(JointPlan.Option.init(rawValue:))
        else { return nil }
        return JointPlan(
            option: option, members: members, isAgglomeration: reading.isTicked("joint.agglomeration"))
    }
}

extension TypedForm {
    /// A plan as its form shows it.
    init(_ plan: Plan, _ texts: Texts) {
        func number(_ value: Double?) -> String { value.map { texts.numbers.exact($0) } ?? "" }
        func percent(_ share: Double?) -> String { number(share.map { ($0 * 1e6).rounded() / 1e4 }) }
        func count(_ value: Int?) -> String { value.map(String.init) ?? "" }
        var values: [String: String] = [
            "kind": plan.kind.rawValue, "baseline-year": plan.baselineYear?.description ?? "",
            "population": count(plan.town.population), "approval.body": plan.approval?.body ?? "",
            "approval.day": plan.approval?.day?.description ?? "", "strategy.vision": plan.strategy.vision ?? "",
            "strategy.coordination": plan.strategy.coordination ?? "",
            "strategy.participation": plan.strategy.participation ?? "",
            "strategy.monitoring": plan.strategy.monitoring ?? "", "strategy.staff": number(plan.strategy.staff),
            "strategy.budget": number(plan.strategy.budget?.amount),
            "strategy.currency": plan.strategy.budget?.currency ?? "",
            "adaptation.goals": plan.adaptation?.goals.joined(separator: "\n") ?? "",
            "assessment.title": plan.adaptation?.assessment?.title ?? "",
            "assessment.author": plan.adaptation?.assessment?.author ?? "",
            "assessment.year": plan.adaptation?.assessment?.year?.description ?? "",
            "joint.option": count(plan.joint?.option.rawValue),
            "joint.agglomeration": plan.joint?.isAgglomeration == true ? "1" : "",
        ]
        for (index, target) in plan.targets.enumerated() {
            let name = "target.\(index + 1)"
            values["\(name).year"] = target.year.description
            values["\(name).value"] = percent(target.value)
            values["\(name).kind"] = target.kind.rawValue
            values["\(name).base-population"] = count(target.basePopulation)
            values["\(name).population"] = count(target.targetPopulation)
            values["\(name).business-as-usual"] = number(target.businessAsUsual?.value)
            values["\(name).source"] = target.projectionSource ?? ""
            values["\(name).mid-term"] = target.isMidTerm ? "1" : ""
        }
        for estimate in plan.estimates {
            let name = "estimate.\(estimate.sector.rawValue)"
            values["\(name).saving"] = number(estimate.energySaving?.value)
            values["\(name).production"] = number(estimate.renewableProduction?.value)
            values["\(name).reduction"] = number(estimate.reduction?.value)
        }
        for printed in plan.printed {
            values["printed.\(printed.subject.rawValue)"] =
                printed.subject == .target ? percent(printed.value) : number(printed.value)
        }
        for (hazard, level) in plan.adaptation?.hazards ?? [:] { values["hazard.\(hazard)"] = level.rawValue }
        for (step, status) in plan.adaptation?.scoreboard ?? [:] {
            values["adaptation.scoreboard.\(step)"] = status.rawValue
        }
        for (index, member) in (plan.joint?.members ?? []).enumerated() {
            values["member.\(index + 1).name"] = member.name
            values["member.\(index + 1).population"] = count(member.population)
            values["member.\(index + 1).year"] = member.targets.first?.year.description ?? ""
            values["member.\(index + 1).value"] = percent(member.targets.first?.value)
        }
        self.init(
            values: values, ticked: ["adaptation.vulnerable-sectors": plan.adaptation?.vulnerableSectors ?? []])
    }
}
