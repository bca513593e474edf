import Cities
import Findings
import Inventories
package import Localization
import Plans
import Quantities

/// Demokent's plan, invented like the town.
extension Demokent {
    static let plan: Plan = {
        var plan = Plan(town: Inventory.Town(name: "Demokent", country: "KZ", population: 48_200), kind: .secap)
        plan.approval = Plan.Approval(body: "Demokent city council", day: CalendarDay("2016-05-20"))
        plan.strategy = Plan.Strategy(
            vision: "Warm homes, clean air & shade.", coordination: "A deputy mayor", staff: 2.5,
            budget: Money(1_200_000, currency: "EUR"))
        plan.targets = [
            Target(value: 0.3, kind: .absolute, year: 2030),
            Target(
                value: 0.2, kind: .businessAsUsual, year: 2025, isMidTerm: true, businessAsUsual: Quantity(70_000),
                projectionSource: "Town's own projection, 2015"),
        ]
        plan.actions = [
            action("1", "Change the lamps", .publicLighting, saves: 1_100, reduces: 792, costs: 400_000, ends: 2020),
            action("2", "Heat without coal", .residential, saves: 25_000, reduces: nil, costs: nil, ends: 2028),
            action("3", "Insulate schools", .municipal, saves: 800, reduces: 240, costs: 900_000, ends: 2016),
        ]
        plan.actions[2].start = 2018
        var adaptation = Adaptation()
        adaptation.assessment = Adaptation.Assessment(title: "Heat and floods in Demokent", year: 2015)
        adaptation.hazards = ["heat": .high, "flood": .notKnown]
        adaptation.vulnerableSectors = ["health"]
        adaptation.scoreboard = [1: .moving, 2: .notStarted]
        adaptation.goals = ["Shade within 300 m of every home"]
        plan.adaptation = adaptation
        plan.justifications = [
            Plan.Justification(code: "A11", about: "3", reason: "The council moved the start; the end will follow.")
        ]
        return plan
    }()

    private static func action(
        _ id: String, _ title: String, _ sector: ActionSector, saves: Double, reduces: Double?, costs: Double?,
        ends: Year
    ) -> Action {
        var action = Action(id: id, title: title, sector: sector)
        action.energySaving = Quantity(saves)
        action.renewableProduction = .zero
        action.reduction = reduces.map { Quantity($0) }
        action.cost.investment = costs.flatMap { Money($0, currency: "EUR") }
        action.isKey = id == "1"
        (action.start, action.end, action.status) = (2015, ends, .ongoing)
        return action
    }

    /// The rules that the sample's plan is examined by.
    static let planRules = [
        RuleDefinition(
            id: "M01", group: "eligibility", object: "plan", rule: "", thresholdText: "", unit: "", severity: .blocker,
            citation: Citation(source: "sample", verification: .memory)),
        RuleDefinition(
            id: "M11", group: "eligibility", object: "plan", rule: "", thresholdText: "3", unit: "count",
            severity: .warning, citation: Citation(source: "sample", verification: .memory)),
        RuleDefinition(
            id: "A11", group: "actions", object: "action", rule: "", thresholdText: "", unit: "", severity: .error,
            citation: Citation(source: "sample", verification: .memory)),
    ]

    static let planResult: PlanResult? = CalendarDay("2026-11-22").map { today in
        ExaminePlan(rules: PlanRuleBook(definitions: planRules))(
            plan,
            context: PlanContext(
                baseline: baseline, latest: monitoring, commitments: [.by2020, .by2030], today: today))
    }

    static var planChoices: PlanChoices {
        var choices = PlanChoices()
        choices.areas = [Choice("A21", "A21 · Energy efficiency (public lighting)")]
        choices.instruments = [Choice("B24", "B24 · Public procurement (public lighting)")]
        choices.hazards = [Choice("heat", "Extreme heat"), Choice("flood", "Floods")]
        choices.vulnerableSectors = [Choice("health", "Health"), Choice("water", "Water")]
        choices.stakeholders = [Choice("citizens", "Citizens")]
        choices.financing = [Choice("own", "Local authority's own resources")]
        choices.countries = [Choice("KZ", "KZ"), Choice("UA", "UA")]
        return choices
    }

    static let minimums = [
        TargetMinimum(for: .by2020, country: "KZ", in: planRules), TargetMinimum(for: .by2030, country: "KZ", in: []),
    ].compactMap(\.self)
}

extension PlanShow.Model {
    /// Demokent's plan as one who works on it sees it.
    package static func sample(_ texts: Texts) -> Self? { model(texts, csrf: "t") }

    /// The same as everybody sees it.
    package static func publicSample(_ texts: Texts) -> Self? { model(texts, csrf: nil) }

    private static func model(_ texts: Texts, csrf: String?) -> Self? {
        let address = Address(texts.language)
        let base = csrf == nil ? address.plan("demokent", 2030) : address.plan("demokent-2030")
        var setting = PlanShow.Setting(
            base: base, crumbs: [Link("Demokent", address.town("demokent")), Link("2030", nil)], csrf: csrf)
        setting.digest = Demokent.sha256
        if csrf != nil { setting.submission = address.newSubmission("demokent-2030") }
        setting.inventories = [
            Fact(texts["plan.fact.baseline"], [.link(Link("2015", address.inventory("demokent", 2015)))])
        ]
        return Demokent.planResult.map { result in
            Self(
                result, year: 2030, town: "Demokent", minimums: Demokent.minimums, setting: setting,
                names: Demokent.planChoices, texts)
        }
    }

