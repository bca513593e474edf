import Findings
package import Inventories
package import Localization
package import Plans
import Quantities

extension ReportShow {
    /// Where a report lies, and what the reader may do with it.
    package struct Setting: Equatable, Sendable {
        package var base: String
        package var crumbs: [Link]
        package var mayEdit: Bool
        /// Where the report is sent to review, for those who may.
        package var submission: String?
        /// The digest of the revision, where it is shown.
        package var digest: String?
        /// Whether the whole report can be had as data.
        package var hasData = false
        /// The plan and the inventories, each with its address.
        package var sources: [Fact]

        package init(base: String, crumbs: [Link], mayEdit: Bool, sources: [Fact]) {
            self.base = base
            self.crumbs = crumbs
            self.mayEdit = mayEdit
            self.sources = sources
        }
    }

    /// A report in ready words and figures.
    package struct Model: Equatable, Sendable {
        /// The way to one target.
        package struct Step: Equatable, Sendable {
            package var title: String
            package var facts: [Fact]
            package var range: RangeBar?
            /// Why nothing can be said.
            package var obstacle: String?
        }

        package var title: String
        package var crumbs: [Link]
        package var facts: [Fact]
        package var actions: [Link]
        package var steps: [Step]
        package var weak: [Fact]
        package var statuses: Table?
        package var spending: Table?
        package var table: Table?
        package var barriers: Table?
        package var remarks: String?
        package var findings: [FindingItem]
        package var take: [Link]

        /// Words a report and what it comes to; `weak` is what the monitoring inventory rests on.
        package init(
            _ result: ReportResult, of plan: Plan?, weak: WeakData?, town: String, setting: Setting, _ texts: Texts
        ) {
            let report = result.report
            title =
                texts[
                    "report.title.of", ["town": .text(town), "year": .plain(report.commitmentYear.number)]]
            crumbs = setting.crumbs
            facts =
                [
                    Fact(texts["report.kind"], texts["report-kind.\(report.kind.rawValue)"]),
                    Fact(texts["report.day"], texts.date(report.day)),
                ] + setting.sources
            if let digest = setting.digest { facts.append(Fact(texts["plan.revision"], [.code(digest)])) }
            actions = setting.mayEdit ? [Link(texts["report.edit"], "\(setting.base)/edit")] : []
            if let submission = setting.submission { actions.append(Link(texts["plan.send"], submission)) }
            steps = result.steps.map { Self.step($0, texts) }
            self.weak = weak.map { Self.weak($0, texts) } ?? []
            let tables = ReportTables(report: report, plan: plan, texts: texts)
            statuses = result.implementation.map { tables.statuses($0) }
            spending = result.implementation.flatMap { tables.spending($0) }
            table = tables.actions
            barriers = tables.barriers
            remarks = report.remarks
            findings = FindingItem.items(result.findings, texts)
            take = [Link(texts["plan.take.actions"], "\(setting.base).csv")]
            if setting.hasData { take.append(Link("JSON", "\(setting.base).json")) }
        }

        private static func step(_ step: ReportResult.Step, _ texts: Texts) -> Step {
            let title = texts[
                "report.step",
                ["share": .share(step.target.value), "year": .plain(step.target.year.number)]]
            switch step.progress {
            case .failure(let obstacle):
                return Step(
                    title: title, facts: [], obstacle: texts["progress-obstacle.\(obstacle.rawValue)"])
            case .success(let progress):
                return Step(title: title, facts: facts(progress, texts), range: bar(progress, texts))
            }
        }

        private static func facts(_ progress: TargetProgress, _ texts: Texts) -> [Fact] {
            var reached: [Cell.Part] = [
                .strong(
                    progress.reached < 0
                        ? texts.signedPercent(progress.reached) : texts.numbers.percent(progress.reached))
            ]
            if let range = progress.range {
                reached.append(
                    .soft(texts["report.reached.range", ["low": .share(range.low), "high": .share(range.high)]]))
            }
            if !progress.isComplete { reached.append(.mark(Mark(.look, texts["figure.partial.note"]))) }
            var facts = [
                Fact(
                    texts[
                        "report.reached",
                        ["from": .plain(progress.baseYear.number), "to": .plain(progress.year.number)]],
                    reached),
                Fact(texts["report.of-target"], [.mark(mark(progress.ofTarget, texts))]),
            ]
            if let share = progress.share {
                facts.append(Fact(texts["report.kept"], [.words(texts.numbers.percent(share)), .meter(share)]))
            }
            if let expected = progress.expected {
                facts.append(
                    Fact(
                        texts["report.path", ["year": .plain(progress.year.number)]],
                        [.words(texts.numbers.percent(expected)), .mark(mark(progress.ofPath, texts))]))
            }
            return facts
        }

        private static func bar(_ progress: TargetProgress, _ texts: Texts) -> RangeBar? {
            progress.range.flatMap { range in
                RangeBar(
                    Estimate(value: range.value * 100, low: range.low * 100, high: range.high * 100), unit: "%", texts)
            }
        }

        private static func mark(_ judgement: TargetProgress.Judgement, _ texts: Texts) -> Mark {
            let kind: Mark.Kind =
                switch judgement {
                case .reached: .good
                case .behind: .stop
                case .uncertain, .unknown: .look
                }
            return Mark(kind, texts["progress.\(judgement.rawValue)"])
        }

        private static func weak(_ weak: WeakData, _ texts: Texts) -> [Fact] {
            let share = weak.share.map { texts.numbers.percent($0) } ?? texts["figure.unknown"]
            let lines = weak.lines.prefix(5).map { line in
                Fact(
                    line.id,
                    texts.list(
                        [texts.quantity(texts.figure(line.emission.value), "t")]
                            + line.reasons.map { texts["weak-data.\($0.rawValue)"] }))
            }
            return [Fact(texts["report.weak.share"], share)] + lines
        }
    }
}
