import Findings
import Quantities

/// Factors of the town that fit only when they are read in another unit: CH4 in t/TJ where kg/TJ is meant.
enum FactorUnitRemarks {
    /// A factor of methane or nitrous oxide above so many times the largest reference is suspect; our own proposal.
    private static let mostTimes = 20.0
    /// What another unit makes of it is usual down to this share of the smallest reference; our own proposal.
    private static let leastShare = 0.1
    /// Methane and nitrous oxide differ so much by use that only units a thousandfold apart can be told apart.
    private static let leastSlip = 999.0
    /// A factor of carbon dioxide of a fossil fuel is usual within these multiples of the references; our own proposal.
    private static let usualCarbon = 0.3...3.0

    static func findings(_ town: Examination) -> [Finding] {
        town.inventory.factors.compactMap { factor in
            guard factor.role == .emission, factor.value > .zero, let usual = usual(factor, town),
                isSuspect(factor, usual), let other = reading(of: factor, within: usual)
            else { return nil }
            return finding(factor, readIn: other)
        }
    }

    private static func finding(_ factor: GivenFactor, readIn other: FactorUnit) -> Finding {
        Finding(
            "factor.unit-suspect", .error, at: factor.place.or(field: "factor.\(factor.carrier.rawValue)"),
            details: [
                "value": .number(number(factor)), "unit": .text(unit(factor).rawValue), "other": .text(other.rawValue),
                "computed": .quantity(
                    number(factor) * other.tonnesPerMegawattHour, unit: MassPerEnergy.baseSymbol),
            ])
    }

    private static func unit(_ factor: GivenFactor) -> FactorUnit { factor.unit ?? .tonnePerMegawattHour }

    /// The number as it was stated.
    private static func number(_ factor: GivenFactor) -> Double {
        factor.value.value / unit(factor).tonnesPerMegawattHour
    }

    private static func isTrace(_ factor: GivenFactor) -> Bool { [.methane, .nitrousOxide].contains(factor.gas) }

    private static func isSuspect(_ factor: GivenFactor, _ usual: ClosedRange<Double>) -> Bool {
        isTrace(factor) ? factor.value.value > usual.upperBound : !usual.contains(factor.value.value)
    }

    /// The unit in which the number is usual, if it is in any.
    ///
    /// A slip changes one half of a unit: first those per the same energy, then those of the same mass, then others;
    /// among these the one nearest to the middle of what is usual.
    private static func reading(of factor: GivenFactor, within usual: ClosedRange<Double>) -> FactorUnit? {
        let stated = unit(factor)
        let (halves, middle) = (halves(stated), (usual.lowerBound * usual.upperBound).squareRoot())
        func distance(_ unit: FactorUnit) -> (Int, Double) {
            let ratio = number(factor) * unit.tonnesPerMegawattHour / middle
            let parts = Self.halves(unit)
            let rank = parts.last == halves.last ? 0 : parts.first == halves.first ? 1 : 2
            return (rank, max(ratio, 1 / ratio))
        }
        return FactorUnit.allCases.filter { unit in
            let slip = stated.tonnesPerMegawattHour / unit.tonnesPerMegawattHour
            return (!isTrace(factor) || slip >= leastSlip)
                && usual.contains(number(factor) * unit.tonnesPerMegawattHour)
        }.min { distance($0) < distance($1) }
    }

    private static func halves(_ unit: FactorUnit) -> [Substring] { unit.rawValue.split(separator: "/") }

    /// What the references of the carrier leave as usual for a gas; `nil` where there is nothing to hold it against.
    private static func usual(_ factor: GivenFactor, _ town: Examination) -> ClosedRange<Double>? {
        let gas: Gas = factor.gas == .equivalent ? .carbonDioxide : factor.gas
        let known = town.context.tables.referenceFactors(of: factor.carrier).filter { $0.gas == gas }
        let values = known.map(\.value.value).filter { $0 > 0 }
        guard let least = values.min(), let most = values.max() else { return nil }
        switch gas {
        case .methane, .nitrousOxide: return least * leastShare...most * mostTimes
        default:
            guard factor.carrier.family == .fossil else { return nil }
            return least * usualCarbon.lowerBound...most * usualCarbon.upperBound
        }
    }
}
