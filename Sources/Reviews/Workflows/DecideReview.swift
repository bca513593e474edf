public import Cities
import Cryptography
import Findings
import Inventories
public import Ledger
import Plans

/// Ends a review: the decision, the milestone, and on acceptance the public copies of what was accepted.
///
/// Where it broke off half-way, deciding the same again brings it to its end.
public struct DecideReview: Sendable {
    /// Why nothing was decided.
    public enum Failure: Error, Hashable, Sendable {
        /// Not for this role in this state.
        case notAllowed(Review.State)
        /// What lacks something that every plan or report must have cannot be accepted; these are its findings' codes.
        case blockers([String])
        /// Remarks that wait for somebody; accept with remarks, or close them.
        case openRemarks(Int)
        /// Errors that the town has not explained; accept with remarks, or wait.
        case unexplained([String])
        /// A decision says why.
        case noReason
        case judge(JudgeSubmission.Failure)
        case save(SaveFailure)
        case milestone(RecordMilestone.Failure)
    }

    private let ledger: any LedgerStore
    private let judge: JudgeSubmission

    /// Prepares the workflow with a ledger and what judges.
    public init(ledger: any LedgerStore, judge: JudgeSubmission) {
        self.ledger = ledger
        self.judge = judge
    }

    /// Decides on a submission; `registered` stands in for a town that the ledger does not hold yet.
    @discardableResult
    public func callAsFunction(
        _ outcome: Review.Outcome, reason: String, on name: TownDocumentName, as roles: Set<ReviewRole>,
        registered: Signatory? = nil, by authorship: Authorship
    ) async throws(Failure) -> Review {
        var (review, revision) = try await read(Review.self, name)
        let submission = try await read(Submission.self, name).content
        let isSame = review.decision?.outcome == outcome && review.decision?.author == authorship.author
        guard isSame || ReviewRights.allow(.decide, as: roles, in: review.state) else {
            throw .notAllowed(review.state)
        }
        if !isSame {
            guard !reason.allSatisfy(\.isWhitespace) else { throw .noReason }
            try await check(outcome, review, submission)
            review.decision = Review.Decision(
                outcome: outcome, author: authorship.author, time: authorship.time, reason: reason)
            do throws(SaveFailure) {
                review =
                    try await SaveDocument<Review>(ledger: ledger)(
                        review, as: Review.documentID(name.text), basedOn: revision.digest, by: authorship
                    ).content
            } catch { throw .save(error) }
        }
        // Somebody else's decision that came first stands; then it is theirs that is carried out.
        guard let decision = review.decision, decision.outcome == outcome else { throw .notAllowed(review.state) }
        if outcome.isAcceptance { try await publish(submission, as: name, by: authorship) }
        try await record(decision, submission, as: name, registered: registered, by: authorship)
        return review
    }

    private func check(
        _ outcome: Review.Outcome, _ review: Review, _ submission: Submission
    ) async throws(Failure) {
        guard outcome.isAcceptance else { return }
        let judgement: Judgement
        do throws(JudgeSubmission.Failure) { judgement = try await judge(submission) } catch { throw .judge(error) }
        guard judgement.blockers.isEmpty else { throw .blockers(judgement.blockers.map(\.code)) }
        guard outcome == .accepted else { return }
        guard review.pending.isEmpty else { throw .openRemarks(review.pending.count) }
        guard judgement.verdict == .eligible else {
            throw .unexplained(judgement.unexplained.map(\.code))
        }
    }

    /// Copies what was accepted to the documents that everybody may read, byte by byte as it was sent.
    private func publish(
        _ submission: Submission, as name: TownDocumentName, by authorship: Authorship
    ) async throws(Failure) {
        var authorship = authorship
        authorship.reason = Submission.documentID(name.text).description
        let revisions: [Revision]
        do throws(JudgeSubmission.Failure) { revisions = try await judge.revisions(of: submission) } catch {
            throw .judge(error)
        }
        for revision in revisions {
            guard let kind = Self.publicKinds[revision.document.kind] else { continue }
            let document = DocumentID(kind: kind, name: revision.document.name)
            do throws(StoreError) { try await copy(revision, to: document, by: authorship) } catch {
                throw .save(.store(error))
            }
        }
    }

    /// The public kind of what a town works on; what was sent as it is public already stays as it is.
    static let publicKinds = [
        Plan.documentKind: Plan.publishedKind, Inventory.documentKind: InventoryDocument.publishedKind,
        MonitoringReport.documentKind: MonitoringReport.publishedKind,
    ]

    private func copy(_ revision: Revision, to document: DocumentID, by authorship: Authorship) async throws(StoreError)
    {
        while true {
            let head = try await ledger.head(of: document)
            guard head?.body != revision.body else { return }
            do throws(StoreError) {
                return try await ledger.append(
                    Revision(
                        document: document, after: head, authorship: authorship, schema: revision.schema,
                        body: revision.body))
            } catch {
                guard case .conflict = error else { throw error }
            }
        }
    }

    private func record(
        _ decision: Review.Decision, _ submission: Submission, as name: TownDocumentName, registered: Signatory?,
        by authorship: Authorship
    ) async throws(Failure) {
        let milestone = Milestone(
            id: "review-\(name.number)", kind: decision.outcome.milestone(of: submission.item),
            day: CalendarDay(secondsSince1970: decision.time), commitments: submission.commitments,
            evidence: Review.documentID(name.text).description)
        do throws(RecordMilestone.Failure) {
            try await RecordMilestone(ledger: ledger)(milestone, of: name.slug, registered: registered, by: authorship)
        } catch { throw .milestone(error) }
    }

    private func read<Content: TownContent>(
        _ type: Content.Type, _ name: TownDocumentName
    ) async throws(Failure) -> (content: Content, revision: Revision) {
        let document = Content.documentID(name.text)
        let head: Revision?
        do throws(StoreError) { head = try await ledger.head(of: document) } catch { throw .save(.store(error)) }
        guard let head else { throw .save(.store(.notFound(document))) }
        do throws(DocumentReadError) { return (try Content.read(from: head), head) } catch {
            throw .save(.document(error))
        }
    }
}

extension Review.Outcome {
    /// What it means in the life of a signatory.
    fileprivate func milestone(of item: Submission.Item) -> Milestone.Kind {
        guard item == .plan else { return isAcceptance ? .reportAccepted : .reportNotAccepted }
        switch self {
        case .accepted: return .planAccepted
        case .acceptedWithRemarks: return .planAcceptedWithRemarks
        case .notAccepted: return .planNotAccepted
        }
    }
}
