public import Ledger

/// Takes back what somebody entered in a town's name; what was saved since stays.
public struct UndoOnBehalf: Sendable {
    /// Why nothing was taken back.
    public enum Failure: Error, Hashable, Sendable {
        /// None of these saves awaits an answer, or nothing was there before them.
        case nothingToUndo
        case save(SaveFailure)
        case store(StoreError)
    }

    private let ledger: any LedgerStore

    /// Prepares the workflow for a ledger.
    public init(ledger: any LedgerStore) { self.ledger = ledger }

    /// Saves the state before the saves with these numbers, as an edit of what they left.
    public func callAsFunction<Content: LedgerContent>(
        _ numbers: ClosedRange<Int>, of document: DocumentID, by authorship: Authorship,
        as content: Content.Type = Inventory.self
    ) async throws(Failure) {
        let answer = AnswerOnBehalf(ledger: ledger)
        let (item, history) = try await asked { () async throws(AnswerOnBehalf.Failure) in
            try await answer.open(numbers, of: document)
        }
        guard let first = item.revisions.first, let last = item.revisions.last,
            let before = first.parent.flatMap({ history[$0] })
        else { throw .nothingToUndo }
        var authorship = authorship
        authorship.reason = OnBehalf.Answer.undone.mark(item.numbers)
        let saved: SaveDocument<Content>.Saved
        do throws(SaveFailure) {
            saved = try await SaveDocument<Content>(ledger: ledger)(
                try Self.content(of: before), as: document, basedOn: last.digest, by: authorship)
        } catch { throw .save(error) }
        // Somebody had taken it back by hand: only the answer is left to be written down.
        guard saved.revision.authorship != authorship else { return }
        _ = try await asked { () async throws(AnswerOnBehalf.Failure) in
            try await answer(.undone, item.numbers, of: document, by: authorship)
        }
    }

    private static func content<Content: LedgerContent>(of revision: Revision) throws(SaveFailure) -> Content {
        do throws(DocumentReadError) { return try Content.read(from: revision) } catch {
            throw .document(error)
        }
    }

    private func asked<Answer>(
        _ question: () async throws(AnswerOnBehalf.Failure) -> Answer
    ) async throws(Failure) -> Answer {
        do throws(AnswerOnBehalf.Failure) { return try await question() } catch {
            switch error {
            case .nothingToAnswer: throw .nothingToUndo
            case .store(let error): throw .store(error)
            }
        }
    }
}
