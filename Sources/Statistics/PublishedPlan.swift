public import Cities
public import Plans
public import Quantities

/// A plan that a review has accepted and everybody may read.
public struct PublishedPlan: Hashable, Sendable {
    /// The town's part of the address.
    public var slug: String
    /// The year of the commitment.
    public var year: Year
    /// The plan.
    public var plan: Plan
    /// Since when everybody may read it; `nil` where nobody noted the day.
    public var since: CalendarDay?
    /// The digest of the document, in hexadecimal.
    public var digest: String?

    /// States a published plan.
    public init(slug: String, year: Year, plan: Plan, since: CalendarDay? = nil, digest: String? = nil) {
        self.slug = slug
        self.year = year
        self.plan = plan
        self.since = since
        self.digest = digest
    }

    /// Whether everybody could read it on a day; without a noted day, from the council's decision on.
    public func isPublic(on day: CalendarDay) -> Bool {
        (since ?? plan.approval?.day).map { $0 <= day } ?? true
    }

    /// The target that the plan leads to: the latest that is no step on the way.
    public var target: Target? {
        plan.targets.filter { !$0.isMidTerm }.max { $0.year < $1.year }
    }
}
