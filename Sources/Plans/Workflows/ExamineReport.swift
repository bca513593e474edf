public import Findings
public import Inventories
public import Quantities

/// Examines a monitoring report: against its plan, the report before it, and the inventories.
public struct ExamineReport: Sendable {
    /// What surrounds a report while it is checked.
    public struct Context: Sendable {
        /// The plan that it reports on; `nil` where there is none.
        public var plan: Plan?
        /// The report before it.
        public var previous: MonitoringReport?
        /// The baseline inventory of the plan.
        public var baseline: InventoryResult?
        /// The monitoring inventory of the year that the report names.
        public var inventory: InventoryResult?
        /// The change between the two with its range.
        public var trend: Estimate?

        /// Describes the surroundings.
        public init(
            plan: Plan?, previous: MonitoringReport? = nil, baseline: InventoryResult? = nil,
            inventory: InventoryResult? = nil, trend: Estimate? = nil
        ) {
            self.plan = plan
            self.previous = previous
            self.baseline = baseline
            self.inventory = inventory
            self.trend = trend
        }
    }

    /// Prepares the workflow.
    public init() {}

    /// Examines a report.
    public func callAsFunction(_ report: MonitoringReport, context: Context) -> ReportResult {
        let progress = (context.plan?.targets ?? []).map { target -> ReportResult.Step in
            guard let base = context.baseline else { return .init(target: target, progress: .failure(.noBaseline)) }
            guard let now = context.inventory else { return .init(target: target, progress: .failure(.noInventory)) }
            let measured = Result { () throws(TargetProgress.Obstacle) in
                try TargetProgress(to: target, from: base, now: now, trend: context.trend)
            }
            return .init(target: target, progress: measured)
        }
        return ReportResult(
            report: report, implementation: context.plan.map { ImplementationProgress(report, of: $0) },
            steps: progress, findings: ReportRemarks(report, context).findings)
    }
}

/// What follows from a monitoring report.
public struct ReportResult: Sendable {
    /// The way to one target.
    public struct Step: Sendable {
        /// The target.
        public var target: Target
        /// How far the town has come, or why nobody can say.
        public var progress: Result<TargetProgress, TargetProgress.Obstacle>
    }

    /// What was examined.
    public var report: MonitoringReport
    /// The actions by status, in money and in savings; `nil` without a plan.
    public var implementation: ImplementationProgress?
    /// The way to each target of the plan.
    public var steps: [Step]
    /// What a person should look at.
    public var findings: [Finding]
}
