public import Findings
public import Quantities

/// A plant in the town that makes electricity, heat, or both.
public struct LocalPlant: Hashable, Codable, Sendable, Identifiable {
    /// The kind of plant, as in tables C and D of the template.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case wind
        case hydro
        case photovoltaic
        case combinedHeatAndPower = "chp"
        case heatPlant = "heat_plant"
        case thermalPower = "thermal_power"
        case other
    }

    /// Fuel that went into the plant.
    public struct Input: Hashable, Codable, Sendable {
        /// The carrier burned.
        public var carrier: Carrier
        /// The fuel, where it is finer than the carrier.
        public var fuel: Fuel?
        /// The amount, or why there is none.
        public var entry: Entry

        /// Names fuel and amount.
        public init(carrier: Carrier, entry: Entry, fuel: Fuel? = nil) {
            self.carrier = carrier
            self.entry = entry
            self.fuel = fuel
        }
    }

    /// A name that stays with the plant through every edit.
    public var id: String
    /// The plant's name.
    public var name: String
    /// The kind of plant.
    public var kind: Kind
    /// Electricity delivered in the year.
    public var electricity: Entry
    /// Heat delivered in the year.
    public var heat: Entry
    /// Fuel burned in the year.
    public var inputs: [Input]
    /// Emissions the town states itself; computed from the fuels where it does not.
    public var statedEmissions: Quantity<Mass>?
    /// Thermal or electric capacity in megawatts, where known.
    public var capacityMegawatts: Double?
    /// Whether the plant is in an emission trading scheme, where known.
    public var isInTradingScheme: Bool?
    /// Where it stands in the file.
    public var place: Place

    /// Describes a plant.
    public init(
        id: String, name: String, kind: Kind, electricity: Entry = .notOccurring, heat: Entry = .notOccurring,
        inputs: [Input] = [], statedEmissions: Quantity<Mass>? = nil, capacityMegawatts: Double? = nil,
        isInTradingScheme: Bool? = nil, place: Place = Place()
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.electricity = electricity
        self.heat = heat
        self.inputs = inputs
        self.statedEmissions = statedEmissions
        self.capacityMegawatts = capacityMegawatts
        self.isInTradingScheme = isInTradingScheme
        self.place = place
    }
}

/// Certified green electricity bought by the town.
public struct GreenElectricity: Hashable, Codable, Sendable {
    /// The amount bought.
    public var amount: Entry
    /// Its emissions over the whole chain; zero in the IPCC approach.
    public var lifeCycleEmissions: Quantity<Mass>?
    /// Where it stands in the file.
    public var place: Place

    /// States a purchase.
    public init(amount: Entry, lifeCycleEmissions: Quantity<Mass>? = nil, place: Place = Place()) {
        self.amount = amount
        self.lifeCycleEmissions = lifeCycleEmissions
        self.place = place
    }
}

/// Heat that crosses the town's border through the district heating network.
public struct HeatExchange: Hashable, Codable, Sendable {
    /// Emissions of heat bought outside the town and used in it.
    public var importedEmissions: Quantity<Mass>
    /// Emissions of heat made in the town and sold outside it.
    public var exportedEmissions: Quantity<Mass>

    /// States what crosses the border.
    public init(importedEmissions: Quantity<Mass> = .zero, exportedEmissions: Quantity<Mass> = .zero) {
        self.importedEmissions = importedEmissions
        self.exportedEmissions = exportedEmissions
    }
}
