public import Cities
public import Ledger

/// Writes what somebody says in a review, where the state of the review lets them.
public struct WriteReview: Sendable {
    /// Why nothing was written.
    public enum Failure: Error, Hashable, Sendable {
        /// Not for this role in this state.
        case notAllowed(ReviewAct, Review.State)
        /// The review holds no such remark.
        case unknownRemark(String)
        /// There is nothing in it to read.
        case empty
        case save(SaveFailure)
    }

    /// What is said.
    public enum Entry: Hashable, Sendable {
        case remark(ReviewRemark)
        case note(ReviewNote)
        case opinion(ReviewOpinion)

        /// What one does by saying it.
        var act: ReviewAct {
            guard case .note(let note) = self, note.kind == .answer else { return .examine }
            return .answer
        }
    }

    private let ledger: any LedgerStore

    /// Prepares the workflow for a ledger.
    public init(ledger: any LedgerStore) { self.ledger = ledger }

    /// Adds something to a review; what is in it already is not added twice.
    @discardableResult
    public func callAsFunction(
        _ entry: Entry, to name: TownDocumentName, as roles: Set<ReviewRole>, by authorship: Authorship
    ) async throws(Failure) -> Review {
        let document = Review.documentID(name.text)
        let head: Revision?
        do throws(StoreError) { head = try await ledger.head(of: document) } catch { throw .save(.store(error)) }
        guard let head else { throw .save(.store(.notFound(document))) }
        var review: Review
        do throws(DocumentReadError) { review = try Review.read(from: head) } catch { throw .save(.document(error)) }
        guard ReviewRights.allow(entry.act, as: roles, in: review.state) else {
            throw .notAllowed(entry.act, review.state)
        }
        try Self.add(entry, to: &review)
        do throws(SaveFailure) {
            return try await SaveDocument<Review>(ledger: ledger)(
                review, as: document, basedOn: head.digest, by: authorship
            ).content
        } catch { throw .save(error) }
    }

    private static func add(_ entry: Entry, to review: inout Review) throws(Failure) {
        switch entry {
        case .remark(let remark):
            guard remark.finding != nil || !remark.text.allSatisfy(\.isWhitespace) else { throw .empty }
            if !review.remarks.contains(where: { $0.id == remark.id }) { review.remarks.append(remark) }
        case .note(let note):
            guard review.remarks.contains(where: { $0.id == note.remark }) else { throw .unknownRemark(note.remark) }
            let needsWords = note.kind != .closed && note.kind != .withdrawn
            guard !needsWords || !note.text.allSatisfy(\.isWhitespace) else { throw .empty }
            if !review.notes.contains(where: { $0.id == note.id }) { review.notes.append(note) }
        case .opinion(let opinion):
            review.opinions.removeAll { $0.id == opinion.id }
            review.opinions.append(opinion)
        }
    }
}
