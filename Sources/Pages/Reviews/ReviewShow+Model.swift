package import Cities
package import Findings
import Inventories
import Ledger
import Localization
import Plans
import Quantities
package import Reviews

extension ReviewShow {
    /// What the reviewer's page is made of.
    package struct File: Sendable {
        package var name: TownDocumentName
        package var submission: Submission
        package var review: Review
        /// What the rules say now, by the submission's own edition; the reason where they cannot be asked.
        package var judgement: Judgement?
        package var trouble: Finding?
        /// Methods accepted for a group that the town is of, and where the inventory departs from them.
        package var methods: [(title: String, departures: [MethodChoices.Departure])]

        package init(
            name: TownDocumentName, submission: Submission, review: Review, judgement: Judgement?,
            trouble: Finding? = nil, methods: [(title: String, departures: [MethodChoices.Departure])] = []
        ) {
            self.name = name
            self.submission = submission
            self.review = review
            self.judgement = judgement
            self.trouble = trouble
            self.methods = methods
        }
    }

    /// What who reads may do.
    package struct Allowed: Equatable, Sendable {
        /// The reader, whose opinion can be changed.
        package var reader: String
        package var mayExamine: Bool
        package var mayDecide: Bool
        package var mayReadAside: Bool
        package var csrf: String

        package init(reader: String, mayExamine: Bool, mayDecide: Bool, mayReadAside: Bool, csrf: String) {
            self.reader = reader
            self.mayExamine = mayExamine
            self.mayDecide = mayDecide
            self.mayReadAside = mayReadAside
            self.csrf = csrf
        }
    }

    /// Something the machine noticed, and the key by which it becomes a remark.
    package struct Noticed: Equatable, Sendable {
        package var item: FindingItem
        package var document: String
        package var justification: String?
        /// Nothing where a remark was made of it.
        package var key: String?
    }

    /// An opinion of a reviewer in words.
    package struct Opinion: Equatable, Sendable {
        package var head: String
        package var outcome: Mark
        package var criteria: String
        package var text: String
    }

    /// The reviewer's page in ready words.
    package struct Model: Equatable, Sendable {
        package var title: String
        package var base: String
        package var facts: [Fact]
        package var trouble: FindingItem?
        package var sameness: Mark?
        package var recomputed: Table?
        package var printed: Table?
        package var noticed: [Noticed]
        package var methods: Table?
        package var remarks: [RemarkItem]
        package var pending: Set<String>
        package var notes: NoteForm?
        package var places: [Choice]
        package var opinions: [Opinion]
        package var criteria: [Choice]
        package var decision: SubmissionShow.Model.Decision?
        package var allowed: Allowed
        package var links: [Link]
        /// What the report that was sent says, where one was.
        package var reported: ReportShow.Model?
        /// What went wrong last time.
        package var problem: String?

        /// Words a review; `groups` are the criteria that reviewers judge.
        package init(
            _ file: File, groups: [String], allowed: Allowed, reported: ReportShow.Model? = nil,
            problem: String? = nil, _ words: ReviewWords
        ) {
            let texts = words.texts
            let address = Address(texts.language)
            let review = file.review
            base = address.review(file.name.text)
            title =
                texts[
                    "review.title", ["town": .text(file.submission.town.name), "number": .plain(file.name.number)]]
            facts = Self.facts(file, words)
            trouble = file.trouble.map { FindingItem($0, texts) }
            let recomputation = Recomputation(file, words)
            (sameness, recomputed, printed) = (recomputation.sameness, recomputation.table, recomputation.printed)
            let asked = Set(review.remarks.compactMap(\.finding))
            noticed = (file.judgement?.noticed ?? []).map { noticed in
                Noticed(
                    item: FindingItem(noticed.finding, texts), document: words.document(noticed.document),
                    justification: noticed.justification.map { texts["review.justified", ["reason": .text($0)]] },
                    key: asked.contains(noticed.key) ? nil : noticed.key)
            }
            methods = Self.methods(file.methods, texts)
            remarks = review.remarks.map { RemarkItem($0, in: review, words) }
            pending = Set(review.pending.map(\.id))
            notes =
                allowed.mayExamine
                ? NoteForm(
                    action: "\(base)/notes", csrf: allowed.csrf, kinds: [.reply, .closed, .withdrawn, .aside]) : nil
            places = Self.places(file, words)
            opinions = allowed.mayReadAside ? review.opinions.map { Self.opinion($0, words) } : []
            criteria = groups.map { Choice($0, texts["rule-group.\($0)"]) }
            decision = review.decision.map { SubmissionShow.Model.Decision($0, words) }
            self.allowed = allowed
            links = [Link(texts["review.report"], "\(base)/report"), Link(texts["review.json"], "\(base).json")]
            self.reported = reported
            self.problem = problem
        }

        private static func facts(_ file: File, _ words: ReviewWords) -> [Fact] {
            let texts = words.texts
            let review = file.review
            var facts = [Fact(texts["reviews.state"], [.mark(texts.mark(review.state))])]
            if let judgement = file.judgement {
                let verdict = words.verdict(judgement.verdict.rawValue, of: file.submission.item)
                facts.append(Fact(texts["review.verdict"], [.mark(verdict)]))
            }
            facts += [
                Fact(texts["reviews.what"], words.document(review.subject)),
                Fact(texts["reviews.sent"], texts.date(review.submitted)),
                Fact(texts["review.due"], texts.date(review.due)),
                Fact(texts["rules.edition"], file.submission.rules),
            ]
            return facts
        }

        private static func methods(
            _ methods: [(title: String, departures: [MethodChoices.Departure])], _ texts: Texts
        ) -> Table? {
            guard !methods.isEmpty else { return nil }
            let none = texts["method.open"]
            let rows = methods.flatMap { method in
                method.departures.isEmpty
                    ? [[Cell(method.title), Cell(Mark(.good, texts["method.same"])), .empty, .empty]]
                    : method.departures.map { departure in
                        [
                            Cell(method.title), Cell(Mark(.look, texts["method.aspect.\(departure.aspect.rawValue)"])),
                            Cell(departure.accepted ?? none), Cell(departure.found ?? none),
                        ]
                    }
            }
            return Table(
                texts.tableLabel(texts["method.compared"]),
                columns: [
                    Table.Column(texts["method.name"]), Table.Column(texts["method.departure"]),
                    Table.Column(texts["method.accepted"]), Table.Column(texts["method.found"]),
                ], rows: rows)
        }

        /// Places that a remark can be tied to, as `paragraph|plan/x-2030|strategy.vision`.
        private static func places(_ file: File, _ words: ReviewWords) -> [Choice] {
            let document = file.review.subject
            let fields =
                file.submission.item == .plan
                ? ["strategy.vision", "strategy.coordination", "strategy.monitoring", "adaptation", "targets"]
                : ["inventory-year", "actions", "barriers", "remarks"]
            let paragraphs = fields.map { (field: String) in
                Choice("paragraph|\(document)|\(field)", words.place(Place(field: field), in: document))
            }
            let planned = words.plan?.actions ?? []
            let actions = planned.map { action in
                Choice("action|\(document)|action.\(action.id).title", action.title)
            }
            var cells: [Choice] = []
            for (inventory, sent) in words.inventories.sorted(by: { $0.key < $1.key }) {
                for record in sent.records {
                    let field = "line.\(record.id).amount"
                    let place = words.place(Place(field: field), in: inventory)
                    cells.append(Choice("cell|\(inventory)|\(field)", "\(words.document(inventory)): \(place)"))
                }
            }
            return paragraphs + actions + cells
        }

        private static func opinion(_ opinion: ReviewOpinion, _ words: ReviewWords) -> Opinion {
            let texts = words.texts
            return Opinion(
                head: texts[
                    "note.opinion",
                    [
                        "author": .text(words.name(of: opinion.id)),
                        "time": .text(texts.moment(secondsSince1970: opinion.time)),
                    ]],
                outcome: texts.mark(Review.State(opinion.outcome)),
                criteria: texts.list(
                    opinion.criteria.map { criterion in
                        let word = texts[criterion.isMet ? "opinion.met" : "opinion.unmet"]
                        return "\(texts["rule-group.\(criterion.group)"]): \(word)"
                    }), text: opinion.text)
        }
    }

