package import Cities
import Cryptography
import Findings
import Inventories
import Ledger
package import Localization
package import Reviews

/// What a town sent: the revisions, what changed since, where the review stands, remarks to answer, the decision.
package struct SubmissionShow: Page {
    /// The submission in ready words.
    package struct Model: Equatable, Sendable {
        package var title: String
        package var facts: [Fact]
        package var parts: Table
        package var remarks: [RemarkItem]
        package var pending: Set<String>
        package var answers: NoteForm?
        package var decision: Decision?
        package var actions: [Link]

        /// What was decided, in words.
        package struct Decision: Equatable, Sendable {
            package var mark: Mark
            package var head: String
            package var reason: String

            init(_ decision: Review.Decision, _ words: ReviewWords) {
                let texts = words.texts
                mark = texts.mark(Review.State(decision.outcome))
                head =
                    texts[
                        "review.decided",
                        [
                            "author": .text(words.name(of: decision.author)),
                            "time": .text(texts.moment(secondsSince1970: decision.time)),
                        ]]
                reason = decision.reason
            }
        }

        /// Words a submission with its review.
        ///
        /// - Parameters:
        ///   - changed: Documents whose newest revision is another than the one that was sent.
        ///   - mayAnswer: Whether who reads may answer for the town.
        ///   - mayRead: Whether who reads may open the reviewers' page.
        package init(
            _ submission: Submission, _ review: Review, as name: TownDocumentName, changed: Set<String>,
            mayAnswer: Bool, maySend: Bool, csrf: String, _ words: ReviewWords
        ) {
            let texts = words.texts
            let address = Address(texts.language)
            title =
                texts[
                    "submission.title", ["town": .text(submission.town.name), "number": .plain(name.number)]]
            var facts = [
                Fact(texts["reviews.state"], [.mark(texts.mark(review.state))]),
                Fact(texts["reviews.sent"], texts.date(submission.day)),
                Fact(texts["review.due"], texts.date(review.due)),
                Fact(texts["rules.edition"], [.link(Link(submission.rules, address.rules))]),
            ]
            if let verdict = submission.outcome?.verdict {
                facts.insert(Fact(texts["review.verdict"], [.mark(words.verdict(verdict, of: submission.item))]), at: 1)
            }
            for (key, number) in [("submission.previous", submission.previous), ("submission.next", review.followedBy)]
            {
                guard let number else { continue }
                let other = TownDocumentName(slug: name.slug, number: number).text
                facts.append(Fact(texts[key], [.link(Link(other, address.submission(other)))]))
            }
            self.facts = facts
            parts = SubmissionShow.parts(submission, changed: changed, words)
            remarks = review.remarks.map { RemarkItem($0, in: review, words) }
            pending = Set(review.pending.map(\.id))
            answers =
                mayAnswer
                ? NoteForm(action: "\(address.submission(name.text))/answers", csrf: csrf, kinds: [.answer]) : nil
            decision = review.decision.map { Decision($0, words) }
            var actions: [Link] = []
            if maySend, let subject = submission.subject, !changed.isEmpty {
                actions.append(
                    Link(texts["submission.again"], address.newSubmission(subject.name, of: subject.kind)))
            }
            actions.append(Link(texts["review.report"], "\(address.review(name.text))/report"))
            self.actions = actions
        }
    }

    /// The revisions that are sent, each with its digest; and what changed since, where that is known.
    static func parts(_ submission: Submission, changed: Set<String>? = nil, _ words: ReviewWords) -> Table {
        let texts = words.texts
        let since = changed.map { _ in [Table.Column(texts["submission.since"])] } ?? []
        return Table(
            texts.tableLabel(texts["submission.parts"]), caption: texts["submission.parts"],
            columns: [
                Table.Column(texts["submission.document"]), .number(texts["submission.revision"]),
                Table.Column("SHA-256"),
            ] + since,
            rows: submission.parts.map { part in
                let state = changed.map { changed in
                    changed.contains(part.document.description)
                        ? texts["submission.changed"] : texts["submission.unchanged"]
                }
                return [
                    Cell(words.document(part.document)), Cell(String(part.number)),
                    Cell([.code(part.digest.hexadecimal)]),
                ] + (state.map { [Cell($0)] } ?? [])
            })
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .work }

    package func title(_ texts: Texts) -> String { model.title }

    package func main(_ html: inout HTML, _ texts: Texts) {
        let address = Address(texts.language)
        html.heading(
            model.title,
            under: [Link(texts["work.title"], address.work), Link(texts["submissions.title"], address.submissions)],
            texts)
        html.facts(model.facts)
        if let decision = model.decision { html.decision(decision, texts) }
        html.section("parts", texts["submission.sent"]) { html in
            html(.p, texts["submission.sent.text"])
            html.table(model.parts)
            html(.p, texts["submission.verify"], .class("hint"))
        }
        html.section("remarks", texts["review.remarks"]) { html in
            if model.remarks.isEmpty { return html(.p, texts["review.remarks.none"]) }
            html.remarks(model.remarks, form: model.answers, pending: model.pending, texts)
        }
        html.actions(model.actions)
    }
}

extension Review.State {
    /// The state that a decision leads to.
    init(_ outcome: Review.Outcome) {
        switch outcome {
        case .accepted: self = .accepted
        case .acceptedWithRemarks: self = .acceptedWithRemarks
        case .notAccepted: self = .notAccepted
        }
    }
}

extension HTML {
    /// What was decided, by whom and why.
    mutating func decision(_ decision: SubmissionShow.Model.Decision, _ texts: Texts) {
        self(.div, .class("notice \(decision.mark.kind.rawValue)")) { html in
            html(.p) { $0.mark(decision.mark) }
            html(.p, decision.reason)
            html(.p, decision.head, .class("soft"))
        }
    }
}
