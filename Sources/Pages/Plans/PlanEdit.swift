import Findings
import Inventories
package import Localization
package import Plans

/// The form of everything in a plan that is no action: approval, targets, strategy, adaptation, members.
package struct PlanEdit: Page {
    /// The form in ready words.
    package struct Model: Equatable, Sendable {
        package var page: TypedPage
        package var choices: PlanChoices
        /// How many rows of targets and of members the form has.
        package var targets: Int
        package var members: Int
        /// What the town's commitments ask at least.
        package var minimums: [Fact]
        /// What has no field of its own here.
        package var findings: [FindingItem]

        package init(
            _ page: TypedPage, choices: PlanChoices, targets: Int, members: Int, minimums: [TargetMinimum],
            _ texts: Texts
        ) {
            self.page = page
            self.choices = choices
            self.targets = targets
            self.members = members
            self.minimums = minimums.map { minimum in
                Fact(
                    texts["plan.minimum.year", ["year": .plain(minimum.year)]], PlanTables.words(minimum, texts))
            }
            findings = []
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .work }

    package func title(_ texts: Texts) -> String { model.page.title }

    private var fields: TypedFields { model.page.fields }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.typed(model.page, texts) { html in
            approval(&html, texts)
            targets(&html, texts)
            strategy(&html, texts)
            adaptation(&html, texts)
            estimates(&html, texts)
            printed(&html, texts)
            joint(&html, texts)
            html(.p, .class("actions")) { html in
                html(.button, texts["edit.save"], .type("submit"), .name("save"), .value("1"))
                html(.button, texts["plan-edit.check"], .type("submit"), .class("quiet"), .name("check"), .value("1"))
            }
        }
        if !model.findings.isEmpty {
            html.section("findings", texts["plan-edit.findings"]) { $0.findings(model.findings) }
        }
    }

    private func approval(_ html: inout HTML, _ texts: Texts) {
        html.section("approval", texts["plan.approval"]) { html in
            html(.div, .class("filters")) { html in
                fields.choice(
                    &html, "kind", texts["plan.kind"],
                    Plan.Kind.allCases.map { Choice($0.rawValue, texts["plan-kind.\($0.rawValue)"]) })
                fields.line(
                    &html, "baseline-year", texts["plan.baseline-year"], hint: texts["plan.baseline-year.hint"],
                    isNumber: true)
                fields.line(&html, "population", texts["column.population"], isNumber: true)
                fields.line(&html, "approval.body", texts["plan.approval.body"])
                fields.line(&html, "approval.day", texts["plan.approval.day"], hint: texts["plan-edit.day.hint"])
            }
        }
    }

    private func targets(_ html: inout HTML, _ texts: Texts) {
        html.section("targets", texts["plan.targets"]) { html in
            fields.notes(&html, "targets")
            if !model.minimums.isEmpty { html.facts(model.minimums) }
            html(.p, texts["plan-edit.bau"], .class("small soft"))
            for number in 1...max(1, model.targets) { target(&html, number, texts) }
        }
    }

    private func target(_ html: inout HTML, _ number: Int, _ texts: Texts) {
        let name = "target.\(number)"
        html(.fieldset, .class("filters"), .id(TypedForm.identifier(name))) { html in
            html(.legend, texts["plan-edit.target", ["number": .plain(number)]])
            fields.notes(&html, name)
            fields.line(&html, "\(name).year", texts["plan.target.year"], isNumber: true)
            fields.line(&html, "\(name).value", texts["plan-edit.percent"], isNumber: true)
            fields.choice(
                &html, "\(name).kind", texts["plan.target.of"],
                Target.Kind.allCases.map { Choice($0.rawValue, texts["plan.target-kind.\($0.rawValue)"]) })
            fields.line(&html, "\(name).base-population", texts["plan-edit.base-population"], isNumber: true)
            fields.line(&html, "\(name).population", texts["plan-edit.target-population"], isNumber: true)
            fields.line(&html, "\(name).business-as-usual", texts["plan-edit.expected"], isNumber: true)
            fields.line(&html, "\(name).source", texts["plan-edit.source"])
            fields.box(&html, "\(name).mid-term", texts["plan.target.mid-term"])
        }
    }

    private func strategy(_ html: inout HTML, _ texts: Texts) {
        html.section("strategy", texts["plan.strategy"]) { html in
            html(.div, .class("fields")) { html in
                for part in ["vision", "coordination", "participation", "monitoring"] {
                    fields.text(&html, "strategy.\(part)", texts["plan.strategy.\(part)"])
                }
                fields.line(&html, "strategy.staff", texts["plan.strategy.staff"], isNumber: true)
                fields.line(&html, "strategy.budget", texts["plan.strategy.budget"], isNumber: true)
                fields.line(&html, "strategy.currency", texts["plan-edit.currency"])
            }
        }
    }

    private func adaptation(_ html: inout HTML, _ texts: Texts) {
        html.section("adaptation", texts["plan.adaptation"]) { html in
            fields.notes(&html, "adaptation")
            html(.fieldset, .class("filters"), .id("adaptation-assessment")) { html in
                html(.legend, texts["plan.adaptation.assessment"])
                fields.notes(&html, "adaptation.assessment")
                fields.line(&html, "assessment.title", texts["plan-edit.assessment.title"])
                fields.line(&html, "assessment.author", texts["plan-edit.assessment.author"])
                fields.line(&html, "assessment.year", texts["column.year"], isNumber: true)
            }
            html(.fieldset, .class("filters"), .id("adaptation-hazards")) { html in
                html(.legend, texts["plan.adaptation.hazards"])
                fields.notes(&html, "adaptation.hazards")
                let levels = Adaptation.Level.allCases.map {
                    Choice($0.rawValue, texts["risk-level.\($0.rawValue)"])
                }
                for hazard in model.choices.hazards {
                    fields.choice(
                        &html, "hazard.\(hazard.value)", hazard.words, levels, any: texts["plan-edit.not-said"])
                }
            }
            fields.boxes(
                &html, "adaptation.vulnerable-sectors", texts["plan.adaptation.sectors"],
                model.choices.vulnerableSectors)
            html(.fieldset, .class("filters"), .id("adaptation-scoreboard")) { html in
                html(.legend, texts["plan.adaptation.scoreboard"])
                let statuses = Adaptation.Status.allCases.map {
                    Choice($0.rawValue, texts["scoreboard.\($0.rawValue)"])
                }
                for step in 1...6 {
                    fields.choice(
                        &html, "adaptation.scoreboard.\(step)", texts["adaptation-step.\(step)"], statuses,
                        any: texts["plan-edit.not-said"])
                }
            }
            fields.text(
                &html, "adaptation.goals", texts["plan.adaptation.goals"], hint: texts["plan-edit.goals.hint"], rows: 4)
        }
    }

    private func estimates(_ html: inout HTML, _ texts: Texts) {
        html.section("estimates", texts["plan-edit.estimates"]) { html in
            html(.p, texts["plan-edit.estimates.text"], .class("soft"))
            html(.details) { html in
                html(.summary, texts["plan-edit.estimates.open"])
                for sector in ActionSector.allCases {
                    html(.fieldset, .class("filters")) { html in
                        html(.legend, texts["action-sector.\(sector.rawValue)"])
                        for amount in ["saving", "production", "reduction"] {
                            fields.line(
                                &html, "estimate.\(sector.rawValue).\(amount)", texts["plan.action.\(amount)"],
                                isNumber: true)
                        }
                    }
                }
            }
        }
    }

    private func printed(_ html: inout HTML, _ texts: Texts) {
        html.section("printed", texts["plan-edit.printed"]) { html in
            html(.p, texts["plan-edit.printed.text"], .class("soft"))
            html(.div, .class("filters")) { html in
                for subject in Plan.Printed.Subject.allCases {
                    let unit =
                        switch subject {
                        case .target: "%"
                        case .baseEmission, .actionsReduction: texts.unit("t")
                        case .baseEnergy, .actionsSaving: texts.unit("MWh")
                        }
                    fields.line(
                        &html, "printed.\(subject.rawValue)", "\(texts["plan.printed.\(subject.rawValue)"]), \(unit)",
                        isNumber: true)
                }
            }
        }
    }

    private func joint(_ html: inout HTML, _ texts: Texts) {
        html.section("joint", texts["plan.joint"]) { html in
            fields.notes(&html, "joint.members")
            fields.choice(
                &html, "joint.option", texts["plan.joint.option"],
                JointPlan.Option.allCases.map {
                    Choice(String($0.rawValue), texts["plan.joint.option.\($0.rawValue)"])
                },
                any: texts["plan.joint.alone"])
            fields.box(&html, "joint.agglomeration", texts["plan.joint.agglomeration"])
            html(.div, .id("joint-members")) { html in
                for number in 1...max(1, model.members) {
                    html(.fieldset, .class("filters")) { html in
                        html(.legend, texts["plan-edit.member", ["number": .plain(number)]])
                        fields.line(&html, "member.\(number).name", texts["column.town"])
                        fields.line(
                            &html, "member.\(number).population", texts["column.population"], isNumber: true)
                        fields.line(&html, "member.\(number).year", texts["plan.target.year"], isNumber: true)
                        fields.line(&html, "member.\(number).value", texts["plan-edit.percent"], isNumber: true)
                    }
                }
            }
        }
    }
}
