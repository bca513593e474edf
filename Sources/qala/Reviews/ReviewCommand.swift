import ArgumentParser
import Cities
import Exchange
import Findings
import Foundation
import Inventories
import Ledger
import Localization
import Pages
import Plans
import ReferenceData
import Reviews
import Web

/// The command `qala review`.
struct ReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Review what towns have sent: work it out again, remark, decide, report.",
        subcommands: [
            ReviewListCommand.self, ReviewShowCommand.self, ReviewRecomputeCommand.self, ReviewRemarkCommand.self,
            ReviewDecideCommand.self, ReviewReportCommand.self, ReviewAgreementCommand.self,
            ReviewMethodsCommand.self,
        ])
}

/// The command `qala review list`.
struct ReviewListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what waits, with the days that are left of six months.",
        discussion: "Example: qala review list --state all")

    @Option(help: "A state, or all; by default those that have not ended.")
    var state = ""

    @Option(help: "The day that days are counted from, as 2026-11-22; today by default.")
    var on: String?

    @OptionGroup var options: ReviewOptions

    private struct Answer: Encodable {
        let review: String
        let town: String
        let subject: String
        let state: String
        let submitted: CalendarDay
        let due: CalendarDay
        let pending: Int
    }

    func run() async throws {
        try await options.run { reviews in
            let day = try reviews.session.day(on)
            let rows = ReviewList.shown(try await reviews.reviews(), state: state)
            if options.format == .json {
                return try Console.json(
                    rows.map { row in
                        Answer(
                            review: row.name.text, town: row.town, subject: row.review.subject.description,
                            state: row.review.state.rawValue, submitted: row.review.submitted, due: row.review.due,
                            pending: row.review.pending.count)
                    })
            }
            let texts = reviews.session.texts
            if rows.isEmpty { Console.print(texts.text("reviews.none")) }
            for row in rows {
                let left = row.review.due.days(after: day)
                let days = texts.text(left < 0 ? "reviews.over" : "reviews.days", ["count": .count(abs(left))])
                let state = texts.text("review.state.\(row.review.state.rawValue)")
                Console.print(
                    [
                        row.name.text, row.town, row.review.subject.description, state,
                        row.review.state.isOpen ? days : nil,
                    ]
                    .compactMap(\.self).joined(separator: " · "))
            }
        }
    }
}

/// The command `qala review show`.
struct ReviewShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a review: findings with their keys, remarks, answers, decision.",
        discussion: "Example: qala review show karaganda-1 --language kk")

    @OptionGroup var named: ReviewName

    @OptionGroup var options: ReviewOptions

    func run() async throws {
        try await options.run { reviews in
            let file = try await reviews.file(try named.parsed)
            if options.format == .json {
                return try Console.json(
                    ReviewExport(file.submission, file.review, name: named.name, judgement: file.judgement))
            }
            let texts = reviews.session.texts
            let words = reviews.words(file)
            Console.print(
                texts.text("review.title", ["town": .text(file.review.town.name), "number": .plain(file.name.number)]))
            Console.print(texts.text("review.state.\(file.review.state.rawValue)"))
            for noticed in file.judgement?.noticed ?? [] {
                let reason = noticed.justification.map { " · " + texts.text("review.justified", ["reason": .text($0)]) }
                Console.print("  \(noticed.key)\n    \(texts.text(noticed.finding).text)\(reason ?? "")")
            }
            for remark in file.review.remarks {
                let item = RemarkItem(remark, in: file.review, words)
                Console.print("\(item.id) · \(item.mark.word) · \(item.place) · \(item.what)")
                for note in item.notes {
                    Console.print(
                        "    " + [note.head, note.words, note.evidence].compactMap(\.self).joined(separator: " "))
                }
            }
            if let decision = file.review.decision { Console.print(decision.reason) }
            if let trouble = file.trouble { Console.note([trouble], texts) }
        }
    }
}

/// The command `qala review recompute`.
struct ReviewRecomputeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recompute", abstract: "Work a submission out again, by its own edition of the rules.",
        discussion: """
            Example: qala review recompute karaganda-1
            Says whether figures, findings and verdict are those that were sent, or what differs. Ends with 1 where
            something differs or cannot be worked out.
            """)

    @Argument(help: "The submission's name: town and number.")
    var name: String

    @OptionGroup var options: ReviewOptions

    func run() async throws {
        try await options.run { reviews in
            let file = try await reviews.file(try ReviewLedger.name(name))
            let texts = reviews.session.texts
            guard let judgement = file.judgement else {
                if let trouble = file.trouble { Console.note([trouble], texts) }
                throw Ending.findings
            }
            let differences = file.submission.outcome?.differences(to: judgement.outcome) ?? []
            switch options.format {
            case .json:
                try Console.json(ReviewExport(file.submission, file.review, name: name, judgement: judgement))
            case .text:
                let words = reviews.words(file)
                Console.print(
                    texts.text(
                        ReviewWords.key(ofVerdict: judgement.verdict.rawValue, of: file.submission.item)))
                for figure in judgement.outcome.figures {
                    Console.print("\(words.figure(figure.id)): \(words.value(figure))")
                }
                for difference in differences {
                    Console.print(
                        "\(difference.subject): \(difference.first ?? "–") → \(difference.second ?? "–")")
                }
                Console.print(
                    differences.isEmpty
                        ? texts.text("review.same")
                        : texts.text("review.differs", ["count": .count(differences.count)]))
                if let trouble = file.trouble { Console.note([trouble], texts) }
            }
            if !differences.isEmpty { throw Ending.findings }
        }
    }
}

/// The command `qala review report`.
struct ReviewReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write the feedback report to a town as a PDF.",
        discussion: "Example: qala review report karaganda-1 --language kk -o feedback.pdf")

    @OptionGroup var named: ReviewName

    @Option(name: .shortAndLong, help: "The file to write.")
    var output = "feedback.pdf"

    @OptionGroup var options: ReviewOptions

    func run() async throws {
        try await options.run { reviews in
            var file = try await reviews.file(try named.parsed)
            file.review = file.review.forTown
            let rules = file.judgement?.edition.definitions ?? reviews.session.library.rules
            let model = ReviewReport.Model(file, rules: rules, reviews.words(file))
            do {
                let bytes = try model.pdf(engine: try ReportEngine.find(), reviews.session.texts)
                try Data(bytes).write(to: URL(fileURLWithPath: output))
                Console.note(output)
            } catch ReportFailure.engineMissing {
                Console.note(reviews.session.texts.text("report.engine.missing"))
                Console.note(ReportEngine.installation)
                throw Ending.noInput
            }
        }
    }
}
