package import Findings
import Inventories
package import Localization
package import Plans
import Quantities

/// What a check of a plan came to, for people and for machines.
package struct PlanReport: Encodable {
    package struct Sum: Encodable {
        package let value: Double
        package let known: Int
        package let missing: Int

        init<D: Dimension>(_ sum: PartialSum<D>) {
            value = sum.value.value
            known = sum.known
            missing = sum.missing
        }
    }

    package struct Side: Encodable {
        package let against: String
        package let targetYear: Int
        package let start: Sum
        package let allowed: Double
        package let required: Sum
        package let planned: Sum
        package let gap: Double
        package let excluded: [Excluded]
    }

    package struct Excluded: Encodable {
        package let action: String
        package let reason: String
    }

    package struct Judged: Encodable {
        package let finding: Finding
        package let justification: String?
    }

    package let town: String
    package let verdict: String
    package let actions: Int
    package let reduction: Sum
    package let energySaving: Sum
    package let renewableProduction: Sum
    package let sides: [Side]
    package let findings: [Judged]
    /// The report in words.
    package let text: String

    private enum CodingKeys: String, CodingKey {
        case town, verdict, actions, reduction, energySaving, renewableProduction, sides, findings
    }

    /// Puts a result into words.
    package init(_ result: PlanResult, texts: Texts) {
        town = result.plan.town.name
        verdict = result.verdict.rawValue
        actions = result.sums.actions
        reduction = Sum(result.sums.reduction)
        energySaving = Sum(result.sums.energySaving)
        renewableProduction = Sum(result.sums.renewableProduction)
        sides = result.reconciliations.map { side in
            Side(
                against: side.side.rawValue, targetYear: side.level.target.year.number, start: Sum(side.start),
                allowed: side.level.allowed.value, required: Sum(side.required),
                planned: Sum(side.planned), gap: side.gap.value,
                excluded: side.shares.compactMap { share in
                    share.exclusion.map { Excluded(action: share.action.title, reason: $0.rawValue) }
                })
        }
        findings = result.judged.map { Judged(finding: $0.finding, justification: $0.justification?.reason) }
        text = Self.text(result, texts)
    }

    private static func text(_ result: PlanResult, _ texts: Texts) -> String {
        func tonnes(_ mass: Quantity<Mass>) -> String {
            texts.quantity(texts.numbers.decimals(mass.value, 0), Mass.baseSymbol)
        }
        func marked(_ sum: PartialSum<Mass>) -> String { tonnes(sum.value) + (sum.missing > 0 ? "*" : "") }
        let sums = result.sums
        var lines = [result.plan.town.name, texts.text("plan.verdict.\(result.verdict.rawValue)"), ""]
        lines.append(
            texts.text(
                "plan.report.actions",
                [
                    "count": .count(sums.actions), "value": .text(tonnes(sums.reduction.value)),
                    "missing": .plain(sums.reduction.missing),
                ]))
        for side in result.reconciliations {
            let details: [String: Detail] = [
                "year": .plain(side.level.target.year.number), "side": .term("plan.side.\(side.side.rawValue)"),
                "required": .text(marked(side.required)), "planned": .text(marked(side.planned)),
                "gap": .text(tonnes(side.gap > .zero ? side.gap : -side.gap)),
            ]
            lines.append(
                side.gap > .zero
                    ? texts.text("plan.report.short", details) : texts.text("plan.report.reached", details))
            if !side.start.isComplete {
                lines.append(
                    "  \(texts["plan.side.start"]): \(marked(side.start)) – \(texts.completeness(side.start))")
            }
            for share in side.shares {
                guard let exclusion = share.exclusion else { continue }
                lines.append("  \(share.action.title): \(texts.text("plan.exclusion.\(exclusion.rawValue)"))")
            }
        }
        let isPartial = result.reconciliations.contains { !$0.required.isComplete || $0.planned.missing > 0 }
        if isPartial { lines.append("* \(texts["figure.partial.note"])") }
        let justified = result.judged.filter { $0.justification != nil }
        for judged in justified {
            lines.append(
                texts.text(
                    "plan.report.justified",
                    ["rule": .text(judged.finding.code), "reason": .text(judged.justification?.reason ?? "")]))
        }
        return lines.joined(separator: "\n")
    }
}
