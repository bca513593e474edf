import Cities
import Findings
import Inventories
package import Ledger
package import Localization
import Plans
package import Reviews

/// What would be sent, what stands in the way, and what the town should know before it sends.
package struct SubmissionNew: Page {
    /// The question in ready words.
    package struct Model: Equatable, Sendable {
        /// The document that is sent: a plan, or a report.
        package var subject: DocumentID
        package var title: String
        package var parts: Table
        package var verdict: Mark?
        package var obstacles: [FindingItem]
        package var errors: [FindingItem]
        /// The submission that holds the same already.
        package var sent: Link?
        /// Who is named beside the author.
        package var onBehalf: String?
        package var csrf: String

        /// Words what was prepared.
        package init(
            _ prepared: SubmitForReview.Prepared, subject: DocumentID, onBehalf: String?, csrf: String,
            _ words: ReviewWords
        ) {
            let texts = words.texts
            let submission = prepared.submission
            self.subject = subject
            let name = TownDocumentName(subject.name)
            let number: [String: Detail] = [
                "town": .text(submission.town.name), "year": .plain(name?.number ?? 0),
                "number": .plain(name?.number ?? 0),
            ]
            title = texts[submission.item == .plan ? "submission.new" : "submission.new.report", number]
            parts = SubmissionShow.parts(submission, words)
            verdict = prepared.judgement.map { words.verdict($0.verdict.rawValue, of: submission.item) }
            obstacles = prepared.obstacles.map { FindingItem($0, texts) }
            errors = prepared.errors.map { FindingItem($0, texts) }
            sent = prepared.sent.map { number in
                let same = TownDocumentName(slug: name?.slug ?? "", number: number).text
                return Link(texts["submission.same"], Address(texts.language).submission(same))
            }
            self.onBehalf = onBehalf.map { texts["submission.on-behalf", ["town": .text($0)]] }
            self.csrf = csrf
        }
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
        html(.p, texts["submission.new.lead"], .class("lead"))
        html.table(model.parts)
        if let verdict = model.verdict { html(.p) { $0.mark(verdict) } }
        if let sent = model.sent {
            html(.div, .class("notice")) { html in html(.p) { $0(.a, sent.words, .href(sent.address ?? "#")) } }
            return
        }
        if !model.obstacles.isEmpty {
            html.section("obstacles", texts["submission.obstacles"]) { html in
                html(.p, texts["submission.obstacles.text"])
                html.findings(model.obstacles)
            }
            return
        }
        if !model.errors.isEmpty {
            html.section("errors", texts["submission.errors"]) { html in
                html(.p, texts["submission.errors.text"])
                html.findings(model.errors)
            }
        }
        html(.form, .class("fields"), .method("post"), .action(address.submissions)) { html in
            html(.input, .type("hidden"), .name("csrf"), .value(model.csrf))
            html(.input, .type("hidden"), .name(model.subject.kind), .value(model.subject.name))
            if let words = model.onBehalf { html(.p, words) }
            if !model.errors.isEmpty {
                html(.p, .class("choice")) { html in
                    html(.label) { html in
                        html(.input, .type("checkbox"), .name("consent"), .value("1"), .required())
                        html.text(" ")
                        html.text(texts["submission.consent"])
                    }
                }
            }
            html(.p, .class("actions")) { $0(.button, texts["submission.send"], .type("submit")) }
        }
    }
}
