import Findings
import Inventories
package import Localization
package import Plans
import Quantities

extension PlanShow {
    /// Where everything of a plan lies, and what the reader may do with it.
    package struct Setting: Equatable, Sendable {
        /// The plan's own address.
        package var base: String
        /// The way here: the list of plans, or the town.
        package var crumbs: [Link]
        /// The token of the forms; `nil` where the reader changes nothing.
        package var csrf: String?
        /// Inventories that the plan is held against, each with its address.
        package var inventories: [Fact] = []
        /// Where the plan is sent to review from, for who may send it.
        package var submission: String?
        /// Where the baseline's own findings are corrected.
        package var baseline: String?
        /// The revision that is shown.
        package var digest: String?

        package init(base: String, crumbs: [Link], csrf: String? = nil) {
            self.base = base
            self.crumbs = crumbs
            self.csrf = csrf
        }
    }

    /// A plan in ready words and figures.
    package struct Model: Equatable, Sendable {
        package var title: String
        package var crumbs: [Link]
        package var verdict: Mark
        /// Findings of each weight, and how many were explained.
        package var tally: [Mark]
        package var facts: [Fact]
        package var actions: [Link]
        package var take: [Link]
        package var targets: Table?
        package var sectors: Table?
        package var table: Table?
        package var sides: Table?
        package var shares: Table?
        package var findings: [JudgedItem]
        /// Where reasons are given; `nil` where the reader changes nothing.
        package var justifications: String?
        package var csrf: String
        package var strategy: [Fact]
        package var adaptation: [Fact]
        package var source: [Fact]
        /// What one does first, where nothing is in the plan yet.
        package var isEmpty: Bool

        /// Words a plan and what it comes to.
        ///
        /// - Parameters:
        ///   - result: What the rules and sums came to.
        ///   - year: The year of the commitment.
        ///   - town: The town's name in the page's language.
        ///   - minimums: What the town's commitments ask at least.
        ///   - setting: Where everything lies, and what the reader may do.
        ///   - names: What codes of hazards and sectors are called.
        ///   - texts: The words of the page's language.
        package init(
            _ result: PlanResult, year: Int, town: String, minimums: [TargetMinimum], setting: Setting,
            names: PlanChoices, _ texts: Texts
        ) {
            let plan = result.plan
            let base = setting.base
            let mayEdit = setting.csrf != nil
            let tables = PlanTables(
                result, minimums: minimums, texts,
                edit: mayEdit ? { "\(base)/actions/\(Address.escaped($0.id))" } : nil)
            title = texts["plan.title", ["town": .text(town), "year": .plain(year)]]
            crumbs = setting.crumbs
            verdict = Self.verdict(result, texts)
            let justified = result.judged.count { $0.justification != nil }
            tally = FindingItem.tally(FindingItem.items(result.judged.map(\.finding), texts), texts)
            if justified > 0 { tally.append(Mark(.note, texts["plan.tally.justified", ["count": .count(justified)]])) }
            facts = Self.facts(tables, setting, texts)
            actions =
                mayEdit
                ? [
                    Link(texts["plan.edit"], "\(base)/edit"), Link(texts["plan.action.new"], "\(base)/actions/new"),
                    Link(texts["plan.import"], "\(base)/import"), Link(texts["history.crumb"], "\(base)/history"),
                ] : []
            if let submission = setting.submission { actions.append(Link(texts["plan.send"], submission)) }
            take = Self.formats(base, texts)
            targets = tables.targets
            sectors = tables.sectors
            table = tables.actions
            sides = tables.sides
            shares = tables.shares
            findings = result.judged.map { judged in
                JudgedItem(
                    judged, plan: plan, place: { Self.address($0, plan, base) ?? setting.baseline }, texts)
            }
            justifications = mayEdit ? "\(base)/justifications" : nil
            csrf = setting.csrf ?? ""
            strategy = PlanWords(texts: texts, names: names).strategy(plan)
            adaptation = PlanWords(texts: texts, names: names).adaptation(plan)
            source = setting.digest.map { [Fact(texts["plan.revision"], [.code($0)])] } ?? []
            isEmpty = plan.actions.isEmpty && plan.targets.isEmpty
        }

        /// What the checks come to, as a word with a colour.
        package static func verdict(_ result: PlanResult, _ texts: Texts) -> Mark {
            let kind: Mark.Kind =
                switch result.verdict {
                case .eligible: .good
                case .toExplain: .look
                case .notEligible: .stop
                }
            return Mark(kind, texts["plan.verdict.\(result.verdict.rawValue)"])
        }

        private static func formats(_ base: String, _ texts: Texts) -> [Link] {
            [
                Link("PDF", "\(base).pdf"), Link(texts["take.report"], "\(base)/report"),
                Link(texts["plan.take.actions"], "\(base).csv"), Link("JSON", "\(base).json"),
            ]
        }

        private static func facts(_ tables: PlanTables, _ setting: Setting, _ texts: Texts) -> [Fact] {
            let plan = tables.result.plan
            var facts = [Fact(texts["plan.kind"], texts["plan-kind.\(plan.kind.rawValue)"])]
            let approval = plan.approval.map { approval in
                texts.list([approval.body] + (approval.day.map { [texts.date($0)] } ?? []))
            }
            facts.append(Fact(texts["plan.approval"], approval ?? texts["figure.unknown"]))
            let sums = tables.result.sums
            facts.append(
                Fact(
                    texts["plan.fact.reduction"],
                    [
                        .words(
                            sums.reduction.known == 0
                                ? texts["figure.unknown"] : tables.tonnes(sums.reduction.value)),
                        .soft(PlanTables.completeness(sums.reduction, texts)),
                    ]))
            facts.append(Fact(texts["plan.fact.investment"], texts.list(tables.investment)))
            return facts + setting.inventories
        }

        /// Where a place is edited: an action on its own page, all else in the form; an inventory's place in none of ours.
        private static func address(_ place: Place, _ plan: Plan, _ base: String) -> String? {
            guard let field = place.field else { return nil }
            if let action = plan.action(at: place) {
                let part = field.dropFirst("action.\(action.id).".count)
                return "\(base)/actions/\(Address.escaped(action.id))#\(TypedForm.identifier(String(part)))"
            }
            switch field.split(separator: ".").first.map(String.init) {
            case "target", "targets", "approval", "adaptation", "joint", "printed", "strategy":
                return "\(base)/edit#\(TypedForm.identifier(field))"
            case "actions", "sector": return "\(base)#actions"
            default: return nil
            }
        }
    }
}
