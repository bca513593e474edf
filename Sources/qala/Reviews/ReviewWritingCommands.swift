public import ArgumentParser
import Cities
import Findings
import Foundation
import Ledger
import Localization
import Pages
public import Reviews
import Storage

/// The command `qala review remark`.
struct ReviewRemarkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remark", abstract: "Make a remark of a finding, or of one's own at a place of the plan.",
        discussion: """
            Example: qala review remark karaganda-1 --finding 'F09 inventory/karaganda-2015 factors.csv:D2'
            Example: qala review remark karaganda-1 --place strategy.vision --text "Say by when."
            The keys of findings stand in `qala review show`.
            """)

    @OptionGroup var named: ReviewName

    @Option(help: "The key of a finding.")
    var finding: String?

    @Option(help: "A place of the plan: strategy.vision, action.3.reduction.")
    var place: String?

    @Option(help: "What is asked for.")
    var text = ""

    @OptionGroup var options: ReviewOptions

    func run() async throws {
        try await options.run { reviews in
            let name = try named.parsed
            let authorship = reviews.authorship
            let review = try await reviews.review(name)
            let remark: ReviewRemark
            if let finding {
                let judgement = try await reviews.judge(try await reviews.submission(name))
                guard let noticed = judgement.noticed.first(where: { $0.key == finding }) else {
                    throw WriteReview.Failure.unknownRemark(finding)
                }
                remark = ReviewRemark(noticed, text: text, author: authorship.author, time: authorship.time)
            } else {
                remark = ReviewRemark(
                    id: ReviewRemark.name(of: [place ?? "", text, authorship.author, String(authorship.time)]),
                    tie: place?.hasPrefix("action.") == true ? .action : .paragraph, document: review.subject,
                    place: Place(field: place), severity: .warning, text: text, author: authorship.author,
                    time: authorship.time)
            }
            try await WriteReview(ledger: reviews.store)(
                .remark(remark), to: name, as: [.reviewer], by: authorship)
            options.format == .json ? try Console.json(remark) : Console.print(remark.id)
        }
    }
}

/// The command `qala review decide`.
struct ReviewDecideCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide", abstract: "End a review: accepted, accepted_with_remarks, not_accepted.",
        discussion: """
            Example: qala review decide karaganda-1 accepted --reason "Complete and well founded."
            What is accepted is published as it was sent, and a milestone is recorded.
            """)

    @OptionGroup var named: ReviewName

    @Argument(help: "accepted, accepted_with_remarks or not_accepted.")
    var outcome: Review.Outcome

    @Option(help: "Why, and what is recommended; everybody may read it.")
    var reason = ""

    @OptionGroup var options: ReviewOptions

    func run() async throws {
        try await options.run { reviews in
            let name = try named.parsed
            let review = try await DecideReview(ledger: reviews.store, judge: reviews.judge)(
                outcome, reason: reason, on: name, as: [.reviewer],
                registered: try await reviews.signatory(name.slug), by: reviews.authorship)
            options.format == .json
                ? try Console.json(review)
                : Console.print(reviews.session.texts.text("review.state.\(review.state.rawValue)"))
        }
    }
}

extension Review.Outcome: ExpressibleByArgument {}

/// The command `qala review agreement`.
struct ReviewAgreementCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agreement", abstract: "Tell how far two reviewers agree beyond chance: Cohen's kappa.",
        discussion: "Example: qala review agreement --format json")

    @OptionGroup var options: ReviewOptions

    private struct Answer: Encodable {
        let first: String
        let second: String
        let count: Int
        let categories: [String]
        let table: [[Int]]
        let observed: Double?
        let expected: Double?
        let kappa: Double?
    }

    func run() async throws {
        try await options.run { reviews in
            let all = try await reviews.reviews().map(\.review)
            let answers = Agreement.pairs(in: all).map { pair in
                let agreement = Agreement(all, between: pair.first, and: pair.second)
                return Answer(
                    first: pair.first, second: pair.second, count: agreement.count, categories: agreement.categories,
                    table: agreement.table, observed: agreement.observed, expected: agreement.expected,
                    kappa: agreement.kappa)
            }
            if options.format == .json { return try Console.json(answers) }
            let texts = reviews.session.texts
            if answers.isEmpty { Console.print(texts.text("agreement.none")) }
            for answer in answers {
                let kappa = answer.kappa.map { texts.numbers.decimals($0, 2) } ?? texts.text("agreement.undefined")
                Console.print("\(answer.first) · \(answer.second) · n = \(answer.count) · κ = \(kappa)")
            }
        }
    }
}

/// The command `qala review methods`.
struct ReviewMethodsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "methods", abstract: "Tell which towns depart from a method that was accepted for their group.",
        discussion: "Example: qala review methods")

    @OptionGroup var options: ReviewOptions

    private struct Answer: Encodable {
        let method: String
        let town: String
        let submission: String?
        let departures: [String: [String?]]
    }

    func run() async throws {
        try await options.run { reviews in
            var answers: [Answer] = []
            let rows = try await reviews.reviews()
            for head in try await reviews.store.documents(of: ReviewMethod.documentKind) {
                let method = try ReviewMethod.read(from: head)
                for slug in method.members {
                    let newest = rows.filter { $0.name.slug == slug }.max { $0.name.number < $1.name.number }
                    var departures: [String: [String?]] = [:]
                    if let newest {
                        let judgement = try await reviews.judge(try await reviews.submission(newest.name))
                        if let result = judgement.latest ?? judgement.baseline {
                            for departure in method.choices.departures(of: MethodChoices(result)) {
                                departures[departure.aspect.rawValue] = [departure.accepted, departure.found]
                            }
                        }
                    }
                    answers.append(
                        Answer(
                            method: method.title, town: slug, submission: newest?.name.text, departures: departures))
                }
            }
            if options.format == .json { return try Console.json(answers) }
            let texts = reviews.session.texts
            if answers.isEmpty { Console.print(texts.text("methods.none")) }
            for answer in answers {
                let words =
                    answer.submission == nil
                    ? texts.text("method.nothing-sent")
                    : answer.departures.isEmpty
                        ? texts.text("method.same")
                        : answer.departures.keys.sorted().map { texts.text("method.aspect.\($0)") }
                            .joined(separator: ", ")
                Console.print("\(answer.method) · \(answer.town) · \(answer.submission ?? "–") · \(words)")
            }
        }
    }
}
