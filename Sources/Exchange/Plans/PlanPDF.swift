import Cities
import Findings
import Inventories
import Ledger
package import Localization
package import Plans
import Quantities

/// A plan as a tagged PDF: what was promised, what is done, whether it adds up, what the rules say, and how to check it.
///
/// What people say travels as data beside the template. Equal plans give equal bytes: the document holds no date of its
/// making.
package struct PlanPDF: Sendable {
    /// What the document says, ready to be placed.
    package let document: ReportDocument

    /// Words a plan.
    ///
    /// - Parameters:
    ///   - result: The plan and what the rules came to.
    ///   - town: The town's name in the document's language.
    ///   - year: The year of the commitment.
    ///   - facts: The inventories that it is held against, in words.
    ///   - digest: The revision that it was made from.
    ///   - minimums: What the town's commitments ask at least.
    ///   - names: What codes of hazards and sectors are called.
    ///   - texts: The words of the document's language.
    package init(
        _ result: PlanResult, town: String, year: Int, facts: [(name: String, words: String)], digest: String?,
        minimums: [TargetMinimum], names: [String: String], texts: Texts
    ) {
        let parts = PlanParts(result: result, minimums: minimums, names: names, texts: texts)
        let title = texts["plan.title", ["town": .text(town.tidied(upTo: 120)), "year": .plain(year)]]
        let country = result.plan.country
        let sum = result.sums.reduction
        document = ReportDocument(
            language: texts.language.rawValue, title: title,
            heading: .init(
                above: texts["plan-report.above"], town: title,
                below: texts.list([
                    texts["plan-kind.\(result.plan.kind.rawValue)"], texts.textIfAny("country.\(country)") ?? country,
                ])),
            hero: .init(
                value: sum.known == 0 ? texts["figure.unknown"] : texts.figure(sum.value.value),
                unit: texts.unit("t"), sentence: texts["plan-report.sentence"],
                completeness: texts[
                    "plan.known", ["count": .count(sum.known), "all": .count(sum.known + sum.missing)]],
                isPartial: !sum.isComplete, range: nil,
                facts: [parts.verdict] + facts.map { ReportDocument.Fact($0.name, $0.words) }),
            sections: parts.sections(digest: digest),
            footer: .init(words: texts["plan-report.footer"], command: "qala check"))
    }

    /// The PDF's bytes; takes a good part of a second, so call it off the server's loop.
    package func bytes(engine: ReportEngine) throws(ReportFailure) -> [UInt8] {
        let data: [UInt8]
        do { data = try CanonicalJSON.encode(document) } catch { throw .unreadable }
        return try engine.compile(data: data)
    }
}

/// The sections of a plan's document.
private struct PlanParts {
    typealias Section = ReportDocument.Section
    typealias Fact = ReportDocument.Fact
    typealias Cell = ReportDocument.Cell

    let result: PlanResult
    let minimums: [TargetMinimum]
    let names: [String: String]
    let texts: Texts

    private var plan: Plan { result.plan }

    func sections(digest: String?) -> [Section] {
        [
            promise, strategy, reconciliation, actions, adaptation, checks, proof(digest),
        ].compactMap(\.self)
    }

    var verdict: Fact {
        let style: ReportDocument.Words.Style =
            switch result.verdict {
            case .eligible: .good
            case .toExplain: .look
            case .notEligible: .stop
            }
        return Fact(
            name: texts["findings.title"],
            values: [.init(texts["plan.verdict.\(result.verdict.rawValue)"], style)])
    }

    private var promise: Section {
        let approval = plan.approval.map { [$0.body, $0.day?.description].compactMap(\.self).joined(separator: ", ") }
        var blocks: [ReportDocument.Block] = [
            .facts([Fact(texts["plan.approval"], approval ?? texts["figure.unknown"])])
        ]
        if !plan.targets.isEmpty {
            blocks.append(
                .table(
                    .init(
                        columns: [
                            .number(texts["plan.target.year"]), .number(texts["plan.target.share"]),
                            .words(texts["plan.target.of"], room: 1), .number(texts["plan.target.allowed"]),
                            .words(texts["plan.target.minimum"]),
                        ], rows: plan.targets.map(row))))
        }
        return Section(title: texts["plan.targets"], blocks: blocks)
    }

