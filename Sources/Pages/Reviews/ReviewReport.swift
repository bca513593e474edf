import Cities
package import Findings
import Inventories
package import Localization
import Plans
import Quantities
import Reviews

/// What the covenant answers to a town, to print: decision, checks, data issues, remarks, how to verify.
package struct ReviewReport: Page {
    /// The report in ready words.
    package struct Model: Equatable, Sendable {
        package var title: String
        package var town: String
        package var base: String
        package var decision: SubmissionShow.Model.Decision?
        package var state: Mark
        package var facts: [Fact]
        /// How many checks passed, of how many: in words, and as two numbers.
        package var passed: String
        package var tally: String
        package var checks: Table
        package var issues: Table?
        package var figures: Table?
        package var remarks: Table?
        package var recommendations: [String]
        package var parts: Table
        package var verify: [String]
        package var command: String
        /// How to get what makes a PDF, where it was asked for and cannot be made here.
        package var missingEngine: String?

        /// Words a report.
        package init(_ file: ReviewShow.File, rules: [RuleDefinition], _ words: ReviewWords) {
            let texts = words.texts
            let review = file.review
            town = file.submission.town.name
            title = texts["review.report.title", ["town": .text(town), "number": .plain(file.name.number)]]
            base = Address(texts.language).review(file.name.text)
            decision = review.decision.map { SubmissionShow.Model.Decision($0, words) }
            state = texts.mark(review.state)
            var facts = [
                Fact(texts["reviews.what"], words.document(review.subject)),
                Fact(texts["reviews.sent"], texts.date(review.submitted)),
                Fact(texts["rules.edition"], file.submission.rules),
            ]
            if let judgement = file.judgement {
                let verdict = words.verdict(judgement.verdict.rawValue, of: file.submission.item)
                facts.insert(Fact(texts["review.verdict"], [.mark(verdict)]), at: 0)
            }
            self.facts = facts
            let checks = ReviewChecks(rules, file.judgement, texts)
            passed = texts["review.passed", ["count": .count(checks.passed), "all": .count(checks.asked)]]
            tally = checks.asked > 0 ? "\(checks.passed)/\(checks.asked)" : texts["figure.unknown"]
            self.checks = checks.table
            issues = ReviewChecks.issues(file.judgement, words)
            figures = ReviewShow.Recomputation(file, words).table
            remarks = Self.remarks(review, words)
            recommendations = review.pending.map { remark in
                let item = RemarkItem(remark, in: review, words)
                return "\(item.place): \(item.what)"
            }
            parts = SubmissionShow.parts(file.submission, words)
            command = "qala review recompute \(file.name.text)"
            verify = [
                texts["review.verify"], texts["review.verify.edition", ["edition": .text(file.submission.rules)]],
            ]
        }

        private static func remarks(_ review: Review, _ words: ReviewWords) -> Table? {
            guard !review.remarks.isEmpty else { return nil }
            let texts = words.texts
            return Table(
                texts.tableLabel(texts["review.remarks"]),
                columns: [
                    Table.Column(texts["remark.place"]), Table.Column(texts["review.remarks"]),
                    Table.Column(texts["review.said"]), Table.Column(texts["reviews.state"]),
                ],
                rows: review.remarks.map { remark in
                    let item = RemarkItem(remark, in: review, words)
                    let said = item.notes.flatMap { [$0.words, $0.evidence ?? ""] }.filter { !$0.isEmpty }
                    return [Cell(item.place), Cell(item.what), Cell(said.joined(separator: " · ")), Cell(item.mark)]
                })
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .reviews }

    package func title(_ texts: Texts) -> String { model.title }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(model.title, under: [Link(texts["work.title"], Address(texts.language).work)], texts)
        if let installation = model.missingEngine {
            html(.div, .class("notice look")) { html in
                html(.p) { $0(.strong, texts["report.engine.missing"]) }
                html(.p, texts["report.engine.missing.text"])
                html(.p) { $0(.code, installation) }
            }
        }
        if let decision = model.decision { html.decision(decision, texts) } else { html(.p) { $0.mark(model.state) } }
        html.facts(model.facts)
        html.take(texts["take.report"], [Link("PDF", "\(model.base).pdf"), Link("JSON", "\(model.base).json")])
        if let figures = model.figures { html.section("figures", texts["review.recomputed"]) { $0.table(figures) } }
        html.section("checks", texts["review.checks"]) { html in
            html(.p, model.passed)
            html.table(model.checks)
        }
        if let issues = model.issues { html.section("issues", texts["review.issues"]) { $0.table(issues) } }
        if let remarks = model.remarks { html.section("remarks", texts["review.remarks"]) { $0.table(remarks) } }
        if !model.recommendations.isEmpty {
            html.section("recommendations", texts["review.recommendations"]) { html in
                html(.ul) { html in for words in model.recommendations { html(.li, words) } }
            }
        }
        html.section("verify", texts["review.verify.title"]) { html in
            for words in model.verify { html(.p, words) }
            html(.pre) { $0(.code, model.command) }
            html.table(model.parts)
        }
    }
}

