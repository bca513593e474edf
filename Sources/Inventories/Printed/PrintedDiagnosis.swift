import Findings
import Foundation

/// Names the likely cause of a printed emission that is not energy times factor.
enum PrintedDiagnosis {
    /// Figures are taken as the same number within this relative distance.
    private static let sameNumber = 2e-4

    /// One figure's own cause: the energy printed as an emission, or an energy a thousand times too small.
    static func cause(of comparison: PrintedComparison, tolerance: Double) -> Finding? {
        let figure = comparison.figure
        guard let energy = comparison.energy, energy > 1, figure.value > 0 else { return nil }
        let isOff = comparison.relativeDifference.map { abs($0) > tolerance } ?? true
        guard isOff else { return nil }
        if isSame(figure.value, energy) {
            return Finding(
                "emission.equals-energy", .error, at: figure.place,
                details: ["printed": .quantity(figure.value, unit: "t"), "value": .quantity(energy, unit: "MWh")])
        }
        guard let computed = comparison.computed, computed > 0, comparison.lines.count == 1 else { return nil }
        let ratio = figure.value / computed
        guard (850...1200).contains(ratio) else { return nil }
        return Finding(
            "emission.energy-thousandfold", .error, at: comparison.lines[0].record.place,
            details: [
                "value": .quantity(energy, unit: "MWh"), "computed": .quantity(energy * 1000, unit: "MWh"),
                "printed": .quantity(figure.value, unit: "t"),
            ])
    }

    /// Pairs of cells where each prints what belongs to the other.
    static func swaps(among comparisons: [PrintedComparison]) -> [Finding] {
        let lines = comparisons.filter { comparison in
            guard let computed = comparison.computed, comparison.figure.carrierWord != nil else { return false }
            return !isSame(comparison.figure.value, computed)
        }
        var findings: [Finding] = []
        for (index, left) in lines.enumerated() {
            for right in lines[(index + 1)...] {
                guard left.figure.gas == right.figure.gas, left.figure.place != right.figure.place,
                    isSame(left.figure.value, right.computed ?? .nan),
                    isSame(right.figure.value, left.computed ?? .nan),
                    isApart(left, right)
                else { continue }
                findings.append(swap(left, right))
                findings.append(swap(right, left))
            }
        }
        return findings
    }

    /// The same line printed twice, once for its scope and once for all scopes, is no pair.
    private static func isApart(_ left: PrintedComparison, _ right: PrintedComparison) -> Bool {
        left.figure.scope == right.figure.scope && left.lines.map(\.record.id) != right.lines.map(\.record.id)
    }

    private static func swap(_ one: PrintedComparison, _ other: PrintedComparison) -> Finding {
        Finding(
            "emission.swapped", .error, at: one.figure.place,
            details: [
                "word": .text(one.figure.carrierWord ?? ""), "otherWord": .text(other.figure.carrierWord ?? ""),
                "printed": .quantity(one.figure.value, unit: "t"),
                "otherPrinted": .quantity(other.figure.value, unit: "t"),
            ])
    }

    /// All figures that are off are off by one and the same ratio, or one is off by a ratio that means something.
    static func constantRatio(_ comparisons: [PrintedComparison], _ tolerance: Double) -> [Finding] {
        let off = comparisons.filter {
            ($0.relativeDifference.map { abs($0) > tolerance } ?? false) && $0.figure.row != .total
        }
        let ratios = off.compactMap { comparison in
            comparison.computed.map { (comparison, comparison.figure.value / $0) }
        }
        guard let first = ratios.first else { return [] }
        let isConstant = ratios.count > 1 && ratios.allSatisfy { isSame($0.1, first.1) }
        return ratios.compactMap { comparison, ratio in
            guard isConstant || telling.contains(where: { isSame(ratio, $0) }) else { return nil }
            return Finding(
                "emission.constant-ratio", .error, at: comparison.figure.place,
                details: [
                    "ratio": .text(wording(of: ratio)), "printed": .quantity(comparison.figure.value, unit: "t"),
                    "computed": .quantity(comparison.computed ?? 0, unit: "t"),
                ])
        }
    }

    /// Ratios that are hardly chance: a tenth more or less, and relations between units.
    private static let telling: [Double] = {
        let relations: [Double] = [1.1, 1.2, 3.6, 1.163, 11.63, 44.0 / 12.0]
        return relations + relations.map { 1 / $0 }
    }()

    private static func wording(of ratio: Double) -> String {
        for tenth in [1.1, 1.2, 3.6, 1.163, 11.63] where isSame(ratio, 1 / tenth) { return "1/\(tenth)" }
        return String(format: "%.4f", ratio)
    }

    private static func isSame(_ left: Double, _ right: Double) -> Bool {
        abs(left - right) <= sameNumber * max(abs(left), abs(right))
    }
}
