import Quantities

extension FactorChoice {
    /// The factor of a line for which the town states none: what the town's energy makes it, else the tables'.
    func computed(for record: ActivityRecord, electricity: ElectricityFactor?, heat: HeatFactor?) -> AppliedFactor? {
        switch record.carrier {
        case .electricity: electricity.map(local)
        case .heatCold: heat.map(local) ?? defaultHeat
        default: reference(for: record)
        }
    }

    /// The gas that a factor of the town's own counts.
    private var whole: Gas { inventory.accounting.basis == .carbonDioxide ? .carbonDioxide : .equivalent }

    private func local(_ factor: ElectricityFactor) -> AppliedFactor {
        let isNational = factor.production == .zero && factor.green == .zero
        let component = AppliedFactor.Component(
            gas: whole, value: factor.value, warming: 1, citation: factor.national.citation,
            place: factor.national.place)
        return AppliedFactor(
            origin: isNational ? .reference : .local, identity: "electricity", components: [component])
    }

    private func local(_ factor: HeatFactor) -> AppliedFactor {
        let component = AppliedFactor.Component(
            gas: whole, value: factor.value, warming: 1, citation: Citation(source: "", verification: .derived))
        return AppliedFactor(origin: .local, identity: "heat", components: [component])
    }

    private var defaultHeat: AppliedFactor? {
        let rows = tables.referenceFactors[Fuel(rawValue: Carrier.heatCold.rawValue)] ?? []
        let wanted: Gas = inventory.accounting.approach == .lifeCycle ? .equivalent : .carbonDioxide
        guard let row = rows.first(where: { $0.edition == "JRC_validation_default" && $0.gas == wanted }) else {
            return nil
        }
        let component = AppliedFactor.Component(gas: row.gas, value: row.value, warming: 1, citation: row.citation)
        return AppliedFactor(origin: .fallback, identity: "JRC:heat_cold", components: [component])
    }

    /// The national factor: the town's own statement, else the series of its country.
    func nationalElectricity() -> NationalElectricity? {
        let row = tables.nationalFactor(country: alpha3, year: inventory.year, accounting: inventory.accounting)
        let series = tables.nationalSeries(country: alpha3, accounting: inventory.accounting)
        let maximum = series.indices.map { series[$0].value.value }.max()
        if let given = inventory.factors.last(where: { $0.role == .nationalElectricity }) {
            return NationalElectricity(
                value: given.value, year: inventory.year,
                citation: Citation(source: given.source ?? "", verification: .stated), place: given.place,
                seriesMaximum: maximum, reference: row)
        }
        return row.map {
            NationalElectricity(
                value: $0.value, year: $0.year, citation: $0.citation, seriesMaximum: maximum, reference: $0)
        }
    }
}
