import Ledger
import ReferenceData
import Reviews
import Storage

/// What judging takes: a submission read from its revisions and put through all rules, again and again on one core.
///
/// `judge --data FILE --submission NAME --times 1000`; the submission is one that `qala submit` sent.
enum JudgeTrial {
    static func run(_ words: Words) async throws {
        guard let data = words["--data"], let name = words["--submission"] else {
            throw TrialProblem.usage("judge without --data and --submission")
        }
        let times = try words.number("--times", without: 1_000)
        let library = try ReferenceLibrary.load()
        let ledger = try await SQLLedger.open(at: data)
        guard
            let kept = try await ledger.documents(of: Submission.documentKind).first(where: { $0.document.name == name }
            )
        else { throw TrialProblem.failed("no submission \(name)") }
        let submission = try Submission.read(from: kept)
        guard let edition = library.ruleEditions[submission.rules] else {
            throw TrialProblem.failed("no edition \(submission.rules)")
        }
        let revisions = try await JudgeSubmission(
            ledger: ledger, editions: library.ruleEditions, tables: library.tables
        ).revisions(of: submission)
        await ledger.close()
        let clock = ContinuousClock()
        let began = clock.now
        var findings = 0
        for _ in 0..<times {
            let judgement = try JudgeSubmission.judgement(
                of: submission, by: edition, revisions: revisions, tables: library.tables)
            guard judgement.outcome == submission.outcome else {
                throw TrialProblem.failed("another judgement than kept")
            }
            findings += judgement.noticed.count
        }
        let rules = edition.definitions.count
        say(
            "\(times) × \(rules) rules, \(findings / times) findings each: \((clock.now - began) / .milliseconds(1)) ms"
        )
    }
}
