import Findings
import Quantities

/// What the computation did about the national electricity factor.
///
/// Nothing is said where the town states a factor for all its electricity, or the national factor itself.
enum ElectricityRemarks {
    static func findings(_ town: Examination) -> [Finding] {
        let lines = town.result.lines.filter {
            $0.record.carrier == .electricity && $0.record.entry.standing == .known
        }
        let alpha2 = town.inventory.town.country
        if lines.contains(where: { $0.factor == nil }), town.national == nil {
            return [
                Finding(
                    "neefe.country-missing", .warning, at: .electricityFactor,
                    details: ["country": .text(alpha2)])
            ]
        }
        guard let national = town.national, let reference = national.reference,
            national.citation.verification != .stated,
            lines.contains(where: { $0.factor != nil && $0.factor?.origin != .given })
        else { return [] }
        return otherYear(national, alpha2, town) + quality(reference) + stability(reference, town)
    }

    /// The series does not reach the inventory's year: the nearest year's factor was used.
    private static func otherYear(_ national: NationalElectricity, _ alpha2: String, _ town: Examination) -> [Finding] {
        guard national.year != town.inventory.year else { return [] }
        return [
            Finding(
                "neefe.year-missing", .warning, at: .electricityFactor,
                details: [
                    "country": .text(alpha2), "year": .plain(town.inventory.year.number),
                    "otherYear": .plain(national.year.number), "value": tonnes(national.value.value),
                ])
        ]
    }

    /// The row that was used carries a remark.
    private static func quality(_ reference: FactorTables.NationalFactor) -> [Finding] {
        guard let note = reference.citation.note, !note.isEmpty else { return [] }
        return [
            Finding(
                "neefe.quality", .warning, at: .electricityFactor,
                details: [
                    "note": .text(note), "year": .plain(reference.year.number), "value": tonnes(reference.value.value),
                ])
        ]
    }

    /// The country's series jumps or spreads widely; the median of the years around is offered for comparison.
    private static func stability(_ reference: FactorTables.NationalFactor, _ town: Examination) -> [Finding] {
        let series = NationalSeries(
            factors: town.context.tables.nationalSeries(
                country: town.choice.alpha3, accounting: town.inventory.accounting))
        guard series.isUnstable, let range = series.range, let median = series.median(around: reference.year) else {
            return []
        }
        return [
            Finding(
                "neefe.unstable-series", .info, at: .electricityFactor,
                details: [
                    "value": tonnes(reference.value.value), "reference": tonnes(median), "count": .count(series.jumps),
                    "low": tonnes(range.lowerBound), "high": tonnes(range.upperBound),
                ])
        ]
    }

    private static func tonnes(_ value: Double) -> Detail { .quantity(value, unit: MassPerEnergy.baseSymbol) }
}