    private func row(_ target: Target) -> [Cell] {
        let level = result.reconciliations.first { $0.level.target == target && $0.side == .baseline }?.level
        let minimum = minimums.first { $0.year == target.year.number }
        return [
            Cell(String(target.year.number)), Cell(texts.numbers.percent(target.value)),
            Cell(
                [texts["plan.target-kind.\(target.kind.rawValue)"], target.projectionSource].compactMap(\.self)
                    .joined(separator: "; ")),
            Cell(
                level.map { tonnes($0.allowed) + ($0.reference.isComplete ? "" : "*") } ?? texts["figure.unknown"]),
            Cell(minimum.map { $0.share.map { texts.numbers.percent($0) } ?? texts["plan.minimum.unknown"] } ?? ""),
        ]
    }

    private var strategy: Section? {
        let said = plan.strategy
        let facts: [(String, String?)] = [
            ("vision", said.vision), ("coordination", said.coordination),
            ("staff", said.staff.map { texts.numbers.decimals($0, upTo: 1) }), ("participation", said.participation),
            ("monitoring", said.monitoring), ("budget", said.budget.map(money)),
        ]
        return section(texts["plan.strategy"], facts, "plan.strategy")
    }

    private func section(_ title: String, _ said: [(String, String?)], _ prefix: String) -> Section? {
        let facts = said.compactMap { name, words in words.map { Fact(texts["\(prefix).\(name)"], $0) } }
        return facts.isEmpty ? nil : Section(title: title, blocks: [.facts(facts)])
    }

    private var reconciliation: Section {
        guard !result.reconciliations.isEmpty else {
            return Section(
                title: texts["plan.reconciliation"],
                blocks: [.words(.init(texts["plan.reconciliation.none"], .soft))])
        }
        let rows = result.reconciliations.map { side -> [Cell] in
            let reaches = side.gap <= .zero
            let isWhole = side.required.isComplete
            let gap = tonnes(reaches ? -side.gap : side.gap)
            return [
                Cell("\(side.level.target.year), \(texts["plan.side.\(side.side.rawValue)"])"),
                Cell(tonnes(side.start)), Cell(tonnes(side.required)), Cell(texts.figure(side.planned)),
                Cell(
                    texts[reaches ? "plan.side.reached" : "plan.side.short", ["gap": .text(gap)]]
                        + (isWhole ? "" : "*"), reaches && isWhole ? .good : .look),
            ]
        }
        let excluded = result.reconciliations.flatMap { side in
            side.shares.compactMap { share in share.exclusion.map { (side.side, share.action.title, $0) } }
        }
        var seen: Set<String> = []
        let facts = excluded.compactMap { side, title, exclusion -> Fact? in
            guard seen.insert("\(side.rawValue) \(title)").inserted else { return nil }
            let words = texts["plan.exclusion.\(exclusion.rawValue)"]
            return Fact(title, "\(texts["plan.side.\(side.rawValue)"]): \(words)")
        }
        return Section(
            title: texts["plan.reconciliation"],
            blocks: [
                .words(.init(texts["plan.reconciliation.text"])),
                .table(
                    .init(
                        columns: [
                            .words(texts["plan.side"], room: 1), .number(texts["plan.side.start"]),
                            .number(texts["plan.side.required"]), .number(texts["plan.side.planned"]),
                            .words(texts["plan.side.result"], room: 1),
                        ], rows: rows)),
            ] + partial + (facts.isEmpty ? [] : [.facts(facts)]))
    }

    /// What the star means, and of how many lines each partial start is known.
    private var partial: [ReportDocument.Block] {
        let facts = result.reconciliations.filter { !$0.start.isComplete }.map { side in
            let against = texts["plan.side.\(side.side.rawValue)"]
            return Fact("\(side.level.target.year), \(against)", texts.completeness(side.start))
        }
        guard result.reconciliations.contains(where: { !$0.required.isComplete }) else { return [] }
        return [.words(.init("* \(texts["figure.partial.note"])", .look))] + (facts.isEmpty ? [] : [.facts(facts)])
    }

