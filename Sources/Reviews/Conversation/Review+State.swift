public import Cities

extension Review {
    /// Where a review stands.
    public enum State: String, Sendable, CaseIterable {
        /// Nobody has said anything yet.
        case waiting
        /// The reviewers are to go on.
        case inReview = "in_review"
        /// The town is to answer.
        case withTown = "with_town"
        /// A newer submission took its place before it was decided.
        case replaced
        case accepted
        case acceptedWithRemarks = "accepted_with_remarks"
        case notAccepted = "not_accepted"

        /// Whether it has not ended.
        public var isOpen: Bool { self == .waiting || self == .inReview || self == .withTown }
    }

    /// Where it stands.
    public var state: State {
        switch decision?.outcome {
        case .accepted: return .accepted
        case .acceptedWithRemarks: return .acceptedWithRemarks
        case .notAccepted: return .notAccepted
        case nil: break
        }
        if followedBy != nil { return .replaced }
        if remarks.contains(where: { state(of: $0) == .open }) { return .withTown }
        return remarks.isEmpty && opinions.isEmpty ? .waiting : .inReview
    }

    /// What was said of a remark, in its order.
    public func notes(of remark: ReviewRemark) -> [ReviewNote] {
        notes.filter { $0.remark == remark.id }.sorted { ($0.time, $0.id) < ($1.time, $1.id) }
    }

    /// Where a remark stands: as the last that was said of it left it.
    public func state(of remark: ReviewRemark) -> ReviewRemark.State {
        var state = ReviewRemark.State.open
        for note in notes(of: remark) {
            switch note.kind {
            case .answer: if state.isPending { state = .answered }
            case .reply: state = .open
            case .aside: break
            case .closed: state = .closed
            case .withdrawn: state = .withdrawn
            }
        }
        return state
    }

    /// Remarks that wait for somebody.
    public var pending: [ReviewRemark] { remarks.filter { state(of: $0).isPending } }

    /// Months within which a plan of the region was to be analysed.
    ///
    /// - Source: com-east.eu, frequently asked question 713: about six months in the Eastern Partnership.
    public static let months = 6

    /// The day by which an answer is to be expected.
    public var due: CalendarDay { submitted.adding(months: Self.months) }

    /// What the town may read: everything but what reviewers say among themselves.
    public var forTown: Review {
        var review = self
        review.notes.removeAll { $0.kind == .aside }
        review.opinions = []
        return review
    }
}
