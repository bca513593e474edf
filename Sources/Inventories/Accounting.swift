/// The choices that hold for a whole inventory and are never mixed within it.
public struct Accounting: Codable, Sendable, Hashable {
    /// What is counted: burning in the town, or the whole chain.
    public enum Approach: String, Codable, Sendable, CaseIterable {
        /// Standard factors in line with IPCC: fuel burned in the town, electricity and heat used there.
        case ipcc
        /// Life cycle assessment: the whole chain of each carrier.
        case lifeCycle = "lca"
    }

    /// The unit of emissions.
    public enum Basis: String, Codable, Sendable, CaseIterable {
        case carbonDioxide = "CO2"
        case equivalent = "CO2e"
    }

    /// The assessment report whose warming potentials over 100 years are applied.
    public enum WarmingEdition: String, Codable, Sendable, CaseIterable {
        case sar = "SAR"
        case tar = "TAR"
        case ar4 = "AR4"
        case ar5 = "AR5"
        case ar5WithFeedback = "AR5_with_ccf"
        case ar6 = "AR6"
    }

    /// What is counted.
    public var approach: Approach
    /// The unit of emissions.
    public var basis: Basis
    /// The edition of the warming potentials.
    public var warming: WarmingEdition
    /// Whether biomass counts as sustainable where a line does not say.
    public var biomassIsSustainable: Bool

    /// Chooses how an inventory is counted.
    public init(
        approach: Approach = .ipcc, basis: Basis = .carbonDioxide, warming: WarmingEdition = .ar5,
        biomassIsSustainable: Bool = true
    ) {
        self.approach = approach
        self.basis = approach == .lifeCycle ? .equivalent : basis
        self.warming = warming
        self.biomassIsSustainable = biomassIsSustainable
    }
}