    private var actions: Section? {
        guard !plan.actions.isEmpty else { return nil }
        let rows = plan.actions.map { action -> [Cell] in
            let time = [action.start, action.end].compactMap { $0?.description }.joined(separator: "–")
            return [
                Cell(action.title + (action.isKey ? " ★" : "")), Cell(texts["action-sector.\(action.sector.rawValue)"]),
                Cell(time), Cell(amount(action.energySaving)), Cell(amount(action.renewableProduction)),
                Cell(amount(action.reduction)), Cell(action.cost.investment.map(money) ?? texts["figure.unknown"]),
            ]
        }
        let sums = result.sums
        return Section(
            title: texts["plan.actions"], isWide: true,
            blocks: [
                .table(
                    .init(
                        columns: [
                            .words(texts["plan.action"], room: 2), .words(texts["column.sector"], room: 1),
                            .words(texts["plan.action.time"]), .number(texts["plan.action.saving"]),
                            .number(texts["plan.action.production"]), .number(texts["plan.action.reduction"]),
                            .number(texts["plan.action.cost"]),
                        ], rows: rows,
                        footer: [
                            Cell(texts["row.total"]), Cell(""), Cell(""), Cell(texts.figure(sums.energySaving)),
                            Cell(texts.figure(sums.renewableProduction)), Cell(texts.figure(sums.reduction)), Cell(""),
                        ])),
                .words(.init(texts["plan.units"], .soft)),
            ])
    }

    private var adaptation: Section? {
        guard let said = plan.adaptation else { return nil }
        func words(_ items: [String]) -> String? { items.isEmpty ? nil : items.joined(separator: "; ") }
        let assessment = said.assessment.map {
            [$0.title, $0.author, $0.year?.description].compactMap(\.self).joined(separator: ", ")
        }
        let hazards = said.hazards.sorted { $0.key < $1.key }.map {
            "\(names[$0.key] ?? $0.key): \(texts["risk-level.\($0.value.rawValue)"])"
        }
        let steps = said.scoreboard.sorted { $0.key < $1.key }.map {
            "\(texts["adaptation-step.\($0.key)"]): \($0.value.rawValue)"
        }
        return section(
            texts["plan.adaptation"],
            [
                ("assessment", assessment), ("hazards", words(hazards)),
                ("sectors", words(said.vulnerableSectors.sorted().map { names[$0] ?? $0 })),
                ("scoreboard", words(steps)), ("goals", words(said.goals)),
            ], "plan.adaptation")
    }

    private var checks: Section {
        guard !result.judged.isEmpty else {
            return Section(
                title: texts["findings.title"], blocks: [.words(.init(texts["findings.none"], .good))])
        }
        let noticed = result.judged.prefix(ReportWords.mostRows).map { judged -> ReportDocument.Noticed in
            let text = texts.text(judged.finding)
            let place = judged.finding.place
            var notes: [Fact] = []
            if let reason = judged.justification?.reason { notes.append(Fact(texts["plan.justified"], reason)) }
            if let advice = text.advice { notes.append(Fact(texts["report.finding.advice"], advice)) }
            return ReportDocument.Noticed(
                state: .init(text.severityText, ReportNotes.style(judged.finding.severity)),
                code: judged.finding.code.tidied(upTo: 100), title: text.title.tidied(upTo: 200),
                items: [.init(what: text.text, place: texts.text(place, of: plan.title(at: place)))],
                notes: notes)
        }
        return Section(title: texts["findings.title"], blocks: [.findings(Array(noticed))])
    }

    private func proof(_ digest: String?) -> Section {
        var facts = digest.map { [Fact(name: texts["plan.revision"], values: [.init($0, .code)])] } ?? []
        facts.append(Fact(texts["report.recompute"], texts["plan-report.method"]))
        return Section(title: texts["plan.source"], blocks: [.facts(facts)])
    }

    private func tonnes(_ mass: Quantity<Mass>) -> String { texts.quantity(texts.figure(mass.value), "t") }
    private func tonnes(_ sum: PartialSum<Mass>) -> String { tonnes(sum.value) + (sum.isComplete ? "" : "*") }
    private func money(_ money: Money) -> String { "\(texts.figure(money.amount))\u{A0}\(money.currency)" }
    private func amount<D: Dimension>(_ quantity: Quantity<D>?) -> String {
        quantity.map { texts.figure($0.value) } ?? texts["figure.unknown"]
    }
}

extension Plan {
    /// The title of the action that a place lies in.
    fileprivate func title(at place: Place) -> String? {
        place.field.flatMap { field in actions.first { field.hasPrefix("action.\($0.id).") }?.title }
    }
}
