import Inventories
import Quantities

/// A few rows of the reference tables, enough to check the rules by hand.
///
/// - Source: `emission_factors.csv`, `neefe.csv`, `ncv.csv`, `unit_conversions.csv`, `gwp.csv`.
enum CheckTables {
    static let tables = FactorTables(
        unitConversions: [.init(unit: .gigacalorie, megawattHours: 1.163, citation: read("unit_conversions.csv"))],
        calorificValues: [
            .init(
                country: "KAZ", fuel: fuel("coal_kazakh"), perTonne: 5.49, perCubicMetre: nil, citation: read("ncv.csv")
            ),
            .init(
                country: "WORLD", fuel: fuel("other_bituminous_coal"), perTonne: 7.1667, perCubicMetre: nil,
                citation: read("ncv.csv")),
        ],
        referenceFactors: [
            factor("natural_gas", .naturalGas, 0.20196), factor("motor_gasoline", .gasoline, 0.24948),
            factor("gas_diesel_oil", .diesel, 0.26676), factor("other_bituminous_coal", .coal, 0.34056),
            factor("blast_furnace_gas", .otherFossil, 0.936), factor("wood_or_wood_waste", .otherBiomass, 0.4032),
            factor("natural_gas", .naturalGas, 0.237, .equivalent, edition: "SEAP2010_LCA", .memory),
            factor("other_bituminous_coal", .coal, 0.38, .equivalent, edition: "SEAP2010_LCA", .memory),
            factor("solar_thermal", .solarThermal, 0, edition: "SEAP2010_standard", .memory),
            factor("heat_cold", .heatCold, 0.569, edition: "JRC_validation_default"),
        ],
        nationalFactors: kazakhstan + uzbekistan, warmingPotentials: [.ar5: [.methane: 28, .nitrousOxide: 265]],
        warmingCitation: read("gwp.csv"),
        carrierFuels: [
            .init(
                country: "WORLD", carrier: .naturalGas, calorificFuel: fuel("natural_gas"),
                factorFuel: fuel("natural_gas")),
            .init(
                country: "WORLD", carrier: .gasoline, calorificFuel: fuel("motor_gasoline"),
                factorFuel: fuel("motor_gasoline")),
            .init(
                country: "WORLD", carrier: .diesel, calorificFuel: fuel("gas_diesel_oil"),
                factorFuel: fuel("gas_diesel_oil")),
            .init(
                country: "WORLD", carrier: .coal, calorificFuel: fuel("other_bituminous_coal"),
                factorFuel: fuel("other_bituminous_coal")),
            .init(
                country: "KAZ", carrier: .coal, calorificFuel: fuel("coal_kazakh"),
                factorFuel: fuel("other_bituminous_coal")),
            .init(
                country: "WORLD", carrier: .otherBiomass, calorificFuel: fuel("wood_or_wood_waste"),
                factorFuel: fuel("wood_or_wood_waste")),
            .init(
                country: "WORLD", carrier: .solarThermal, calorificFuel: fuel("solar_thermal"),
                factorFuel: fuel("solar_thermal")),
        ],
        factorFuels: [:], defaultUncertainties: [],
        efficiencies: .init(heat: 0.9, electricity: 0.4, citation: Citation(source: "GT06", verification: .memory)),
        countries: [
            .init(alpha2: "KZ", alpha3: "KAZ", usesCISStatistics: true),
            .init(alpha2: "UZ", alpha3: "UZB", usesCISStatistics: true),
            .init(alpha2: "MN", alpha3: "MNG", usesCISStatistics: false),
        ])

    /// The end of Kazakhstan's series, with its jumps up in 2010 and down in 2011.
    private static let kazakhstan = series(
        "KAZ", from: 2009, [0.6803, 1.3303, 0.5867, 0.6397, 0.7838, 0.7835, 0.6487],
        notes: [
            2010: "jump >50% vs previous year; above 1.25 t/MWh: implausible for a mixed grid",
            2011: "jump >50% vs previous year",
        ])

    /// Uzbekistan's series, which is smooth.
    private static let uzbekistan = series("UZB", from: 2012, [0.656, 0.655, 0.655, 0.674])

    private static func series(
        _ country: String, from start: Int, _ values: [Double], notes: [Int: String] = [:]
    ) -> [FactorTables.NationalFactor] {
        values.enumerated().map { offset, value in
            var citation = read("neefe.csv")
            citation.note = notes[start + offset]
            return .init(
                country: country, year: Year(start + offset), basis: .carbonDioxide, value: Quantity(value),
                citation: citation)
        }
    }

    private static func factor(
        _ fuel: String, _ carrier: Carrier, _ value: Double, _ gas: Gas = .carbonDioxide, edition: String = "IPCC2006",
        _ verification: Citation.Verification = .read
    ) -> FactorTables.ReferenceFactor {
        .init(
            edition: edition, fuel: Fuel(rawValue: fuel), carrier: carrier, gas: gas, use: "stationary combustion",
            value: Quantity(value), warming: nil,
            citation: Citation(source: "emission_factors.csv", edition: edition, verification: verification))
    }

    private static func fuel(_ code: String) -> Fuel { Fuel(rawValue: code) }

    private static func read(_ table: String) -> Citation { Citation(source: table, verification: .read) }
}