/// Every rule that the program can ask, and what came of it.
struct ReviewChecks {
    let table: Table
    /// How many rules were asked.
    let asked: Int
    /// How many found nothing that must be explained.
    let passed: Int

    init(_ rules: [RuleDefinition], _ judgement: Judgement?, _ texts: Texts) {
        let ofSubject = judgement?.report == nil ? PlanRuleBook.implemented : PlanRuleBook.ofReports
        let known = Set(ofSubject + RuleBook.implemented + RuleBook.elsewhere)
        let found = Dictionary(grouping: judgement?.noticed ?? [], by: \.finding.code)
        var (asked, passed) = (0, 0)
        let rows = rules.filter { known.contains($0.id) && texts.has("finding.\($0.id).title") }.map { rule in
            asked += 1
            let open = (found[rule.id] ?? []).filter { $0.justification == nil && $0.finding.severity > .info }
            if open.isEmpty { passed += 1 }
            let justified = (found[rule.id] ?? []).count { $0.justification != nil }
            let mark =
                open.isEmpty
                ? Mark(.good, texts[justified > 0 ? "review.check.justified" : "review.check.passed"])
                : Mark(
                    Mark.Kind(rule.severity), texts["review.check.found", ["count": .count(open.count)]])
            return [
                Cell(rule.id, Address(texts.language).rule(rule.id)), Cell(texts["finding.\(rule.id).title"]),
                Cell(RuleShow.threshold(rule, texts)), Cell(mark),
            ]
        }
        (self.asked, self.passed) = (judgement == nil ? 0 : asked, judgement == nil ? 0 : passed)
        table = Table(
            texts.tableLabel(texts["review.checks"]),
            columns: [
                Table.Column(texts["rules.rule"]), Table.Column(texts["rules.asks"]),
                .number(texts["rules.threshold"]), Table.Column(texts["review.result"]),
            ], rows: judgement == nil ? [] : rows)
    }

    /// Everything that was noticed and must be looked at, by document and place.
    static func issues(_ judgement: Judgement?, _ words: ReviewWords) -> Table? {
        let texts = words.texts
        let found = (judgement?.noticed ?? []).filter { $0.finding.severity > .info }
        guard !found.isEmpty else { return nil }
        return Table(
            texts.tableLabel(texts["review.issues"]),
            columns: [
                Table.Column(texts["submission.document"]), Table.Column(texts["remark.place"]),
                Table.Column(texts["rules.rule"]), Table.Column(texts["review.found"]),
            ],
            rows: found.map { noticed in
                let worded = texts.text(noticed.finding)
                let reason: [Cell.Part] =
                    noticed.justification.map { [.soft(texts["review.justified", ["reason": .text($0)]])] } ?? []
                return [
                    Cell(words.document(noticed.document)),
                    Cell(words.place(noticed.finding.place, in: noticed.document)),
                    Cell(noticed.finding.code), Cell([.words(worded.text)] + reason),
                ]
            })
    }
}
