import Findings
import Quantities

/// Which factors, defaults and calorific values the computation took, where a reader should know.
enum FactorRemarks {
    static func findings(_ town: Examination) -> [Finding] {
        given(town) + recalled(town) + defaultHeat(town) + cogeneration(town) + unknownPlants(town)
            + calorificValues(town)
    }

    /// A factor of the town was used: it wins, and is shown beside what the tables would have given.
    ///
    /// Sectors that share a carrier's factor are told once. The difference is a share of the reference, or tonnes where
    /// it is larger than that.
    private static func given(_ town: Examination) -> [Finding] {
        var seen: Set<[String: Detail]> = []
        return town.linesWithGivenFactor.compactMap { line in
            guard let value = line.factor?.intensity.value else { return nil }
            var details: [String: Detail] = [
                "value": tonnes(value), "carrier": line.record.carrierDetail, "reference": .text("–"),
                "difference": .text("–"),
            ]
            if let reference = town.reference(for: line.record)?.value {
                details["reference"] = tonnes(reference)
                let difference = value - reference
                details["difference"] =
                    abs(difference) > reference || reference == 0 ? tonnes(difference) : .share(difference / reference)
            }
            guard seen.insert(details).inserted else { return nil }
            return Finding("factor.given", .info, at: line.factorPlace, details: details)
        }
    }

    /// A factor was used that nobody has checked against its source yet; once for each carrier.
    private static func recalled(_ town: Examination) -> [Finding] {
        var seen: Set<Carrier> = []
        return town.result.lines.compactMap { line in
            guard line.energy != nil,
                line.factor?.components.contains(where: { $0.citation.verification == .memory }) == true,
                seen.insert(line.record.carrier).inserted
            else { return nil }
            return Finding(
                "factor.recalled", .info, at: line.record.amountPlace, details: ["carrier": line.record.carrierDetail])
        }
    }

    /// Heat was multiplied with a default because nothing is known of how it is made.
    private static func defaultHeat(_ town: Examination) -> [Finding] {
        let lines = town.result.lines.filter {
            $0.record.carrier == .heatCold && $0.factor?.origin == .fallback && $0.energy != nil
        }
        guard let first = lines.first, let value = first.factor?.intensity.value else { return [] }
        return [
            Finding(
                "heat-factor.default-used", .warning, at: first.record.amountPlace,
                details: ["value": tonnes(value), "count": .count(lines.count)])
        ]
    }

    /// A plant makes heat and electricity, and its emissions were split by reference efficiencies.
    private static func cogeneration(_ town: Examination) -> [Finding] {
        town.production.plants.compactMap { plant in
            guard let heat = plant.heat, let electricity = plant.electricity, heat > .zero, electricity > .zero,
                let emissions = plant.emissions, emissions > .zero
            else { return nil }
            return Finding("chp.default-efficiencies", .info, at: plant.place, details: plant.details)
        }
    }

    /// A plant delivers something and nobody knows what it emits: it is left out of both factors.
    private static func unknownPlants(_ town: Examination) -> [Finding] {
        town.production.plants.filter { $0.delivered > .zero && $0.emissions == nil }.map { plant in
            Finding("plant.emissions-unknown", .warning, at: plant.place, details: plant.details)
        }
    }

    /// A calorific value of the country or its region was taken, not the world's; once for each fuel and kind of unit.
    private static func calorificValues(_ town: Examination) -> [Finding] {
        var seen: Set<FactorTables.CalorificValue> = []
        return town.result.lines.compactMap { line in
            guard let row = line.conversion?.calorificValue, row.country != "WORLD",
                case .reported(_, let unit) = line.record.entry, seen.insert(row).inserted,
                let value = unit.kind == .mass ? row.perTonne : row.perCubicMetre
            else { return nil }
            let perUnit = "\(Energy.baseSymbol)/\(unit.kind == .mass ? "t" : "m3")"
            return Finding(
                "ncv.country-row", .info, at: line.record.amountPlace,
                details: [
                    "value": .quantity(value, unit: perUnit), "fuel": .text(row.fuel.rawValue),
                    "country": .text(row.country),
                ])
        }
    }

    private static func tonnes(_ value: Double) -> Detail { .quantity(value, unit: MassPerEnergy.baseSymbol) }
}