    /// A plan that was just begun.
    package static func emptySample(_ texts: Texts) -> Self? {
        guard let today = CalendarDay("2026-11-22") else { return nil }
        let plan = Plan(town: Inventory.Town(name: "Ulgi", country: "KZ"), kind: .secap)
        let rules = PlanRuleBook(definitions: Demokent.planRules)
        let result = ExaminePlan(rules: rules)(plan, context: PlanContext(today: today))
        let address = Address(texts.language)
        let setting = PlanShow.Setting(base: address.plan("ulgi-2030"), crumbs: [Link("Ulgi, 2030", nil)], csrf: "t")
        return Self(
            result, year: 2030, town: "Ulgi", minimums: [], setting: setting, names: Demokent.planChoices, texts)
    }
}

extension PlanReportPage.Model {
    /// The document of Demokent's plan where no PDF can be made.
    package static func sample(_ texts: Texts) -> Self? {
        PlanShow.Model.publicSample(texts).map { plan in
            var model = Self(plan, madeAt: 1_795_262_520, texts)
            model.missingEngine = "pip install typst"
            return model
        }
    }
}

extension PlanList.Model {
    /// Two plans.
    package static func sample(_ texts: Texts) -> Self {
        let items = [
            PlanList.Item(name: "demokent-2030", town: "Demokent", year: 2030, actions: 3, savedAt: 1_795_262_520),
            PlanList.Item(name: "ulgi-2020", town: "Ulgi", year: 2020, actions: 0, savedAt: 1_795_000_000),
        ]
        return Self(items, of: 2, page: 1, mayBegin: true, texts)
    }

    /// Nothing begun yet.
    package static func emptySample(_ texts: Texts) -> Self { Self([], of: 0, page: 1, mayBegin: true, texts) }
}

extension PlanNew.Model {
    /// The form where any name may be given.
    package static func sample(_ texts: Texts) -> Self {
        Self(
            csrf: "t", form: TypedForm(values: ["town": "Demokent", "country": "KZ", "year": "2030"]), towns: nil,
            countries: Demokent.planChoices.countries, texts)
    }

    /// The form of somebody with towns of their own.
    package static func officeSample(_ texts: Texts) -> Self {
        Self(
            csrf: "t", form: TypedForm(values: ["year": "2030"]), towns: [Choice("demokent", "Demokent")],
            countries: Demokent.planChoices.countries, texts)
    }
}

extension PlanEdit.Model {
    /// The form with a number that cannot be read and a rule that is not kept.
    package static func sample(_ texts: Texts) -> Self {
        var form = TypedForm(
            values: [
                "kind": "secap", "target.1.year": "2030", "target.1.value": "a third", "strategy.vision": "Shade & air",
                "hazard.heat": "high", "adaptation.scoreboard.1": "B",
            ], ticked: ["adaptation.vulnerable-sectors": ["health"]])
        form.note("target.1.value", Mark(.stop, texts["form.number"]))
        form.note("approval.body", Mark(.stop, texts["finding.M01.text"]))
        var model = Self(
            TypedPage(
                title: texts["plan-edit.title", ["town": .text("Demokent"), "year": .plain(2030)]],
                crumbs: [Link("Demokent, 2030", "/x"), Link(texts["edit.crumb"], nil)], action: "/x/edit", csrf: "t",
                revision: Demokent.sha256, form: form),
            choices: Demokent.planChoices, targets: 2, members: 1, minimums: Demokent.minimums, texts)
        model.page.notice = Mark(.stop, texts["form.not-saved"])
        model.page.onBehalf = "Demokent"
        model.findings = [FindingItem(Finding("plan.no-baseline", .blocker), texts)]
        return model
    }
}

extension ActionEdit.Model {
    /// An action that is there.
    package static func sample(_ texts: Texts) -> Self {
        var form = TypedForm(
            values: ["title": "Change the lamps", "sector": "public_lighting", "area": "A21", "reduction": "much"],
            ticked: ["purpose": ["mitigation"], "financing": ["own"]])
        form.note("reduction", Mark(.stop, texts["form.number"]))
        var model = Self(
            TypedPage(
                title: "Change the lamps", crumbs: [Link("Demokent, 2030", "/x"), Link("Change the lamps", nil)],
                action: "/x/actions/1", csrf: "t", revision: Demokent.sha256, form: form),
            choices: Demokent.planChoices, isKnown: true)
        model.page.notice = Mark(.stop, texts["form.not-saved"])
        return model
    }

    /// An action to be.
    package static func newSample(_ texts: Texts) -> Self {
        Self(
            TypedPage(
                title: texts["plan.action.new"],
                crumbs: [Link("Demokent, 2030", "/x"), Link(texts["plan.action.new"], nil)], action: "/x/actions/new",
                csrf: "t", revision: Demokent.sha256,
                form: TypedForm(values: ["id": "4"], ticked: ["purpose": ["mitigation"]])),
            choices: Demokent.planChoices, isKnown: false)
    }
}

extension PlanImport.Model {
    private static func model(_ texts: Texts, _ preview: PlanImport.Preview?) -> Self {
        Self(
            title: texts["plan.import"], crumbs: [Link("Demokent, 2030", "/x"), Link(texts["plan.import"], nil)],
            base: "/x", csrf: "t", revision: Demokent.sha256, limitMegabytes: 20, preview: preview)
    }

    /// The form before anything was given.
    package static func sample(_ texts: Texts) -> Self { model(texts, nil) }

    /// A table that was read, with something to look at.
    package static func readSample(_ texts: Texts) -> Self {
        let finding = Finding(
            "actions.not-a-number", .error, at: Place(file: "actions.xlsx", sheet: "Actions", row: 3, column: 8),
            details: ["value": .text("much")])
        return model(
            texts,
            PlanImport.Preview(
                fileName: "actions.xlsx", plan: Demokent.plan, findings: [finding], table: "id,title\n1,X\n", yaml: nil,
                texts))
    }
}
