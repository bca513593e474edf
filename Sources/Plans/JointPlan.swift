/// Several towns with one plan.
public struct JointPlan: Hashable, Codable, Sendable {
    /// How they share it.
    public enum Option: Int, Codable, Sendable, CaseIterable {
        /// Each town reaches its own target.
        case ownTargets = 1
        /// One target holds for all together.
        case sharedTarget = 2
    }

    /// A town of the group.
    public struct Member: Hashable, Codable, Sendable {
        /// Its name.
        public var name: String
        /// Its inhabitants.
        public var population: Int?
        /// Its own targets.
        public var targets: [Target]

        /// Names a member.
        public init(name: String, population: Int? = nil, targets: [Target] = []) {
            self.name = name
            self.population = population
            self.targets = targets
        }
    }

    /// How they share it.
    public var option: Option
    /// All towns of the group, the one that files the plan among them.
    public var members: [Member]
    /// Whether they are parts of one agglomeration, so that larger towns may join too.
    public var isAgglomeration: Bool

    /// Forms a group.
    public init(option: Option, members: [Member], isAgglomeration: Bool = false) {
        self.option = option
        self.members = members
        self.isAgglomeration = isAgglomeration
    }
}
