public import Quantities

/// The reference tables a computation draws on: plain values, loaded elsewhere, each row with its source.
public struct FactorTables: Sendable {
    /// A relation between units of energy.
    public struct UnitConversion: Hashable, Codable, Sendable {
        /// The unit converted from.
        public var unit: ActivityUnit
        /// Megawatt-hours in one of it.
        public var megawattHours: Double
        /// Where the relation comes from.
        public var citation: Citation

        /// States a relation.
        public init(unit: ActivityUnit, megawattHours: Double, citation: Citation) {
            self.unit = unit
            self.megawattHours = megawattHours
            self.citation = citation
        }
    }

    /// A net calorific value.
    public struct CalorificValue: Hashable, Codable, Sendable {
        /// ISO 3166-1 alpha-3 code, `CIS` or `WORLD`.
        public var country: String
        /// The fuel.
        public var fuel: Fuel
        /// Megawatt-hours per tonne, where the fuel is weighed.
        public var perTonne: Double?
        /// Megawatt-hours per cubic metre, where it is measured by volume.
        public var perCubicMetre: Double?
        /// Where the value comes from.
        public var citation: Citation

        /// States a calorific value.
        public init(country: String, fuel: Fuel, perTonne: Double?, perCubicMetre: Double?, citation: Citation) {
            self.country = country
            self.fuel = fuel
            self.perTonne = perTonne
            self.perCubicMetre = perCubicMetre
            self.citation = citation
        }
    }

    /// A reference emission factor.
    public struct ReferenceFactor: Hashable, Codable, Sendable {
        /// The set of factors it belongs to: `IPCC2006`, `SEAP2010_LCA`.
        public var edition: String
        /// The fuel.
        public var fuel: Fuel
        /// The carrier, where it has one.
        public var carrier: Carrier?
        /// The gas.
        public var gas: Gas
        /// What it holds for: `stationary combustion`, `road`.
        public var use: String
        /// Tonnes of the gas per megawatt-hour.
        public var value: Quantity<MassPerEnergy>
        /// The warming potentials already in it, for an equivalent.
        public var warming: Accounting.WarmingEdition?
        /// Where the factor comes from.
        public var citation: Citation

        /// States a factor.
        public init(
            edition: String, fuel: Fuel, carrier: Carrier?, gas: Gas, use: String, value: Quantity<MassPerEnergy>,
            warming: Accounting.WarmingEdition?, citation: Citation
        ) {
            self.edition = edition
            self.fuel = fuel
            self.carrier = carrier
            self.gas = gas
            self.use = use
            self.value = value
            self.warming = warming
            self.citation = citation
        }
    }

    /// A national factor of electricity consumption in one year.
    public struct NationalFactor: Hashable, Codable, Sendable {
        /// What a national factor counts.
        public enum Basis: String, Codable, Sendable {
            case carbonDioxide = "IPCC_CO2"
            case equivalent = "IPCC_GHG"
            case lifeCycle = "LCA_GHG"
        }

        /// ISO 3166-1 alpha-3 code.
        public var country: String
        /// The year.
        public var year: Year
        /// What it counts.
        public var basis: Basis
        /// Tonnes per megawatt-hour consumed.
        public var value: Quantity<MassPerEnergy>
        /// Where it comes from; the note tells of jumps in the series.
        public var citation: Citation

        /// States a national factor.
        public init(
            country: String, year: Year, basis: Basis, value: Quantity<MassPerEnergy>, citation: Citation
        ) {
            self.country = country
            self.year = year
            self.basis = basis
            self.value = value
            self.citation = citation
        }
    }

    /// The fuel that a carrier stands for where the town names none.
    public struct CarrierFuel: Hashable, Codable, Sendable {
        /// ISO 3166-1 alpha-3 code, or `WORLD`.
        public var country: String
        /// The carrier.
        public var carrier: Carrier
        /// The fuel whose calorific value is taken.
        public var calorificFuel: Fuel
        /// The fuel whose emission factors are taken.
        public var factorFuel: Fuel

