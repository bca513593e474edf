public import Cities
import Cryptography
public import Findings
import Inventories
public import Ledger
import Plans
import Quantities

/// Sends a town's plan or report with its inventories to be reviewed: an immutable copy, while the town works on.
///
/// Everything that stands in the way is told at once. Sending the same again is no second submission. A review is
/// opened with it, so that nothing that was sent reaches nobody's desk.
public struct SubmitForReview: Sendable {
    /// Why nothing was sent.
    public enum Failure: Error, Hashable, Sendable {
        /// Something that every plan or report must have is missing, or something cannot be read.
        case refused([Finding])
        /// There are errors, and the town has not said that it sends with them.
        case needsConsent([Finding])
        case judge(JudgeSubmission.Failure)
        case store(StoreError)
        case save(SaveFailure)
        case milestone(RecordMilestone.Failure)
    }

    /// What would be sent, and what the rules say of it.
    public struct Prepared: Sendable {
        /// What would be sent.
        public var submission: Submission
        /// What the rules say; `nil` where there is too little to judge.
        public var judgement: Judgement?
        /// What stands in the way, whatever the town says.
        public var obstacles: [Finding]
        /// What the town should know before it sends.
        public var errors: [Finding]
        /// The number of the submission that holds the same, where it was sent before.
        public var sent: Int?
        /// The highest number that the town has given.
        var highest = 0

        /// Puts together what would be sent.
        public init(submission: Submission, judgement: Judgement?, obstacles: [Finding], errors: [Finding]) {
            self.submission = submission
            self.judgement = judgement
            self.obstacles = obstacles
            self.errors = errors
        }
    }

    /// What was sent.
    public struct Sent: Sendable {
        /// The submission's name.
        public var name: TownDocumentName
        /// What was sent.
        public var submission: Submission
        /// The review that it opened.
        public var review: Review
        /// Whether it was not there before.
        public var isNew: Bool
    }

    private let ledger: any LedgerStore
    private let judge: JudgeSubmission

    /// Prepares the workflow with a ledger and what judges.
    public init(ledger: any LedgerStore, judge: JudgeSubmission) {
        self.ledger = ledger
        self.judge = judge
    }

    /// Puts together what would be sent of a plan or a report on a day; nothing is written.
    public func prepared(
        _ subject: DocumentID, signatory: Signatory?, on day: CalendarDay
    ) async throws(Failure) -> Prepared {
        let gathered = try await GatherDocuments(ledger: ledger)(subject)
        let current =
            signatory.map { TownSurroundings($0, forCommitmentOf: gathered.commitmentYear, on: day) }
            ?? TownSurroundings()
        let earlier = try await submissions(of: gathered.slug)
        let last = earlier.last { $0.submission.subject == subject }
        var submission = Submission(
            town: gathered.town, item: gathered.item, parts: gathered.revisions.map { Submission.Part($0) },
            rules: judge.editions.current.id, day: day, previous: last?.number, surroundings: current)
        var obstacles: [Finding] = []
        if signatory == nil { obstacles.append(Finding("submission.no-signatory", .blocker)) }
        obstacles += gathered.obstacles
        obstacles += try await conflicts(gathered.revisions.map(\.document))
        let judgement: Judgement?
        do throws(JudgeSubmission.Failure) {
            judgement = try judge.judged(submission, by: judge.editions.current, revisions: gathered.revisions)
        } catch {
            // A report without its plan: the obstacles say so.
            guard error == .noPlan else { throw .judge(error) }
            judgement = nil
        }
        submission.outcome = judgement?.outcome
        obstacles += judgement?.blockers ?? []
        let sameAsLast = last.map { $0.submission.parts == submission.parts && $0.submission.rules == submission.rules }
        var prepared = Prepared(
            submission: submission, judgement: judgement, obstacles: obstacles, errors: judgement?.unexplained ?? [])
        prepared.sent = sameAsLast == true ? last?.number : nil
        prepared.highest = earlier.last?.number ?? 0
        return prepared
    }