    /// What was worked out again, beside what was worked out when it was sent and what the document prints.
    struct Recomputation {
        var sameness: Mark?
        var table: Table?
        var printed: Table?

        init(_ file: File, _ words: ReviewWords) {
            guard let judgement = file.judgement else { return }
            let texts = words.texts
            let now = judgement.outcome
            let before = file.submission.outcome
            let differences = before?.differences(to: now) ?? []
            sameness =
                before == nil
                ? nil
                : differences.isEmpty
                    ? Mark(.good, texts["review.same"])
                    : Mark(.stop, texts["review.differs", ["count": .count(differences.count)]])
            let known = Dictionary((before?.figures ?? []).map { ($0.id, $0) }) { first, _ in first }
            table = Table(
                texts.tableLabel(texts["review.recomputed"]),
                columns: [
                    Table.Column(texts["review.figure"]), .number(texts["review.when-sent"]),
                    .number(texts["review.now"]),
                    Table.Column(texts["review.compared"]),
                ],
                rows: now.figures.map { figure in
                    let earlier = known[figure.id]
                    return [
                        Cell(words.figure(figure.id)), Cell(earlier.map(words.value) ?? texts["figure.unknown"]),
                        Cell(words.value(figure)),
                        Cell(
                            earlier == figure
                                ? Mark(.good, texts["review.equal"]) : Mark(.look, texts["review.unequal"])),
                    ]
                })
            printed = Self.printed(judgement, now, words)
        }

        private static func printed(
            _ judgement: Judgement, _ outcome: JudgementOutcome, _ words: ReviewWords
        ) -> Table? {
            let texts = words.texts
            let rows = judgement.plan.plan.printed.compactMap { printed -> [Cell]? in
                guard let id = figures[printed.subject], let ours = outcome.figures.first(where: { $0.id == id }) else {
                    return nil
                }
                let unit = id.hasSuffix("emission") || id.hasSuffix("reduction") ? Mass.baseSymbol : Energy.baseSymbol
                let change = ours.value - printed.value
                return [
                    Cell(texts["plan.printed.\(printed.subject.rawValue)"]),
                    Cell(texts.quantity(texts.figure(printed.value), unit)), Cell(words.value(ours)),
                    Cell(texts.quantity(texts.signed(change), unit)),
                ]
            }
            guard !rows.isEmpty else { return nil }
            return Table(
                texts.tableLabel(texts["review.printed"]), caption: texts["review.printed"],
                columns: [
                    Table.Column(texts["review.figure"]), .number(texts["review.in-print"]),
                    .number(texts["review.now"]),
                    .number(texts["review.difference"]),
                ], rows: rows)
        }

        private static let figures: [Plan.Printed.Subject: String] = [
            .baseEmission: "baseline.emission", .baseEnergy: "baseline.energy",
            .actionsReduction: "sum.reduction", .actionsSaving: "sum.saving",
        ]
    }
}
