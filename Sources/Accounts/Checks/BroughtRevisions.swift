public import Ledger

/// Whose word the revisions are that somebody brings in from elsewhere.
///
/// A revision names its author and proves nothing by it: who makes a file writes into it what they like. So nobody's name
/// comes in but that of the one who brings it, of a computer without accounts, and of people of another Qala, whom
/// nobody here knows. What stands here already is what it is.
public struct BroughtRevisions: Sendable {
    /// Why a revision is not taken in as it says it was written.
    public enum Refusal: Hashable, Sendable, CaseIterable {
        /// It is signed as somebody else who has an account here.
        case othersWord
        /// Its author is called as no Qala calls anybody.
        case authorUnfit
        /// It is written in the name of another town.
        case otherTown
        /// It answers for the town, which who brings it may not.
        case answer
        /// It says that no person merged it, and holds something else than merging gives.
        case mergeUnfit
    }

    private let bringer: AccountID?
    private let town: String
    private let mayAnswer: Bool
    private let accounts: Set<AccountID>

    /// The author of revisions made on a computer without accounts.
    public static let withoutAccount = "local"

    /// Prepares the check.
    ///
    /// - Parameters:
    ///   - bringer: Who brings the revisions.
    ///   - town: The town whose document it is, as revisions name it.
    ///   - mayAnswer: Whether who brings them may answer for the town.
    ///   - accounts: The authors of the revisions who have an account here.
    public init(by bringer: AccountID?, of town: String, mayAnswer: Bool, accounts: Set<AccountID>) {
        self.bringer = bringer
        self.town = town
        self.mayAnswer = mayAnswer
        self.accounts = accounts
    }

    /// Why a revision is not taken in; the history is that of the copy it comes from.
    public func refusal(of revision: Revision, in history: History, shape: DocumentShape) -> Refusal? {
        let authorship = revision.authorship
        if let town = authorship.onBehalfOf, town != self.town { return .otherTown }
        if OnBehalf.Answer.read(authorship.reason) != nil, !mayAnswer { return .answer }
        switch authorship.author {
        case Self.withoutAccount: return nil
        case ReceiveRevisions.author: return isMerge(revision, in: history, shape) ? nil : .mergeUnfit
        default:
            guard let author = AccountID(authorship.author) else { return .authorUnfit }
            return author == bringer || !accounts.contains(author) ? nil : .othersWord
        }
    }

    private func isMerge(_ revision: Revision, in history: History, _ shape: DocumentShape) -> Bool {
        guard let main = revision.parent.flatMap({ history[$0] }), let side = revision.merged.flatMap({ history[$0] })
        else { return false }
        return ReceiveRevisions.merge(main, side, in: history, shape: shape).0 == revision
    }
}
