public import Cities
import Findings
public import Inventories
import Quantities

/// What surrounds a plan while it is checked; where something is not known, the rules that need it stay silent.
public struct PlanContext: Sendable {
    /// What the town has done towards the covenant, and when.
    public struct Process: Hashable, Codable, Sendable {
        /// The day the town joined.
        public var adhesion: CalendarDay?
        /// Until when its deadline was extended.
        public var extendedUntil: CalendarDay?
        /// The day of the written notice that its profile will be put on hold.
        public var notice: CalendarDay?
        /// The day the plan was submitted.
        public var submission: CalendarDay?
        /// The days of its monitoring reports.
        public var reports: [CalendarDay]
        /// The days of its reports with an inventory.
        public var monitoringInventories: [CalendarDay]

        /// Says what is known.
        public init(
            adhesion: CalendarDay? = nil, extendedUntil: CalendarDay? = nil, notice: CalendarDay? = nil,
            submission: CalendarDay? = nil, reports: [CalendarDay] = [], monitoringInventories: [CalendarDay] = []
        ) {
            self.adhesion = adhesion
            self.extendedUntil = extendedUntil
            self.notice = notice
            self.submission = submission
            self.reports = reports
            self.monitoringInventories = monitoringInventories
        }
    }

    /// The baseline emission inventory.
    public var baseline: InventoryResult?
    /// The newest inventory, where it is another one.
    public var latest: InventoryResult?
    /// What the town has promised.
    public var commitments: [Commitment]
    /// What it has done, and when.
    public var process: Process
    /// The day of the check.
    public var today: CalendarDay

    /// Describes the surroundings.
    public init(
        baseline: InventoryResult? = nil, latest: InventoryResult? = nil, commitments: [Commitment] = [],
        process: Process = Process(), today: CalendarDay
    ) {
        self.baseline = baseline
        self.latest = latest
        self.commitments = commitments
        self.process = process
        self.today = today
    }
}
