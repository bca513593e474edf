import Cryptography
import Findings
import Quantities

extension InventoryResult {
    /// How a figure comes about; `nil` when the inventory has no such figure.
    public func working(of figure: Figure) -> Working? {
        switch figure {
        case .total: return total("working.total", lines: lines)
        case .perHead: return perHeadWorking
        case .sector(let sector):
            guard bySector[sector] != nil else { return nil }
            return total("sector.\(sector.rawValue)", lines: lines.filter { $0.record.sector == sector })
        case .carrier(let carrier):
            guard byCarrier[carrier] != nil else { return nil }
            return total("carrier.\(carrier.rawValue)", lines: lines.filter { $0.record.carrier == carrier })
        case .line(let id): return lines.first { $0.record.id == id }.map(working)
        case .electricityFactor: return electricityWorking
        case .heatFactor: return heatWorking
        }
    }

    /// The figures that can be asked, in reading order.
    public var figures: [Figure] {
        var figures: [Figure] = [.total]
        if emissionPerHead != nil { figures.append(.perHead) }
        if electricityWorking != nil { figures.append(.electricityFactor) }
        if heatWorking != nil { figures.append(.heatFactor) }
        figures += Sector.allCases.filter { bySector[$0] != nil }.map(Figure.sector)
        figures += Carrier.allCases.filter { byCarrier[$0] != nil }.map(Figure.carrier)
        return figures + lines.map { .line($0.record.id) }
    }

    private var unit: String { "t\(basis.rawValue)" }

    private func total(_ title: String, lines: [LineResult]) -> Working {
        let counted = lines.filter { $0.record.entry.standing != .absent }
        let sum = counted.reduce(Quantity<Mass>.zero) { $0 + ($1.emission ?? .zero) }
        return Working(
            Wording(title), value: sum.value, unit: unit, formula: "Σ Eᵢ", inputs: counted.map(working))
    }

    private var perHeadWorking: Working? {
        guard let perHead = emissionPerHead, let population = inventory.town.population else { return nil }
        let inhabitants = Working(Wording("working.population"), value: Double(population), unit: "")
        return Working(
            Wording("working.per-head"), value: perHead, unit: "\(unit)/head", formula: "E / P",
            inputs: [total("working.total", lines: lines), inhabitants])
    }

    private func working(of line: LineResult) -> Working {
        let record = line.record
        let title = Wording(
            "working.line",
            [
                "sector": record.sectorWord.map { .text($0) } ?? .term("sector.\(record.sector.rawValue)"),
                "carrier": record.carrierWord.map { .text($0) } ?? .term("carrier.\(record.carrier.rawValue)"),
                "subsector": .text(record.subsector ?? ""),
            ])
        return Working(
            title, value: line.emission?.value, unit: unit, formula: "E = A × F",
            inputs: [activity(line), factor(line)])
    }

    private func activity(_ line: LineResult) -> Working {
        let record = line.record
        let hash = inventory.sha256(ofFile: record.place.file)
        guard case .reported(let amount, let unit) = record.entry else {
            return Working(
                Wording("working.activity"), value: line.energy?.value, unit: "MWh", place: record.place,
                sha256: hash)
        }
        let cell = Working(
            Wording("working.cell"), value: amount, unit: unit.rawValue, place: record.place, sha256: hash)
        guard unit != .megawattHour, let conversion = line.conversion else {
            return Working(
                Wording("working.activity"), value: line.energy?.value, unit: "MWh", inputs: [cell])
        }
        let relation = Working(
            Wording(conversion.calorificValue == nil ? "working.conversion" : "working.calorific-value"),
            value: conversion.perUnit, unit: "MWh/\(unit.rawValue)", citation: conversion.citation)
        return Working(
            Wording("working.activity"), value: line.energy?.value, unit: "MWh", formula: "A = a × u",
            inputs: [cell, relation])
    }

    private func factor(_ line: LineResult) -> Working {
        guard let factor = line.factor else {
            return Working(Wording("working.factor-missing"), value: nil, unit: "t/MWh")
        }
        if factor.identity == "electricity", let working = computedElectricity { return working }
        if factor.identity == "heat", let working = computedHeat { return working }
        let gases = factor.components.map { component in
            Working(
                Wording("gas.\(component.gas.rawValue)"), value: component.value.value, unit: "t/MWh",
                formula: component.warming == 1 ? nil : "× GWP \(component.warming)", citation: component.citation,
                place: component.place, sha256: inventory.sha256(ofFile: component.place?.file))
        }
        return Working(
            Wording("working.factor.\(factor.origin.rawValue)"), value: factor.intensity.value, unit: "t/MWh",
            formula: gases.count > 1 ? "Σ F(g) × GWP(g)" : nil, inputs: gases)
    }

    /// The working of the electricity factor: the stated one first, where the town states one.
    private var electricityWorking: Working? {
        let stated = lines.first { $0.record.carrier == .electricity && $0.factor?.origin == .given }
        return working(stated: stated, computedElectricity)
    }

    /// The working of the heat factor: the stated one, or the default, first.
    private var heatWorking: Working? {
        let stated = lines.first { $0.record.carrier == .heatCold && $0.factor != nil && $0.factor?.origin != .local }
        return working(stated: stated, computedHeat)
    }

    private func working(stated: LineResult?, _ computed: Working?) -> Working? {
        guard let stated else { return computed }
        var working = factorOnly(stated)
        if let computed { working.inputs.append(computed) }
        return working
    }

    private var computedElectricity: Working? {
        guard let electricity else { return nil }
        let national = Working(
            Wording("working.national-factor", ["year": .plain(electricity.national.year.number)]),
            value: electricity.national.value.value, unit: "t/MWh", citation: electricity.national.citation,
            place: electricity.national.place, sha256: inventory.sha256(ofFile: electricity.national.place?.file))
        let formula =
            electricity.branch == .importer
            ? "((TCE − LPE − GEP) × NEEFE + CO2LPE + CO2GEP) / TCE" : "(CO2LPE + CO2GEP) / (LPE + GEP)"
        return Working(
            Wording("working.electricity-factor"), value: electricity.value.value, unit: "t/MWh", formula: formula,
            inputs: [
                input("electricity-consumption", electricity.consumption.value, "MWh"),
                input("electricity-production", electricity.production.value, "MWh"),
                input("green-electricity", electricity.green.value, "MWh"), national,
                input("production-emissions", electricity.productionEmissions.value, "t"),
                input("green-emissions", electricity.greenEmissions.value, "t"),
            ])
    }

    private var computedHeat: Working? {
        guard let heat else { return nil }
        return Working(
            Wording("working.heat-factor"), value: heat.value.value, unit: "t/MWh",
            formula: "(CO2LPH + CO2IH − CO2EH) / LHC",
            inputs: [
                input("heat-production-emissions", heat.productionEmissions.value, "t"),
                input("heat-imported-emissions", heat.importedEmissions.value, "t"),
                input("heat-exported-emissions", heat.exportedEmissions.value, "t"),
                input("heat-consumption", heat.consumption.value, "MWh"),
            ])
    }

    private func input(_ key: String, _ value: Double, _ unit: String) -> Working {
        Working(Wording("working.\(key)"), value: value, unit: unit)
    }

    private func factorOnly(_ line: LineResult) -> Working {
        let components = line.factor?.components ?? []
        let first = components.first
        return Working(
            Wording("working.factor.\(line.factor?.origin.rawValue ?? "given")"),
            value: line.factor?.intensity.value, unit: "t/MWh", citation: first?.citation, place: first?.place,
            sha256: inventory.sha256(ofFile: first?.place?.file))
    }
}