        /// States a default.
        public init(country: String, carrier: Carrier, calorificFuel: Fuel, factorFuel: Fuel) {
            self.country = country
            self.carrier = carrier
            self.calorificFuel = calorificFuel
            self.factorFuel = factorFuel
        }
    }

    /// A default uncertainty: 95 % bounds relative to the value.
    public struct DefaultUncertainty: Hashable, Codable, Sendable {
        /// `activity` or `factor`.
        public var kind: String
        /// What it holds for, as the table words it.
        public var item: String
        /// The lower bound relative to the value: -0.05 for 5 % below.
        public var lower: Double
        /// The upper bound relative to the value.
        public var upper: Double
        /// `normal`, `lognormal`, `triangular` or `uniform`.
        public var distribution: String
        /// Where it comes from.
        public var citation: Citation

        /// States a default.
        public init(
            kind: String, item: String, lower: Double, upper: Double, distribution: String, citation: Citation
        ) {
            self.kind = kind
            self.item = item
            self.lower = lower
            self.upper = upper
            self.distribution = distribution
            self.citation = citation
        }
    }

    /// The two- and three-letter codes of a country.
    public struct Country: Hashable, Codable, Sendable {
        /// ISO 3166-1 alpha-2, upper case.
        public var alpha2: String
        /// ISO 3166-1 alpha-3.
        public var alpha3: String
        /// Whether fuel statistics of the Commonwealth of Independent States apply.
        public var usesCISStatistics: Bool

        /// States the codes.
        public init(alpha2: String, alpha3: String, usesCISStatistics: Bool) {
            self.alpha2 = alpha2
            self.alpha3 = alpha3
            self.usesCISStatistics = usesCISStatistics
        }
    }

    /// Relations between units of energy.
    public var unitConversions: [ActivityUnit: UnitConversion]
    /// Net calorific values by fuel.
    public var calorificValues: [Fuel: [CalorificValue]]
    /// Reference factors by fuel.
    public var referenceFactors: [Fuel: [ReferenceFactor]] {
        didSet {
            burnedFuels = referenceFactors.mapValues(BurnedFuel.init)
            factorsByCarrier = Self.byCarrier(referenceFactors)
        }
    }
    /// National electricity factors by three-letter country code, by year.
    public var nationalFactors: [String: [NationalFactor]] {
        didSet { nationalSeries = Self.series(nationalFactors) }
    }
    /// Warming potentials over 100 years.
    public var warmingPotentials: [Accounting.WarmingEdition: [Gas: Double]]
    /// Where the warming potentials come from.
    public var warmingCitation: Citation
    /// The fuels that carriers stand for.
    public var carrierFuels: [CarrierFuel] {
        didSet { fuelsByCarrier = Dictionary(grouping: carrierFuels, by: \.carrier) }
    }
    /// The fuel whose factors hold for one that only the calorific values name: Ekibastuz coal.
    public var factorFuels: [Fuel: Fuel]
    /// Default uncertainties.
    public var defaultUncertainties: [DefaultUncertainty]
    /// The efficiencies that split a cogeneration plant's emissions.
    public var efficiencies: CogenerationSplit.ReferenceEfficiencies
    /// Countries by their two-letter code.
    public let countries: [String: Country]
    private let cisCountries: Set<String>
    /// What fuels emit when they are burned; `nil` where the rows of a fuel do not tell its carbon dioxide.
    private(set) var burnedFuels: [Fuel: BurnedFuel?]
    private var factorsByCarrier: [Carrier: [ReferenceFactor]]
    private var fuelsByCarrier: [Carrier: [CarrierFuel]]
    private var nationalSeries: [String: [NationalFactor.Basis: [NationalFactor]]]

