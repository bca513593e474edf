import Findings
import Inventories
import Localization
import Quantities

/// What stands around the figures: choices, range, gaps, findings, source, and how to compute it again.
struct ReportNotes {
    let words: ReportWords

    private var result: InventoryResult { words.result }

    /// The choices that hold for the whole inventory.
    var accounting: ReportDocument.Section {
        let accounting = words.accounting
        let isEquivalent = accounting.basis == .equivalent
        let biomass = accounting.biomassIsSustainable ? "sustainable" : "unsustainable"
        let warming = isEquivalent ? "gwp.\(accounting.warming.rawValue)" : "report.accounting.warming.none"
        return ReportDocument.Section(
            title: words["report.accounting"],
            blocks: [
                .facts([
                    ReportDocument.Fact(
                        name: words["report.accounting.approach"],
                        values: [
                            ReportDocument.Words(words["approach.\(accounting.approach.rawValue)"]),
                            ReportDocument.Words(words["approach.\(accounting.approach.rawValue).meaning"], .soft),
                        ]),
                    ReportDocument.Fact(
                        words["report.accounting.gases"],
                        words["report.accounting.gases.\(accounting.basis.rawValue)"]),
                    ReportDocument.Fact(words["report.accounting.warming"], words[warming]),
                    ReportDocument.Fact(
                        words["report.accounting.biomass"], words["report.accounting.biomass.\(biomass)"]),
                ])
            ])
    }

    /// How sure the total is, and what to measure better first.
    func range(_ charts: ReportCharts) -> ReportDocument.Section {
        guard let uncertainty = result.uncertainty else {
            return ReportDocument.Section(
                title: words["report.range"], blocks: [.words(ReportDocument.Words(words["better.none"], .soft))])
        }
        let ends = "\(words.texts.range(uncertainty.total))\u{A0}\(words.unit)"
        let draws = words[
            "report.range.draws",
            ["count": .count(uncertainty.draws), "seed": .text(String(uncertainty.seed))]]
        let width = words["report.range.width", ["share": .share(uncertainty.propagated)]]
        var blocks: [ReportDocument.Block] = [
            .words(ReportDocument.Words(words["report.range.meaning"])),
            .facts([
                ReportDocument.Fact(
                    name: words["report.range.monte-carlo"],
                    values: [ReportDocument.Words(ends), ReportDocument.Words(draws, .soft)]),
                ReportDocument.Fact(words["report.range.propagation"], width),
            ]),
        ]
        if let contributors = charts.contributors { blocks.append(.bars(contributors)) }
        return ReportDocument.Section(title: words["report.range"], blocks: blocks)
    }

    /// Lines that are not in the total, and why.
    var missing: ReportDocument.Section {
        let lines = result.missingLines
        guard !lines.isEmpty else {
            return ReportDocument.Section(
                title: words["missing.title"], blocks: [.words(ReportDocument.Words(words["missing.none"], .good))])
        }
        let gaps = lines.map { ReportDocument.Fact(words.name($0.record), reason($0).tidied(upTo: 300)) }
        let (rows, note) = words.shortened(gaps)
        let lead = ReportDocument.Words(words["figure.partial.note"])
        return ReportDocument.Section(title: words["missing.title"], blocks: [.words(lead), .facts(rows)] + note)
    }

    private func reason(_ line: LineResult) -> String {
        if line.energy != nil { return words["missing.factor"] }
        switch line.record.entry {
        case .reported, .zeroConfirmed: return words["missing.conversion"]
        case .notEstimated(let reason?) where !reason.isEmpty: return "\(words["notation.NE"]): \(reason)"
        default: return words["notation.\(line.record.entry.key?.rawValue ?? "unknown").meaning"]
        }
    }

    /// How many findings there are of each weight.
    var tally: [ReportDocument.Words] {
        let tally = Finding.Severity.allCases.reversed().compactMap { severity -> ReportDocument.Words? in
            let count = result.findings.count { $0.severity == severity }
            guard count > 0 else { return nil }
            return ReportDocument.Words(
                words["findings.tally.\(severity.rawValue)", ["count": .count(count)]], Self.style(severity))
        }
        return tally.isEmpty ? [ReportDocument.Words(words["findings.none"], .good)] : tally
    }

