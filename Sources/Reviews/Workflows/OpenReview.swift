import Cities
import Cryptography
import Ledger

/// Opens the review of a submission; what was said of the one before comes along.
///
/// A remark that was made of a finding closes by itself when the check no longer finds it: the evidence is the revision
/// that was sent now.
struct OpenReview: Sendable {
    enum Failure: Error, Hashable, Sendable {
        case judge(JudgeSubmission.Failure)
        case save(SaveFailure)
    }

    private let ledger: any LedgerStore
    private let judge: JudgeSubmission

    init(ledger: any LedgerStore, judge: JudgeSubmission) {
        self.ledger = ledger
        self.judge = judge
    }

    /// Opens it, unless it is open.
    func callAsFunction(
        _ submission: Submission, as name: TownDocumentName, by authorship: Authorship
    ) async throws(Failure) -> Review {
        if let review = try await read(name.text)?.review { return review }
        guard let subject = submission.subject else { throw .judge(.noPlan) }
        var review = Review(
            town: submission.town, submission: name.number, subject: subject, submitted: submission.day,
            sender: authorship.author)
        if let previous = submission.previous {
            let before = TownDocumentName(slug: name.slug, number: previous).text
            if var earlier = try await read(before) {
                review.remarks = earlier.review.remarks
                review.notes = earlier.review.notes
                try await close(&review, in: submission, at: authorship.time)
                if earlier.review.followedBy == nil {
                    earlier.review.followedBy = name.number
                    _ = try await save(earlier.review, as: before, basedOn: earlier.revision, by: authorship)
                }
            }
        }
        return try await save(review, as: name.text, basedOn: nil, by: authorship)
    }

    private func close(_ review: inout Review, in submission: Submission, at time: Int64) async throws(Failure) {
        let waiting = review.pending.filter { $0.finding != nil }
        guard !waiting.isEmpty else { return }
        let found: Set<String>
        do throws(JudgeSubmission.Failure) { found = Set(try await judge(submission).noticed.map(\.key)) } catch {
            throw .judge(error)
        }
        for remark in waiting where !found.contains(remark.finding ?? "") {
            let note = ReviewNote(
                .closed, of: remark.id, text: "",
                evidence: submission.part(of: remark.document) ?? submission.parts.first, author: ReviewNote.machine,
                time: time)
            review.notes.append(note)
        }
    }

    private func read(_ name: String) async throws(Failure) -> (review: Review, revision: Revision)? {
        let head: Revision?
        do throws(StoreError) { head = try await ledger.head(of: Review.documentID(name)) } catch {
            throw .save(.store(error))
        }
        guard let head else { return nil }
        do throws(DocumentReadError) { return (try Review.read(from: head), head) } catch {
            throw .save(.document(error))
        }
    }

    private func save(
        _ review: Review, as name: String, basedOn base: Revision?, by authorship: Authorship
    ) async throws(Failure) -> Review {
        do throws(SaveFailure) {
            return try await SaveDocument<Review>(ledger: ledger)(
                review, as: Review.documentID(name), basedOn: base?.digest, by: authorship
            ).content
        } catch { throw .save(error) }
    }
}
