public import Findings
public import Quantities

/// The emission factor that one line was multiplied with, gas by gas, and why it was this one.
public struct AppliedFactor: Hashable, Sendable {
    /// Who says so.
    public enum Origin: String, Codable, Sendable {
        /// The town states it.
        case given
        /// A reference table.
        case reference
        /// Computed from the town's production, purchases and the national factor.
        case local
        /// A default that stands in for something the town could compute.
        case fallback
    }

    /// One gas of the factor.
    public struct Component: Hashable, Sendable {
        /// The gas.
        public var gas: Gas
        /// Tonnes of the gas per megawatt-hour.
        public var value: Quantity<MassPerEnergy>
        /// The warming potential it is weighted with.
        public var warming: Double
        /// Where it comes from.
        public var citation: Citation
        /// Where it stands in the town's file, if the town states it.
        public var place: Place?

        /// States one gas.
        public init(
            gas: Gas, value: Quantity<MassPerEnergy>, warming: Double, citation: Citation, place: Place? = nil
        ) {
            self.gas = gas
            self.value = value
            self.warming = warming
            self.citation = citation
            self.place = place
        }
    }

    /// Who says so.
    public var origin: Origin
    /// A name shared by all lines that use the same factor, so that its uncertainty is shared too.
    public var identity: String
    /// The gases that are counted.
    public var components: [Component]
    /// Carbon dioxide from biomass that is counted as zero; reported beside the total.
    public var biogenic: Quantity<MassPerEnergy>?

    /// Puts a factor together.
    public init(
        origin: Origin, identity: String, components: [Component], biogenic: Quantity<MassPerEnergy>? = nil
    ) {
        self.origin = origin
        self.identity = identity
        self.components = components
        self.biogenic = biogenic
    }

    /// Tonnes per megawatt-hour in the inventory's unit: `Σ gas × warming potential`.
    public var intensity: Quantity<MassPerEnergy> {
        components.reduce(.zero) { $0 + $1.value * $1.warming }
    }
}
