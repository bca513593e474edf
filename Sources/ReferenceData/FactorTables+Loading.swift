package import Inventories
import Quantities

extension FactorTables {
    /// Reads the shipped factor tables.
    package static func load(from folder: ResourceFolder) throws -> FactorTables {
        func table(_ name: String) throws -> [TableRows.Row] {
            try TableRows(try folder.bytes("\(name).csv"), name: "\(name).csv").rows
        }
        let warming = try table("gwp")
        let efficiencies = try table("reference_efficiencies")
        guard let efficiency = efficiencies.first else {
            throw TableRows.TableError.unreadable(table: "reference_efficiencies.csv")
        }
        let conversions = try table("unit_conversions").compactMap(unitConversion)
        let coalEquivalent = conversions.first { $0.unit == .tonneOfCoalEquivalent }?.megawattHours
        return FactorTables(
            unitConversions: conversions,
            calorificValues: try table("ncv").compactMap { try calorificValue($0, coalEquivalent: coalEquivalent) },
            referenceFactors: try table("emission_factors").compactMap(referenceFactor),
            nationalFactors: try table("neefe").compactMap(nationalFactor),
            warmingPotentials: try potentials(warming),
            warmingCitation: try warming.first { try $0.text("gas") == "CH4" }?.citation()
                ?? Citation(source: "", verification: .missing),
            carrierFuels: try table("carrier_fuels").compactMap(carrierFuel),
            factorFuels: try factorFuels(try table("fuel_names")),
            defaultUncertainties: try table("uncertainty_defaults").compactMap(defaultUncertainty),
            efficiencies: CogenerationSplit.ReferenceEfficiencies(
                heat: try efficiency.number("heat") ?? .nan, electricity: try efficiency.number("electricity") ?? .nan,
                citation: try efficiency.citation()),
            countries: try table("countries").map(country))
    }

    private static func unitConversion(_ row: TableRows.Row) throws -> UnitConversion? {
        guard try row.text("to") == "MWh", let unit = ActivityUnit(rawValue: try row.text("from")),
            let factor = try row.number("factor")
        else { return nil }
        // The tables round GJ and TJ to ten digits; 1 MWh is 3.6 GJ exactly.
        let exact = unit == .gigajoule ? 1 / 3.6 : factor
        return UnitConversion(unit: unit, megawattHours: exact, citation: try row.citation())
    }

    private static func calorificValue(_ row: TableRows.Row, coalEquivalent: Double?) throws -> CalorificValue? {
        let basis = try row.text("basis")
        // Statistics of the region publish tonnes of coal equivalent; the other columns are rounded from them.
        let published = coalEquivalent.flatMap { tonne in coefficient(in: basis).map { $0 * tonne } }
        let volume = try row.text("volume_unit")
        let perVolume = try row.number("mwh_per_volume").map { published ?? $0 }
        let perCubicMetre: Double? =
            switch volume {
            case "MWh/1000 m3": perVolume.map { $0 / 1000 }
            case "MWh/1000 l", "MWh/m3", "MWh/solid m3": perVolume
            default: nil
            }
        // The table rounds MWh per tonne; where it also has GJ per tonne, that is the value as published.
        let perTonne =
            try row.text("ncv_unit") == "GJ/t"
            ? try row.number("ncv").map { published ?? $0 / 3.6 } : try row.number("mwh_per_t")
        guard perTonne != nil || perCubicMetre != nil else { return nil }
        return CalorificValue(
            country: try row.text("country_iso3"), fuel: Fuel(rawValue: try row.text("fuel_code")),
            perTonne: perTonne, perCubicMetre: perCubicMetre,
            citation: try row.citation(edition: basis))
    }

    /// The number in `CIS statistics tce coefficient 0.674`.
    private static func coefficient(in basis: String) -> Double? {
        let words = "CIS statistics tce coefficient "
        return basis.hasPrefix(words) ? Double(basis.dropFirst(words.count)) : nil
    }

