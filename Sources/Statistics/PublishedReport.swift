public import Cities
public import Plans

/// A report that a review has accepted and everybody may read.
public struct PublishedReport: Hashable, Sendable {
    /// The town's part of the address.
    public var slug: String
    /// The number that the town gave it.
    public var number: Int
    /// The report.
    public var report: MonitoringReport
    /// Since when everybody may read it; `nil` where nobody noted the day.
    public var since: CalendarDay?

    /// States a published report.
    public init(slug: String, number: Int, report: MonitoringReport, since: CalendarDay? = nil) {
        self.slug = slug
        self.number = number
        self.report = report
        self.since = since
    }

    /// Whether everybody could read it on a day; without a noted day, from the day on that it reports until.
    public func isPublic(on day: CalendarDay) -> Bool { since ?? report.day <= day }
}

extension CovenantSnapshot.Town {
    /// The plans that were public on a day, the earliest commitment first; status and money of their actions as the
    /// newest report on each tells them.
    public func plans(on day: CalendarDay) -> [PublishedPlan] {
        plans.filter { $0.isPublic(on: day) }.map { published in
            let newest = reports.filter { $0.report.commitmentYear == published.year && $0.isPublic(on: day) }
                .max { ($0.report.day, $0.number) < ($1.report.day, $1.number) }
            guard let newest else { return published }
            var reported = published
            reported.plan = published.plan.asReported(by: newest.report)
            return reported
        }
    }
}
