public import Quantities

/// The range of the total, and what it rests on.
public struct InventoryUncertainty: Hashable, Sendable {
    /// One input and its share of the spread.
    public struct Contributor: Hashable, Sendable {
        /// What the input is.
        public enum Input: Hashable, Sendable {
            /// The amount of a line.
            case activity(line: String)
            /// One gas of a factor, shared by all lines that use it.
            case factor(identity: String, gas: Gas)
        }

        /// The input.
        public var input: Input
        /// Its share of the variance of the total, 0 to 1.
        public var share: Double

        /// States a share.
        public init(input: Input, share: Double) {
            self.input = input
            self.share = share
        }
    }

    /// The total with its range by Monte Carlo (Approach 2).
    public var total: Estimate
    /// The 95 % half width by error propagation (Approach 1), relative.
    public var propagated: Double
    /// The range of each sector.
    public var bySector: [Sector: Estimate]
    /// The inputs that widen the range most, widest first.
    public var contributors: [Contributor]
    /// Draws taken, and the seed of their stream.
    public var draws: Int
    /// The seed.
    public var seed: UInt64

    /// Puts the result together.
    public init(
        total: Estimate, propagated: Double, bySector: [Sector: Estimate], contributors: [Contributor], draws: Int,
        seed: UInt64
    ) {
        self.total = total
        self.propagated = propagated
        self.bySector = bySector
        self.contributors = contributors
        self.draws = draws
        self.seed = seed
    }
}
