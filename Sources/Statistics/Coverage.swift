/// How much of a territory is in a figure; no figure is shown without it.
public struct Coverage: Hashable, Sendable {
    /// Whether all that should be in a figure is.
    public enum Mark: String, Sendable, CaseIterable {
        /// Every town is in it, and nothing of theirs is missing.
        case complete
        /// A town is missing, or something of a town that is in it.
        case partial
        /// No town is in it: nothing is known.
        case unknown
    }

    /// Towns that are in the figure, by themselves or through one that reports for them.
    public var towns: Int
    /// Towns that should be.
    public var ofTowns: Int
    /// People of the towns that are in it, where their number is known.
    public var people: Int
    /// People of the towns that should be.
    public var ofPeople: Int
    /// Towns that are in it with a part of what should be.
    public var partialTowns: Int
    /// Towns that are in it only through one that reports for them, so that nothing is counted twice.
    public var throughOthers: Int

    /// States a coverage.
    public init(
        towns: Int, ofTowns: Int, people: Int, ofPeople: Int, partialTowns: Int = 0, throughOthers: Int = 0
    ) {
        self.towns = towns
        self.ofTowns = ofTowns
        self.people = people
        self.ofPeople = ofPeople
        self.partialTowns = partialTowns
        self.throughOthers = throughOthers
    }

    /// The mark that goes wherever the figure goes.
    public var mark: Mark {
        if towns == 0, ofTowns > 0 { return .unknown }
        return towns == ofTowns && partialTowns == 0 ? .complete : .partial
    }

    /// The share of people; `nil` where nobody's number is known.
    public var peopleShare: Double? { ofPeople > 0 ? Double(people) / Double(ofPeople) : nil }
}
