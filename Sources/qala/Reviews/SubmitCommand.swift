import ArgumentParser
import Cities
import Cryptography
import Findings
import Foundation
import Ledger
import Localization
import Pages
import Plans
import Reviews

/// The command `qala submit`.
struct SubmitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit", abstract: "Send a town's plan or report with its inventories to be reviewed.",
        discussion: """
            Example: qala submit karaganda-2030 --data data/qala.sqlite
            Example: qala submit karaganda-2030 --from Examples/demokent-plan
            Example: qala submit karaganda-1 --report
            The plan, its baseline and its newest inventory are named by digest, with the edition of the rules; with a
            report go the accepted plan and the inventories that it uses. Nobody can change what was sent. Sending the same again is no second submission. Findings go to standard error.
            Ends with 1 where something stands in the way.
            """)

    @Argument(help: "The plan's name: town and year of the commitment; or the report's: town and number.")
    var name: String

    @Flag(help: "Send a report, not a plan.")
    var report = false

    @Option(help: "A folder as `qala check` reads it, to be kept as the plan and its baseline first.")
    var from: String?

    @Flag(help: "Send with errors that are not explained, after they were shown.")
    var withErrors = false

    @Option(help: "The day it is sent, as 2026-11-22; today by default.")
    var on: String?

    @OptionGroup var options: ReviewOptions

    private struct Answer: Encodable {
        let submission: String
        let isNew: Bool
        let content: Submission
    }

    func run() async throws {
        try await options.run { reviews in
            let texts = reviews.session.texts
            let name = try ReviewLedger.name(self.name)
            let authorship = reviews.authorship
            if let from { try await reviews.keep(from, as: name) }
            let day = try reviews.session.day(on)
            do throws(SubmitForReview.Failure) {
                let sent = try await SubmitForReview(ledger: reviews.store, judge: reviews.judge)(
                    report ? MonitoringReport.documentID(name.text) : Plan.documentID(name.text),
                    signatory: try? await reviews.signatory(name.slug), on: day, despiteErrors: withErrors,
                    by: authorship)
                try tell(sent, texts)
            } catch {
                throw try said(error, texts)
            }
        }
    }

    private func tell(_ sent: SubmitForReview.Sent, _ texts: Texts) throws(SubmitForReview.Failure) {
        if options.format == .json {
            let answer = Answer(submission: sent.name.text, isNew: sent.isNew, content: sent.submission)
            do { return try Console.json(answer) } catch { throw .save(.document(.unreadable)) }
        }
        guard sent.isNew else {
            return Console.print(texts.text("command.review.again", ["name": .text(sent.name.text)]))
        }
        Console.print(
            texts.text(
                "command.review.sent",
                [
                    "name": .text(sent.name.text), "edition": .text(sent.submission.rules),
                    "verdict": .term(
                        ReviewWords.key(
                            ofVerdict: sent.submission.outcome?.verdict ?? "", of: sent.submission.item)),
                ]))
        for part in sent.submission.parts {
            Console.print("\(part.document) · \(part.number) · \(part.digest.hexadecimal)")
        }
    }

    /// Says why nothing was sent.
    private func said(_ failure: SubmitForReview.Failure, _ texts: Texts) throws -> any Error {
        switch failure {
        case .refused(let findings):
            Console.note(findings, texts)
            Console.note(texts.text("command.review.refused"))
            return Ending.findings
        case .needsConsent(let findings):
            Console.note(findings, texts)
            Console.note(texts.text("command.review.consent"))
            return Ending.findings
        case .store(.notFound), .judge(.store(.notFound)):
            return CommandFailure("command.review.none", ["name": .text(name)])
        case .store(let error), .save(.store(let error)): return error
        case .judge(let failure):
            Console.note([failure.finding], texts)
            return Ending.findings
        case .save, .milestone: return CommandFailure("command.review.refused")
        }
    }
}
