/// What somebody is to a review.
public enum ReviewRole: String, Sendable, CaseIterable {
    /// Examines what was sent; never one's own town's.
    case reviewer
    /// Answers for the town.
    case town
    /// May read, and does nothing.
    case reader
}

/// What can be done with a review.
public enum ReviewAct: String, Sendable, CaseIterable {
    /// Read what was sent, remarks, answers and the decision.
    case read
    /// Read opinions and what reviewers say among themselves.
    case readAside = "read-aside"
    /// Make a remark, ask again, close it, take it back, give an opinion.
    case examine
    /// End the review.
    case decide
    /// Answer a remark.
    case answer
    /// Send again what was changed.
    case sendAgain = "send-again"
}

/// Who may do what with a review in which state: the whole table, to be read as one.
public enum ReviewRights {
    private static let open: Set<Review.State> = [.waiting, .inReview, .withTown]
    private static let always = Set(Review.State.allCases)

    // swift-format-ignore
    private static let table: [ReviewAct: (states: Set<Review.State>, roles: Set<ReviewRole>)] = [
        .read:      (always,                                         [.reviewer, .town, .reader]),
        .readAside: (always,                                         [.reviewer]),
        .examine:   (open,                                           [.reviewer]),
        .decide:    (open,                                           [.reviewer]),
        .answer:    (open.union([.acceptedWithRemarks, .notAccepted]), [.town]),
        .sendAgain: (always.subtracting([.replaced]),                [.town]),
    ]

    /// Whether who has one of the roles may do something in a state; what has no cell is not allowed.
    public static func allow(_ act: ReviewAct, as roles: Set<ReviewRole>, in state: Review.State) -> Bool {
        table[act].map { $0.states.contains(state) && !$0.roles.isDisjoint(with: roles) } ?? false
    }
}