    /// Sends a plan or a report as it is now.
    public func callAsFunction(
        _ subject: DocumentID, signatory: Signatory?, on day: CalendarDay, despiteErrors: Bool,
        by authorship: Authorship
    ) async throws(Failure) -> Sent {
        guard let slug = TownDocumentName(subject.name)?.slug else { throw .store(.notFound(subject)) }
        while true {
            let prepared = try await prepared(subject, signatory: signatory, on: day)
            if let sent = prepared.sent {
                // A submission that broke off after its first step is brought to its end.
                return try await finished(slug, sent, registered: signatory, isNew: false, by: authorship)
            }
            guard prepared.obstacles.isEmpty else { throw .refused(prepared.obstacles) }
            guard prepared.errors.isEmpty || despiteErrors else { throw .needsConsent(prepared.errors) }
            let number = prepared.highest + 1
            let body: [UInt8]
            do throws(DocumentReadError) { body = try prepared.submission.documentBody() } catch {
                throw .save(.document(error))
            }
            do throws(StoreError) {
                try await ledger.append(
                    Revision(
                        document: Submission.documentID(town: slug, number), after: nil, authorship: authorship,
                        schema: Submission.documentSchema, body: body))
            } catch {
                guard case .conflict = error else { throw .store(error) }
                continue  // Somebody else of the town has just sent something under this number.
            }
            return try await finished(slug, number, registered: signatory, isNew: true, by: authorship)
        }
    }

    /// Opens the review and records the milestone, as far as that was not done before.
    private func finished(
        _ slug: String, _ number: Int, registered: Signatory?, isNew: Bool, by authorship: Authorship
    ) async throws(Failure) -> Sent {
        let name = TownDocumentName(slug: slug, number: number)
        let document = Submission.documentID(name.text)
        guard let head = try await asked({ () async throws(StoreError) in try await ledger.head(of: document) }) else {
            throw .store(.notFound(document))
        }
        let submission: Submission
        do throws(DocumentReadError) { submission = try Submission.read(from: head) } catch {
            throw .save(.document(error))
        }
        let review: Review
        do throws(OpenReview.Failure) {
            review = try await OpenReview(ledger: ledger, judge: judge)(submission, as: name, by: head.authorship)
        } catch {
            switch error {
            case .judge(let failure): throw .judge(failure)
            case .save(let failure): throw .save(failure)
            }
        }
        let milestone = Milestone(
            id: "submission-\(number)", kind: submission.item.milestone, day: submission.day,
            commitments: submission.commitments, evidence: document.description)
        do throws(RecordMilestone.Failure) {
            try await RecordMilestone(ledger: ledger)(milestone, of: slug, registered: registered, by: head.authorship)
        } catch { throw .milestone(error) }
        return Sent(name: name, submission: submission, review: review, isNew: isNew)
    }

    /// What a town has sent, by its numbers.
    private func submissions(of slug: String) async throws(Failure) -> [(number: Int, submission: Submission)] {
        var found: [(number: Int, submission: Submission)] = []
        while true {
            let document = Submission.documentID(town: slug, found.count + 1)
            let head = try await asked { () async throws(StoreError) in try await ledger.head(of: document) }
            guard let head else { return found }
            do throws(DocumentReadError) { found.append((found.count + 1, try Submission.read(from: head))) } catch {
                throw .save(.document(error))
            }
        }
    }

    private func conflicts(_ documents: [DocumentID]) async throws(Failure) -> [Finding] {
        var found: [Finding] = []
        for document in documents {
            let history = try await asked { () async throws(StoreError) in try await ledger.history(of: document) }
            let count = history.openConflicts(shape: .of(document.kind)).count
            guard count > 0 else { continue }
            found.append(
                Finding(
                    "submission.conflicts", .blocker,
                    details: ["count": .count(count), "document": .text(document.description)]))
        }
        return found
    }

    private func asked<Answer>(_ question: () async throws(StoreError) -> Answer) async throws(Failure) -> Answer {
        do throws(StoreError) { return try await question() } catch { throw .store(error) }
    }
}

extension Submission {
    /// The commitment that its plan, which is named by the year, is about.
    var commitments: [Commitment]? {
        let plan = parts.map(\.document).first { SentDocuments.plans.contains($0.kind) }
        return plan.flatMap { TownDocumentName($0.name) }.flatMap { Commitment(rawValue: String($0.number)) }.map {
            [$0]
        }
    }
}

extension Submission.Item {
    /// What sending it means in the life of a signatory.
    var milestone: Milestone.Kind {
        switch self {
        case .plan: .planSubmitted
        case .actionReport: .actionReport
        case .monitoringInventory: .monitoringInventory
        }
    }
}
