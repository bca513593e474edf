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
    /// The plan with its actions held against its targets.
    public let plan: PlanResult
    /// The baseline, where it was sent.
    public let baseline: InventoryResult?
    /// The newest inventory, where it was sent and is another one.
    public let latest: InventoryResult?
    /// Everything noticed: in the plan and its baseline, the gravest first, then in the newest inventory.
    public let noticed: [Noticed]

    init(_ edition: RuleEdition, _ plan: PlanResult, of sent: SentDocuments) {
        self.edition = edition
        self.plan = plan
        (baseline, latest) = (sent.baseline?.result, sent.latest?.result)
        let ofBaseline = Set(sent.baseline?.result.findings ?? [])
        let known = plan.judged.map { judged in
            let document = ofBaseline.contains(judged.finding) ? sent.baseline?.document : nil
            return Noticed(
                document: document ?? sent.plan, finding: judged.finding, justification: judged.justification?.reason)
        }
        let further = sent.latest.map { latest in
            latest.result.findings.map { Noticed(document: latest.document, finding: $0, justification: nil) }
        }
        noticed = known + (further ?? [])
    }

    /// The verdict.
    public var verdict: PlanResult.Verdict { plan.verdict }

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
        figures.append(figure("sum.reduction", plan.sums.reduction))
        figures.append(figure("sum.saving", plan.sums.energySaving))
        figures.append(figure("sum.renewables", plan.sums.renewableProduction))
        for side in plan.reconciliations {
            let name = "target.\(side.level.target.year.number).\(side.side.rawValue)"
            figures.append(Figure(id: "\(name).required", value: side.required.value))
            figures.append(figure("\(name).planned", side.planned))
        }
        return JudgementOutcome(verdict: verdict.rawValue, figures: figures, findings: noticed.map(\.key))
    }
}

/// What was sent, read.
struct SentDocuments {
    struct Examined {
        let document: DocumentID
        let result: InventoryResult
    }

    let plan: DocumentID
    let baseline: Examined?
    let latest: Examined?
}

extension Place {
    /// A name of the place that stays while other things change: the field, else the cell.
    var key: String {
        field ?? [file, sheet, cell ?? row.map(String.init)].compactMap(\.self).joined(separator: ":")
    }
}
