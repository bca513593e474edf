public import Quantities

/// From an amount as reported to final energy in megawatt-hours.
///
/// Energy: `E = amount × u`, with `u` megawatt-hours per unit. Fuel by mass or volume: `E = amount × NCV`.
///
/// - Source: `unit_conversions.csv`, `ncv.csv`; country rows of calorific values are taken before general ones.
public struct Conversion: Hashable, Sendable {
    /// Why an amount has no energy.
    public enum Failure: Error, Hashable, Sendable {
        /// A mass or volume of something that is not a fuel, or whose fuel nobody named.
        case unitNeedsFuel(ActivityUnit)
        /// No calorific value for this fuel in this kind of unit.
        case noCalorificValue(Fuel, ActivityUnit)
        /// The table lacks the unit.
        case noConversion(ActivityUnit)
    }

    /// The energy.
    public var energy: Quantity<Energy>
    /// Megawatt-hours per unit, all steps multiplied.
    public var perUnit: Double
    /// The calorific value used, for masses and volumes.
    public var calorificValue: FactorTables.CalorificValue?
    /// Where the relation comes from, for energy units.
    public var citation: Citation?
}

extension FactorTables {
    /// Converts an amount of a carrier to energy.
    public func energy(
        _ amount: Double, _ unit: ActivityUnit, of carrier: Carrier, fuel: Fuel?, country alpha3: String
    ) throws(Conversion.Failure) -> Conversion {
        if unit.kind == .energy { return try energyConversion(amount, unit) }
        // A default that lacks the unit at hand, as firewood by mass does, passes on to the next.
        let fuels = fuel.map { [$0] } ?? defaultFuels(of: carrier, in: regions(of: alpha3)).map(\.calorificFuel)
        guard let first = fuels.first else { throw .unitNeedsFuel(unit) }
        let reference = unit.reference
        let rows = fuels.lazy.compactMap { calorificValue(of: $0, in: unit.kind, country: alpha3) }
        guard let row = rows.first, let perReference = unit.kind == .mass ? row.perTonne : row.perCubicMetre
        else { throw .noCalorificValue(first, unit) }
        let perUnit = perReference * reference.scale
        return Conversion(
            energy: Quantity(amount * perUnit), perUnit: perUnit, calorificValue: row, citation: row.citation)
    }

    /// The calorific value of a fuel: the country's row, then the region's statistics, then the world's default.
    public func calorificValue(
        of fuel: Fuel, in kind: ActivityUnit.Kind, country alpha3: String
    ) -> CalorificValue? {
        let rows = (calorificValues[fuel] ?? []).filter {
            kind == .mass ? $0.perTonne != nil : $0.perCubicMetre != nil
        }
        for region in regions(of: alpha3) {
            if let row = rows.first(where: { $0.country == region }) { return row }
        }
        // A fuel of one basin (Ekibastuz coal) has a single row, of the country it is mined in.
        return Set(rows.map(\.country)).count == 1 ? rows.first : nil
    }

    private func energyConversion(
        _ amount: Double, _ unit: ActivityUnit
    ) throws(Conversion.Failure) -> Conversion {
        let reference = unit.reference
        if reference.unit == .megawattHour {
            return Conversion(energy: Quantity(amount * reference.scale), perUnit: reference.scale)
        }
        guard let row = unitConversions[reference.unit] else { throw .noConversion(unit) }
        let perUnit = row.megawattHours * reference.scale
        return Conversion(energy: Quantity(amount * perUnit), perUnit: perUnit, citation: row.citation)
    }
}
