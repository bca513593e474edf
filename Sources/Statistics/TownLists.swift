public import Cities

/// Towns that a reader must know of beside the figures, by their part of the address.
public struct TownLists: Hashable, Sendable {
    /// A town that owes something.
    public struct Late: Hashable, Sendable {
        /// The town.
        public var slug: String
        /// The code of the deadline: `secap_submit`.
        public var deadline: String
        /// The day it ended.
        public var day: CalendarDay

        /// States what is owed.
        public init(slug: String, deadline: String, day: CalendarDay) {
            self.slug = slug
            self.deadline = deadline
            self.day = day
        }
    }

    /// A town whose figures are in those of another.
    public struct Through: Hashable, Sendable {
        /// The town.
        public var slug: String
        /// The one that reports for it.
        public var by: String

        /// Names both.
        public init(slug: String, by: String) {
            self.slug = slug
            self.by = by
        }
    }

    /// A town with a row of the register that is in doubt; it counts all the same.
    public struct Doubtful: Hashable, Sendable {
        /// The town.
        public var slug: String
        /// The codes of what was found.
        public var codes: [String]

        /// States a doubt.
        public init(slug: String, codes: [String]) {
            self.slug = slug
            self.codes = codes
        }
    }

    /// Active towns without a published inventory.
    public var withoutInventory: [String] = []
    /// Active towns of which it is known that they have submitted no plan.
    public var withoutPlan: [String] = []
    /// Active towns of whose plans the register says nothing.
    public var planUnknown: [String] = []
    /// Towns that owe something whose day is over.
    public var late: [Late] = []
    /// Towns on hold.
    public var onHold: [String] = []
    /// Towns that were suspended or have left.
    public var left: [String] = []
    /// Active towns whose baseline and newest inventory cannot be compared, or are partial.
    public var notComparable: [String] = []
    /// Towns whose figures are in those of another.
    public var through: [Through] = []
    /// Towns with a doubtful row of the register.
    public var doubtful: [Doubtful] = []

    /// Starts empty lists.
    public init() {}
}
