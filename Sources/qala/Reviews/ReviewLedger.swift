import ArgumentParser
import Cities
import Findings
import Foundation
import Inventories
import Ledger
import Localization
import Pages
import Plans
import ReferenceData
import Reviews
import Storage

/// A ledger with what judges its submissions, as commands of reviews use it.
struct ReviewLedger {
    let store: SQLLedger
    let session: Session

    /// Who writes in a ledger that is opened by a command.
    static let author = "local"

    var judge: JudgeSubmission {
        JudgeSubmission(ledger: store, editions: session.library.ruleEditions, tables: session.library.tables)
    }

    /// Under which name something is written now.
    var authorship: Authorship {
        Authorship(author: Self.author, time: Int64(Date().timeIntervalSince1970))
    }

    /// A town of the register: as the ledger has it, else as it ships.
    func signatory(_ slug: String) async throws -> Signatory? {
        if let head = try await store.head(of: Signatory.documentID(slug)) { return try Signatory.read(from: head) }
        return try session.library.signatories().first { $0.slug == slug }
    }

    /// The name of a town's document, as it was typed.
    static func name(_ text: String) throws -> TownDocumentName {
        guard let name = TownDocumentName(text) else {
            throw CommandFailure("command.review.none", ["name": .text(text)])
        }
        return name
    }

    func submission(_ name: TownDocumentName) async throws -> Submission {
        try await read(Submission.self, name)
    }

    func review(_ name: TownDocumentName) async throws -> Review { try await read(Review.self, name) }

    /// Every review, by name.
    func reviews() async throws -> [ReviewList.Row] {
        try await store.documents(of: Review.documentKind).compactMap { head in
            guard let name = TownDocumentName(head.document.name), let review = try? Review.read(from: head) else {
                return nil
            }
            return ReviewList.Row(name: name, town: review.town.name, review: review)
        }
    }

    /// Everything of a review, worked out again.
    func file(_ name: TownDocumentName) async throws -> ReviewShow.File {
        let (submission, review) = (try await submission(name), try await review(name))
        do throws(JudgeSubmission.Failure) {
            let judgement = try await judge(submission)
            return ReviewShow.File(
                name: name, submission: submission, review: review, judgement: judgement, trouble: judgement.caution)
        } catch {
            return ReviewShow.File(
                name: name, submission: submission, review: review, judgement: nil, trouble: error.finding)
        }
    }

    /// How places of a review are called.
    func words(_ file: ReviewShow.File) -> ReviewWords {
        ReviewWords(session.texts, plan: file.judgement?.plan.plan) { author in
            author == Self.author ? session.texts.text("history.local") : author
        }
    }

    private func read<Content: TownContent>(_ type: Content.Type, _ name: TownDocumentName) async throws -> Content {
        guard let head = try await store.head(of: Content.documentID(name.text)) else {
            throw CommandFailure("command.review.none", ["name": .text(name.text)])
        }
        return try Content.read(from: head)
    }
}

/// What every command on reviews can be told.
struct ReviewOptions: ParsableArguments {
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    var format: OutputOptions.Format { output.format }

    /// Runs a command on reviews; what stops it is said in the chosen language.
    func run(_ body: (ReviewLedger) async throws -> Void) async throws {
        try await output.run { session in
            let store = try await ledger.open()
            do {
                try await body(ReviewLedger(store: store, session: session))
                await store.close()
            } catch {
                await store.close()
                guard let problem = session.texts.problem(ofReview: error) else { throw error }
                Console.note(problem)
                throw Ending.findings
            }
        }
    }
}

/// The review that a command is about.
struct ReviewName: ParsableArguments {
    @Argument(help: "The review's name: town and number of the submission.")
    var name: String

    var parsed: TownDocumentName {
        get throws { try ReviewLedger.name(name) }
    }
}
