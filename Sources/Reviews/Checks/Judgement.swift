import Cities
public import Findings
public import Inventories
public import Ledger
public import Plans
import Quantities

/// What the rules of an edition say of what a town sent.
public struct Judgement: Sendable {
    /// Something noticed, and in which document.
    public struct Noticed: Hashable, Sendable {
        /// The document.
        public var document: DocumentID
        /// What was found.
        public var finding: Finding
        /// The town's reason to let it stand; `nil` where it gave none.
        public var justification: String?

        /// Names it, so that it is found again in a later submission: the rule, the document and the place in it.
        public var key: String { "\(finding.code) \(document) \(finding.place.key)" }
    }

    /// The edition that judged.
    public let edition: RuleEdition
    /// The plan with its actions held against its targets; of one that is reported on, what its actions come to.
    public let plan: PlanResult
    /// The report held against its plan, where one was sent.
    public let report: ReportResult?
    /// The baseline, where it was sent.
    public let baseline: InventoryResult?
    /// The newest inventory, where it was sent and is another one; of a report its monitoring inventory.
    public let latest: InventoryResult?
    /// What the verdict follows from.
    public let decisive: [Noticed]
    /// Everything noticed: what the verdict follows from, then the rest.
    public let noticed: [Noticed]

    /// Judges a plan: by itself and by its baseline; what its newest inventory lacks is told beside it.
    init(_ edition: RuleEdition, _ plan: PlanResult, of sent: ExaminedDocuments) {
        self.edition = edition
        self.plan = plan
        report = nil
        (baseline, latest) = (sent.baseline?.result, sent.latest?.result)
        let ofBaseline = Set(sent.baseline?.result.findings ?? [])
        let known = plan.judged.map { judged in
            let document = ofBaseline.contains(judged.finding) ? sent.baseline?.document : nil
            return Noticed(
                document: document ?? sent.subject, finding: judged.finding, justification: judged.justification?.reason
            )
        }
        decisive = known
        noticed = known + (sent.latest?.noticed { _ in nil } ?? [])
    }

    /// Judges a report: by itself, by what is due, and by inventories that nobody has accepted yet.
    init(
        _ edition: RuleEdition, _ report: ReportResult, on plan: Plan, due: [Finding], of sent: ExaminedDocuments
    ) {
        self.edition = edition
        self.plan = PlanResult(reading: plan)
        self.report = report
        (baseline, latest) = (sent.baseline?.result, sent.latest?.result)
        let own = (report.findings + due).map { Noticed(document: sent.subject, finding: $0, justification: nil) }
        let ofInventories = [sent.latest, sent.baseline].compactMap(\.self).map { examined in
            (
                isNew: examined.document.kind == Inventory.documentKind,
                noticed: examined.noticed { plan.justification(of: $0)?.reason }
            )
        }
        decisive = own + ofInventories.filter(\.isNew).flatMap(\.noticed)
        noticed = decisive + ofInventories.filter { !$0.isNew }.flatMap(\.noticed)
    }

    /// What no reason can stand in for.
    public var blockers: [Finding] { decisive.map(\.finding).filter { $0.severity == .blocker } }

    /// Errors that the town has not explained.
    public var unexplained: [Finding] {
        decisive.filter { $0.finding.severity == .error && $0.justification == nil }.map(\.finding)
    }

    /// The verdict: a blocker cannot be explained away, an error can.
    public var verdict: PlanResult.Verdict {
        guard blockers.isEmpty else { return .notEligible }
        return unexplained.isEmpty ? .eligible : .toExplain
    }

    /// What to know of the edition: that this program asks its rules in another version, where it does.
    public var caution: Finding? {
        guard !edition.isAskedAsMeant else { return nil }
        return Finding(
            "review.other-code", .warning,
            details: [
                "edition": .text(edition.id), "code": .plain(edition.code), "ours": .plain(RuleEdition.codeVersion),
            ])
    }

    /// What it came to, to be kept and compared.
    public var outcome: JudgementOutcome {
        typealias Figure = JudgementOutcome.Figure
        func figure<D: Dimension>(_ id: String, _ sum: PartialSum<D>) -> Figure {
            Figure(id: id, value: sum.value.value, known: sum.known, missing: sum.missing)
        }
        var figures: [Figure] = []
        for (name, result) in [("baseline", baseline), ("latest", latest)] {
            guard let result else { continue }
            figures.append(figure("\(name).emission", result.total.emission))
            figures.append(figure("\(name).energy", result.total.energy))
        }
        func three(_ name: String, of sums: ActionSums) -> [Figure] {
            [
                figure("\(name).reduction", sums.reduction), figure("\(name).saving", sums.energySaving),
                figure("\(name).renewables", sums.renewableProduction),
            ]
        }
        figures += three("sum", of: plan.sums)
        for side in plan.reconciliations {
            let name = "target.\(side.level.target.year.number).\(side.side.rawValue)"
            // A complete one is kept without its count of lines, as in the outcomes that are already kept.
            let required = figure("\(name).required", side.required)
            figures.append(required.missing == 0 ? Figure(id: required.id, value: required.value) : required)
            figures.append(figure("\(name).planned", side.planned))
        }
        if let report {
            if let implementation = report.implementation {
                figures += three("achieved", of: implementation.achieved)
                figures += implementation.spending.map { money in
                    Figure(
                        id: "spent.\(money.currency)", value: Double(money.spent) / 100,
                        known: money.told, missing: money.silent)
                }
            }
            for step in report.steps {
                guard let progress = try? step.progress.get() else { continue }
                let target = "\(step.target.year.number).\(step.target.kind.rawValue)"
                figures.append(Figure(id: "progress.\(target)", value: progress.reached))
            }
        }
        return JudgementOutcome(verdict: verdict.rawValue, figures: figures, findings: noticed.map(\.key))
    }
}

extension Place {
    /// A name of the place that stays while other things change: the field, else the cell.
    var key: String {
        field ?? [file, sheet, cell ?? row.map(String.init)].compactMap(\.self).joined(separator: ":")
    }
}