    /// Puts the tables together.
    public init(
        unitConversions: [UnitConversion], calorificValues: [CalorificValue], referenceFactors: [ReferenceFactor],
        nationalFactors: [NationalFactor], warmingPotentials: [Accounting.WarmingEdition: [Gas: Double]],
        warmingCitation: Citation, carrierFuels: [CarrierFuel], factorFuels: [Fuel: Fuel],
        defaultUncertainties: [DefaultUncertainty],
        efficiencies: CogenerationSplit.ReferenceEfficiencies, countries: [Country]
    ) {
        self.unitConversions = Dictionary(unitConversions.map { ($0.unit, $0) }) { first, _ in first }
        self.calorificValues = Dictionary(grouping: calorificValues, by: \.fuel)
        self.referenceFactors = Dictionary(grouping: referenceFactors, by: \.fuel)
        burnedFuels = self.referenceFactors.mapValues(BurnedFuel.init)
        factorsByCarrier = Self.byCarrier(self.referenceFactors)
        self.nationalFactors = Dictionary(grouping: nationalFactors, by: \.country)
        nationalSeries = Self.series(self.nationalFactors)
        self.warmingPotentials = warmingPotentials
        self.warmingCitation = warmingCitation
        self.carrierFuels = carrierFuels
        fuelsByCarrier = Dictionary(grouping: carrierFuels, by: \.carrier)
        self.factorFuels = factorFuels
        self.defaultUncertainties = defaultUncertainties
        self.efficiencies = efficiencies
        // Averages of several countries have no two-letter code; a town without a country is not in one of them.
        self.countries = Dictionary(
            countries.filter { !$0.alpha2.isEmpty }.map { ($0.alpha2, $0) }
        ) { first, _ in first }
        cisCountries = Set(countries.filter(\.usesCISStatistics).map(\.alpha3))
    }

    /// The three-letter code of a country; the word itself where the table has none.
    public func alpha3(_ country: String) -> String {
        countries[country]?.alpha3 ?? country
    }

    /// Where to look for a country's fuels: its own rows, then the region's statistics, then the world's defaults.
    public func regions(of alpha3: String) -> [String] {
        cisCountries.contains(alpha3) ? [alpha3, "CIS", "WORLD"] : [alpha3, "WORLD"]
    }

    /// The warming potential of a gas in an edition.
    public func warmingPotential(of gas: Gas, _ edition: Accounting.WarmingEdition) -> Double? {
        gas == .carbonDioxide || gas == .equivalent ? 1 : warmingPotentials[edition]?[gas]
    }

    /// The default fuel of a carrier: the country's own row first.
    public func defaultFuel(of carrier: Carrier, country alpha3: String) -> CarrierFuel? {
        defaultFuels(of: carrier, in: regions(of: alpha3)).first
    }

    /// The default fuels of a carrier, one of each region that has one; a region is looked at when its turn comes.
    func defaultFuels(of carrier: Carrier, in regions: [String]) -> some Collection<CarrierFuel> {
        let rows = fuelsByCarrier[carrier] ?? []
        return regions.lazy.compactMap { region in rows.first { $0.country == region } }
    }
}

extension FactorTables {
    /// The reference factors that stand for a carrier, of all sets and fuels, in no order.
    func referenceFactors(of carrier: Carrier) -> [ReferenceFactor] { factorsByCarrier[carrier] ?? [] }

    private static func byCarrier(_ factors: [Fuel: [ReferenceFactor]]) -> [Carrier: [ReferenceFactor]] {
        var rows: [Carrier: [ReferenceFactor]] = [:]
        for row in factors.values.joined() {
            if let carrier = row.carrier { rows[carrier, default: []].append(row) }
        }
        return rows
    }

    /// The national factors of a country that count the same, in the order of years.
    public func nationalSeries(country alpha3: String, basis: NationalFactor.Basis) -> [NationalFactor] {
        nationalSeries[alpha3]?[basis] ?? []
    }

    private static func series(
        _ factors: [String: [NationalFactor]]
    ) -> [String: [NationalFactor.Basis: [NationalFactor]]] {
        factors.mapValues { rows in
            Dictionary(grouping: rows, by: \.basis).mapValues { $0.sorted { $0.year < $1.year } }
        }
    }
}
