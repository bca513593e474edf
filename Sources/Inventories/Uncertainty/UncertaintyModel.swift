/// The uncertain inputs of one inventory and how they make up its emissions.
///
/// The emission of a cell is the sum of `weight × activity × factor` over its terms, and a group is a sum of cells.
/// Factors are shared: all terms that name one factor, in any row, town or year, use the same draw of it, because an
/// error in a factor is the same error wherever it is used. An activity named by several terms (one fuel, three gases)
/// is likewise one number.
public struct UncertaintyModel: Sendable {
    /// An input that is drawn once per iteration.
    public struct Input: Hashable, Sendable {
        /// The name of its random stream; different for every input of a model.
        public var key: StreamKey
        /// What is known of it.
        public var distribution: Distribution

        /// Names an input and says what is known of it.
        public init(_ key: StreamKey, _ distribution: Distribution) {
            self.key = key
            self.distribution = distribution
        }
    }

    /// One product of an activity and a factor.
    public struct Term: Hashable, Sendable {
        /// Place in `activities`.
        public var activity: Int
        /// Place in the shared factors.
        public var factor: Int
        /// Place in `cells`.
        public var cell: Int
        /// What the product is multiplied by: a warming potential, a unit, a sign.
        public var weight: Double

        /// Names a product and the cell it counts to.
        public init(activity: Int, factor: Int, cell: Int, weight: Double = 1) {
            self.activity = activity
            self.factor = factor
            self.cell = cell
            self.weight = weight
        }
    }

    /// What is wrong with a model.
    public enum Problem: Error, Hashable, Sendable {
        /// The term at this place names an activity, factor or cell that is not there, or an infinite weight.
        case brokenTerm(Int)
        /// The cell at this place names a group that is not there, or one twice.
        case brokenCell(Int)
        /// The distribution of the activity at this place cannot be drawn from.
        case invalidActivity(Int)
        /// The distribution of the factor at this place cannot be drawn from.
        case invalidFactor(Int)
        /// Two inputs would use the same random numbers.
        case repeatedKey(StreamKey)
    }

    /// The name of the inventory, town and year; activities of different inventories are independent.
    public var stream: StreamKey
    /// How many sums are wanted besides the total: sectors, carriers, gases.
    public var groups: Int
    /// For every cell the groups it counts to; the total is the sum of all cells.
    public var cells: [[Int]]
    /// The inputs that belong to this inventory alone.
    public var activities: [Input]
    /// The products that make up the emissions.
    public var terms: [Term]

    /// An inventory without terms whose groups do not overlap: cell *i* is group *i*.
    public init(stream: StreamKey, groups: Int) {
        self.init(stream: stream, groups: groups, cells: (0..<max(0, groups)).map { [$0] })
    }

    /// An inventory without terms whose cells count to several groups each, such as a sector and a carrier.
    public init(stream: StreamKey, groups: Int, cells: [[Int]]) {
        self.stream = stream
        self.groups = groups
        self.cells = cells
        activities = []
        terms = []
    }

    /// Adds an activity with the factor it is multiplied by; its key is its place.
    public mutating func add(_ activity: Distribution, factor: Int, cell: Int, weight: Double = 1) {
        terms.append(Term(activity: activities.count, factor: factor, cell: cell, weight: weight))
        activities.append(Input(StreamKey(activities.count), activity))
    }

    /// Refuses a model that cannot be computed with these factors.
    public func validate(factors: [Input]) throws(Problem) {
        try Self.validate(factors: factors)
        try validate(factorCount: factors.count)
    }

    static func validate(factors: [Input]) throws(Problem) {
        for (place, factor) in factors.enumerated() where !factor.distribution.isValid {
            throw .invalidFactor(place)
        }
        if let key = repeatedKey(factors) { throw .repeatedKey(key) }
    }

    func validate(factorCount: Int) throws(Problem) {
        for (place, activity) in activities.enumerated() where !activity.distribution.isValid {
            throw .invalidActivity(place)
        }
        if let key = Self.repeatedKey(activities) { throw .repeatedKey(key) }
        for (place, cell) in cells.enumerated()
        where Set(cell).count != cell.count || cell.contains(where: { $0 < 0 || $0 >= groups }) {
            throw .brokenCell(place)
        }
        for (place, term) in terms.enumerated()
        where
            !(activities.indices.contains(term.activity) && cells.indices.contains(term.cell)
            && term.factor >= 0 && term.factor < factorCount && abs(term.weight) <= 1e60)
        {
            throw .brokenTerm(place)
        }
    }

    static func repeatedKey(_ inputs: [Input]) -> StreamKey? {
        // Keys mostly are places and so ascend; a set of all keys of 12 000 towns would cost more than their draws.
        if zip(inputs, inputs.dropFirst()).allSatisfy({ $0.key.value < $1.key.value }) { return nil }
        var seen = Set<StreamKey>()
        return inputs.first { !seen.insert($0.key).inserted }?.key
    }
}
