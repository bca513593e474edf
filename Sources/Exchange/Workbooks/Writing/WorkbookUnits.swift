import Inventories
import Localization
import Quantities

/// Units and calorific values as the workbook's formulas look them up, and the same in Swift for the values saved with
/// the formulas.
struct WorkbookUnits {
    /// A row of the list of units.
    struct UnitRow {
        var unit: ActivityUnit
        var name: String
        /// MWh, tonnes or cubic metres in one of it.
        var scale: Double?
        var citation: Citation?
    }

    /// A row of the list of calorific values.
    struct FuelRow {
        var carrier: Carrier
        var fuel: Fuel?
        /// The carrier's code and the fuel's name; the name is empty for what is taken where none is named.
        var key: String
        var perTonne: Double?
        var perCubicMetre: Double?
        var citation: Citation?
        var name: String
    }

    let units: [UnitRow]
    let fuels: [FuelRow]
    private let tables: FactorTables
    private let alpha3: String

    init(_ request: WorkbookRequest) {
        let tables = request.tables
        let alpha3 = tables.alpha3(request.country)
        let language = request.language
        self.tables = tables
        self.alpha3 = alpha3
        units = ActivityUnit.allCases.map { unit in
            let conversion = try? tables.energy(1, unit, of: .electricity, fuel: nil, country: alpha3)
            return UnitRow(
                unit: unit, name: request.texts.unit(unit.rawValue),
                scale: unit.kind == .energy ? conversion?.perUnit : unit.reference.scale,
                citation: conversion?.citation)
        }
        fuels = Carrier.matrix.filter(\.hasFuels).flatMap { carrier in
            let named = request.names.fuels(of: carrier, language).map { name in
                Self.row(carrier, name.fuel, name.names[language] ?? "", tables, alpha3)
            }
            let usual = tables.defaultFuel(of: carrier, country: alpha3)?.calorificFuel
            var first = Self.row(carrier, usual, "", tables, alpha3)
            first.name = usual.flatMap { fuel in request.names.fuels.first { $0.fuel == fuel }?.names[language] } ?? ""
            first.fuel = nil
            return [first] + named.filter { $0.perTonne != nil || $0.perCubicMetre != nil }
        }
    }

    private static func row(
        _ carrier: Carrier, _ fuel: Fuel?, _ name: String, _ tables: FactorTables, _ alpha3: String
    ) -> FuelRow {
        let mass = fuel.flatMap { tables.calorificValue(of: $0, in: .mass, country: alpha3) }
        let volume = fuel.flatMap { tables.calorificValue(of: $0, in: .volume, country: alpha3) }
        return FuelRow(
            carrier: carrier, fuel: fuel, key: "\(carrier.rawValue)|\(name)", perTonne: mass?.perTonne,
            perCubicMetre: volume?.perCubicMetre, citation: (mass ?? volume)?.citation, name: name)
    }

    /// Megawatt-hours in one unit of a carrier, as the workbook's formula gives it.
    func perUnit(_ unit: ActivityUnit, of carrier: Carrier, fuel: Fuel?) -> Double? {
        try? tables.energy(1, unit, of: carrier, fuel: fuel, country: alpha3).perUnit
    }
}
