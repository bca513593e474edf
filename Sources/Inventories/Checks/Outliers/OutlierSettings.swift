/// How outlier tests are run: what the methods need beside the thresholds of the table of rules.
public struct OutlierSettings: Hashable, Codable, Sendable {
    /// The fewest towns of a size group, the town itself among them, that are worth comparing.
    public var minimumTowns: Int
    /// Scaled median deviations beyond which a value is an outlier.
    ///
    /// - Source: MATLAB `isoutlier`, method `median`, default.
    public var deviations: Double
    /// The largest share of the values that the generalised ESD test looks for.
    ///
    /// - Source: MATLAB `isoutlier`, method `gesd`, default.
    public var largestShare: Double
    /// Trees of the isolation forest.
    ///
    /// - Source: Liu, Ting and Zhou (2008), Isolation Forest, section 5.
    public var trees: Int
    /// Towns drawn for each tree, where there are so many.
    ///
    /// - Source: Liu, Ting and Zhou (2008), section 5.
    public var sample: Int
    /// Neighbours of the local outlier factor, where there are twice as many towns.
    ///
    /// - Source: Breunig, Kriegel, Ng and Sander (2000), LOF, section 6.2: at least ten.
    public var neighbours: Int
    /// The start of the random numbers, so that the same towns give the same score everywhere.
    public var seed: UInt64

    /// Chooses settings; the defaults are those of the sources.
    public init(
        minimumTowns: Int = 10, deviations: Double = 3, largestShare: Double = 0.1, trees: Int = 100,
        sample: Int = 256, neighbours: Int = 10, seed: UInt64 = 2008
    ) {
        self.minimumTowns = minimumTowns
        self.deviations = deviations
        self.largestShare = largestShare
        self.trees = trees
        self.sample = sample
        self.neighbours = neighbours
        self.seed = seed
    }
}