    /// Everything to look at, the weightiest first; findings of one kind stand together.
    var findings: ReportDocument.Section {
        guard !result.findings.isEmpty else {
            return ReportDocument.Section(
                title: words["findings.title"], blocks: [.words(ReportDocument.Words(words["findings.none"], .good))])
        }
        let ranked = Finding.Severity.allCases.reversed().flatMap { severity in
            result.findings.filter { $0.severity == severity }
        }
        let (shown, note) = words.shortened(ranked)
        return ReportDocument.Section(
            title: words["findings.title"], blocks: [.findings(grouped(shown))] + note)
    }

    private func grouped(_ findings: [Finding]) -> [ReportDocument.Noticed] {
        var groups: [ReportDocument.Noticed] = []
        for finding in findings {
            let found = noticed(finding)
            let same = groups.firstIndex {
                $0.code == found.code && $0.state == found.state && $0.title == found.title && $0.notes == found.notes
            }
            if let same { groups[same].items += found.items } else { groups.append(found) }
        }
        return groups
    }

    private func noticed(_ finding: Finding) -> ReportDocument.Noticed {
        let text = words.texts.text(finding)
        var notes: [ReportDocument.Fact] = []
        if let why = text.why { notes.append(ReportDocument.Fact(words["report.finding.why"], why)) }
        if let advice = text.advice { notes.append(ReportDocument.Fact(words["report.finding.advice"], advice)) }
        return ReportDocument.Noticed(
            state: ReportDocument.Words(text.severityText, Self.style(finding.severity)),
            code: finding.code.tidied(upTo: 100), title: text.title.tidied(upTo: 200),
            items: [ReportDocument.Noticed.Item(what: text.text, place: text.place)], notes: notes)
    }

    static func style(_ severity: Finding.Severity) -> ReportDocument.Words.Style {
        switch severity {
        case .info: .note
        case .warning: .look
        case .error, .blocker: .stop
        }
    }

    /// Where it was printed, what it was read from, and how to compute it again.
    func source(_ command: ReportCommand) -> ReportDocument.Section {
        var facts: [ReportDocument.Fact] = []
        if let publication = result.inventory.publication {
            facts.append(ReportDocument.Fact(words["source.published"], publication.title))
            let rest: [(String, String?)] = [
                ("source.obtained", publication.obtainedFrom), ("source.licence", publication.licence),
                ("source.caution", publication.caution),
            ]
            for (key, text) in rest { if let text { facts.append(linked(words[key], text)) } }
            if !publication.knownProblems.isEmpty {
                let problems = publication.knownProblems.map { ReportDocument.Words($0) }
                facts.append(ReportDocument.Fact(name: words["source.problem"], values: problems))
            }
        }
        if let notes = result.inventory.notes { facts.append(ReportDocument.Fact(words["source.notes"], notes)) }
        facts.append(
            ReportDocument.Fact(
                name: words["report.recompute"],
                values: [
                    ReportDocument.Words(command.text, .code),
                    ReportDocument.Words(words["report.recompute.text"], .soft),
                ]))
        let files = self.files.map { [ReportDocument.Block.table($0)] } ?? []
        return ReportDocument.Section(title: words["source.title"], blocks: [.facts(facts)] + files)
    }

    /// The files it was read from, each with the digest that tells whether it is still the same.
    private var files: ReportDocument.Table? {
        let files = result.inventory.files
        guard !files.isEmpty else { return nil }
        return ReportDocument.Table(
            columns: [.words(words["source.file"], room: 1), .words("SHA-256")],
            rows: files.map { [ReportDocument.Cell(words.narrow($0.name)), ReportDocument.Cell($0.sha256, .code)] })
    }

    /// Words that are a web address as a whole lead there; anything else stays words.
    private func linked(_ name: String, _ text: String) -> ReportDocument.Fact {
        let isAddress =
            (text.hasPrefix("https://") || text.hasPrefix("http://"))
            && text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7F }
        let words = ReportDocument.Words(text, address: isAddress ? text : nil)
        return ReportDocument.Fact(name: name, values: [words])
    }
}
