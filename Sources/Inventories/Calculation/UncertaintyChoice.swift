import Quantities

/// Which default uncertainty of `uncertainty_defaults.csv` holds for an input the town says nothing about.
struct UncertaintyChoice {
    let tables: FactorTables
    let alpha3: String

    /// The distribution of a line's amount, relative to it.
    func activity(_ record: ActivityRecord) -> Distribution {
        if let own = record.uncertainty { return Distribution(mean: 1, relativeHalfWidth: own) }
        return distribution("activity", activityItem(record))
    }

    /// The distribution of one gas of a line's factor, relative to it.
    func factor(_ component: AppliedFactor.Component, of line: LineResult) -> Distribution {
        distribution("factor", factorItem(component.gas, line.record))
    }

    private func distribution(_ kind: String, _ item: String) -> Distribution {
        guard let row = tables.defaultUncertainties.first(where: { $0.kind == kind && $0.item == item }) else {
            return .constant(1)
        }
        return Distribution(
            value: 1, low: 1 + row.lower, high: 1 + row.upper, shape: Distribution.Shape(rawValue: row.distribution))
            ?? .constant(1)
    }

    private func activityItem(_ record: ActivityRecord) -> String {
        switch (record.carrier.family, record.sector.group) {
        case (.electricity, _), (.heat, _): "main activity electricity and heat, surveys"
        case (.biomass, .buildings), (.biomass, .other): "biomass in small sources"
        case (_, .transport): "urban road fuel, allocated by VKT"
        case (_, .industry): "industrial combustion, others, surveys"
        default:
            tables.regions(of: alpha3).contains("CIS")
                ? "fuel data, less developed statistical system"
                : "commercial, institutional, residential combustion, surveys"
        }
    }

    private func factorItem(_ gas: Gas, _ record: ActivityRecord) -> String {
        let onRoad = record.sector.group == .transport
        switch (record.carrier, gas) {
        case (.electricity, _), (.heatCold, _): return "electricity grid factor"
        case (_, .methane): return onRoad ? "CH4 road" : "CH4 stationary combustion"
        case (_, .nitrousOxide): return onRoad ? "N2O road" : "N2O stationary combustion"
        case (.naturalGas, _), (.biogas, _): return "CO2 natural gas"
        case (.liquidGas, _): return "CO2 LPG"
        case (.gasoline, _): return "CO2 motor gasoline"
        case (.diesel, _), (.plantOil, _), (.biofuel, _): return "CO2 gas/diesel oil"
        case (.heatingOil, _):
            return record.fuel?.rawValue == "residual_fuel_oil" ? "CO2 residual fuel oil" : "CO2 gas/diesel oil"
        case (.lignite, _): return "CO2 lignite"
        case (.otherBiomass, _): return "CO2 wood"
        case (.coal, _): return record.fuel?.rawValue == "anthracite" ? "CO2 anthracite" : "CO2 other bituminous coal"
        default: return "CO2 global energy data"
        }
    }
}