    private static func referenceFactor(_ row: TableRows.Row) throws -> ReferenceFactor? {
        let gasText = try row.text("gas")
        guard let gas = Gas(rawValue: gasText == "CO2e_LCA" ? "CO2e" : gasText), let value = try row.number("value")
        else { return nil }
        let name = try row.text("fuel_name")
        let use = [
            name.contains("unsustainable") ? "not sustainable" : nil, gasText == "CO2e_LCA" ? "life cycle" : nil,
            try row.text("scope_note"),
        ].compactMap { $0 }
        let edition = try row.text("factor_set")
        return ReferenceFactor(
            edition: edition, fuel: Fuel(rawValue: try row.text("fuel_code")),
            carrier: Carrier(rawValue: try row.text("seap_carrier")), gas: gas, use: use.joined(separator: "; "),
            value: Quantity(value), warming: Accounting.WarmingEdition(rawValue: try row.text("gwp_set")),
            citation: try row.citation(edition: edition))
    }

    private static func nationalFactor(_ row: TableRows.Row) throws -> NationalFactor? {
        guard let basis = NationalFactor.Basis(rawValue: try row.text("basis")), let value = try row.number("value"),
            let year = try row.number("year")
        else { return nil }
        var citation = try row.citation(edition: "JRC-COM-NEEFE 1990-2020")
        citation.note = row.optional("quality_note")
        return NationalFactor(
            country: try row.text("country_iso3"), year: Year(Int(year)), basis: basis, value: Quantity(value),
            citation: citation)
    }

    private static func potentials(_ rows: [TableRows.Row]) throws -> [Accounting.WarmingEdition: [Gas: Double]] {
        var potentials: [Accounting.WarmingEdition: [Gas: Double]] = [:]
        for row in rows {
            guard let gas = Gas(rawValue: try row.text("gas")) else { continue }
            for edition in Accounting.WarmingEdition.allCases {
                let column =
                    edition == .ar5WithFeedback ? "AR5_with_ccf_100" : "\(edition.rawValue)_100"
                potentials[edition, default: [:]][gas] = try row.number(column)
            }
        }
        return potentials
    }

    private static func carrierFuel(_ row: TableRows.Row) throws -> CarrierFuel? {
        let factorFuel = try row.text("factor_fuel")
        guard !factorFuel.isEmpty else { return nil }
        return CarrierFuel(
            country: try row.text("country_iso3"),
            carrier: try row.word("carrier", Carrier.init(rawValue:)),
            calorificFuel: Fuel(rawValue: try row.text("ncv_fuel")), factorFuel: Fuel(rawValue: factorFuel))
    }

    private static func factorFuels(_ rows: [TableRows.Row]) throws -> [Fuel: Fuel] {
        var fuels: [Fuel: Fuel] = [:]
        for row in rows {
            guard let fuel = row.optional("factor_fuel") else { continue }
            fuels[Fuel(rawValue: try row.text("fuel_code"))] = Fuel(rawValue: fuel)
        }
        return fuels
    }

    private static func country(_ row: TableRows.Row) throws -> Country {
        Country(
            alpha2: try row.text("iso2"), alpha3: try row.text("iso3"),
            usesCISStatistics: row.optional("ncv_region") == "CIS")
    }

    /// Bounds in percent, or in the unit of a default value that the note names: `default 56100`.
    private static func defaultUncertainty(_ row: TableRows.Row) throws -> DefaultUncertainty? {
        let kind = try row.text("kind")
        guard kind == "activity" || kind == "factor", let lower = try row.number("lower"),
            let upper = try row.number("upper")
        else { return nil }
        let unit = try row.text("unit")
        let note = row.optional("note") ?? ""
        var bounds = (lower / 100, upper / 100)
        if !unit.hasPrefix("%") {
            guard let middle = Double(note.replacing("default ", with: "")), middle > 0 else { return nil }
            bounds = (lower / middle - 1, upper / middle - 1)
        }
        return DefaultUncertainty(
            kind: kind, item: try row.text("item"), lower: bounds.0, upper: bounds.1,
            distribution: try row.text("distribution"), citation: try row.citation())
    }
}
