package import Cities
package import Findings
import Inventories
package import Plans
import Quantities
import Yams

/// A plan as a town writes it down without a browser: `plan.yaml`, with the actions in a table beside it.
package struct PlanFile: Sendable {
    /// The plan, without the actions of the table.
    package var plan: Plan
    /// What the town has promised.
    package var commitments: [Commitment]
    /// What it has done, and when.
    package var process: PlanContext.Process

    /// Reads the text of a `plan.yaml`; everything that is wrong is reported at once.
    package static func read(_ text: String, file: String) -> Checked<PlanFile?> {
        guard let root = try? Yams.compose(yaml: text)?.mapping else {
            return Checked(nil, findings: [Finding("plan-file.unreadable", .error, at: Place(file: file))])
        }
        let report = PlanFields.Report()
        let fields = PlanFields(root, file: file, report)
        let read = PlanFile(fields)
        fields.finish()
        return Checked(read, findings: report.findings)
    }

    private init(_ fields: PlanFields) {
        var town = Inventory.Town(name: "", country: "")
        if let part = fields.part("town") {
            town = Inventory.Town(
                name: part.text("name") ?? "", country: part.text("country")?.uppercased() ?? "",
                population: part.count("population"))
            part.finish()
        }
        plan = Plan(town: town, kind: fields.word("kind", Plan.Kind.self) ?? .secap)
        if let part = fields.part("approval") {
            plan.approval = Plan.Approval(body: part.text("body") ?? "", day: part.day("day"))
            part.finish()
        }
        plan.strategy = Plan.Strategy(
            vision: fields.text("vision"), coordination: fields.text("coordination"), staff: fields.number("staff"),
            participation: fields.text("participation"), monitoring: fields.text("monitoring"))
        let currency = fields.text("budget_currency") ?? "EUR"
        plan.strategy.budget = fields.number("budget").flatMap { Money($0, currency: currency) }
        plan.baselineYear = fields.count("baseline_year").map { Year($0) }
        plan.targets = fields.parts("targets").compactMap(Target.init)
        plan.estimates = fields.parts("estimates").compactMap(Plan.Estimate.init)
        plan.adaptation = fields.part("adaptation").map(Adaptation.init)
        plan.joint = fields.part("joint").flatMap(JointPlan.init)
        plan.printed = Plan.Printed.Subject.allCases.compactMap { subject in
            fields.number("printed_\(subject.rawValue)").map { Plan.Printed(subject, $0) }
        }
        plan.justifications = fields.parts("justifications").map { part in
            defer { part.finish() }
            return Plan.Justification(
                code: part.text("rule") ?? "", about: part.text("about"), reason: part.text("reason") ?? "")
        }
        commitments = fields.texts("commitments").compactMap { word in
            Commitment(rawValue: word) ?? fields.refuse("commitments", nil, "plan-file.commitment")
        }
        process = PlanContext.Process(
            adhesion: fields.day("joined"), extendedUntil: fields.day("extended_until"), notice: fields.day("notice"),
            submission: fields.day("submitted"), reports: fields.days("reports"),
            monitoringInventories: fields.days("monitoring_inventories"))
    }
}

extension Target {
    fileprivate init?(_ part: PlanFields) {
        defer { part.finish() }
        let (year, value) = (part.count("year"), part.share("reduction"))
        let kind = part.word("of", Kind.self) ?? .absolute
        self.init(
            value: value ?? 0, kind: kind, year: Year(year ?? 0), isMidTerm: part.flag("mid_term") ?? false,
            basePopulation: part.count("base_population"), targetPopulation: part.count("population"),
            businessAsUsual: part.number("expected_emissions").map { Quantity($0) },
            projectionSource: part.text("source"))
        guard year != nil, value != nil else { return nil }
    }
}

extension Plan.Estimate {
    fileprivate init?(_ part: PlanFields) {
        defer { part.finish() }
        guard let sector = part.word("sector", ActionSector.self) else { return nil }
        self.init(
            sector: sector, energySaving: part.number("energy_saving").map { Quantity($0) },
            renewableProduction: part.number("renewable_production").map { Quantity($0) },
            reduction: part.number("reduction").map { Quantity($0) })
    }
}

extension Adaptation {
    fileprivate init(_ part: PlanFields) {
        defer { part.finish() }
        self.init()
        if let own = part.part("assessment") {
            assessment = Assessment(
                title: own.text("title") ?? "", author: own.text("author"), year: own.count("year").map { Year($0) })
            own.finish()
        }
        for (name, node) in part.pairs("hazards") {
            hazards[name] =
                node.scalar.flatMap { Level(rawValue: $0.string) }
                ?? part.refuse("hazards.\(name)", node, "plan-file.level")
        }
        vulnerableSectors = Set(part.texts("vulnerable_sectors"))
        for (name, node) in part.pairs("scoreboard") {
            guard let step = Int(name), let status = node.scalar.flatMap({ Status(rawValue: $0.string) }) else {
                let _: Status? = part.refuse("scoreboard.\(name)", node, "plan-file.status")
                continue
            }
            scoreboard[step] = status
        }
        goals = part.texts("goals")
    }
}

extension JointPlan {
    fileprivate init?(_ part: PlanFields) {
        defer { part.finish() }
        let members = part.parts("members").map { member in
            defer { member.finish() }
            return Member(
                name: member.text("name") ?? "", population: member.count("population"),
                targets: member.parts("targets").compactMap(Target.init))
        }
        let isAgglomeration = part.flag("agglomeration") ?? false
        guard let option = part.count("option").flatMap(Option.init(rawValue:)) else {
            let _: Option? = part.refuse("option", nil, "plan-file.option")
            return nil
        }
        self.init(option: option, members: members, isAgglomeration: isAgglomeration)
    }
}
