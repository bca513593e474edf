public import Findings

/// The file's own sums and emissions held against ours: rules C19 and C20, and what most often lies behind them.
public struct PrintedChecks: Sendable {
    /// How far a printed figure may lie from ours.
    public struct Tolerance: Sendable {
        /// C19: of a sum, relative.
        public var sum: Double
        /// C19 and C20: absolute, in megawatt-hours or tonnes.
        public var absolute: Double
        /// C20: of an emission, relative.
        public var emission: Double

        /// Takes the thresholds of the two rules' rows.
        public init(sum: Double, absolute: Double, emission: Double) {
            self.sum = sum
            self.absolute = absolute
            self.emission = emission
        }
    }

    private let tolerance: Tolerance

    /// Prepares the checks.
    public init(tolerance: Tolerance) { self.tolerance = tolerance }

    /// Everything that differs, with the likely cause where the numbers give it away.
    public func findings(for result: InventoryResult) -> [Finding] {
        let comparisons = Self.once(result.printedComparisons)
        let emissions = comparisons.filter { $0.figure.subject == .emission }
        return comparisons.compactMap(difference)
            + emissions.compactMap { PrintedDiagnosis.cause(of: $0, tolerance: tolerance.emission) }
            + PrintedDiagnosis.swaps(among: emissions) + PrintedDiagnosis.constantRatio(emissions, tolerance.emission)
            + PrintedParts(figures: result.inventory.printed, tolerance: tolerance).findings()
    }

    private func difference(_ comparison: PrintedComparison) -> Finding? {
        guard let computed = comparison.computed, let difference = comparison.difference else { return nil }
        // A printed grand total of emissions may hold sectors outside energy; its parts are checked instead.
        if comparison.figure.subject == .emission, comparison.figure.row == .total { return nil }
        let relative = comparison.figure.subject == .energy ? tolerance.sum : tolerance.emission
        guard abs(difference) > max(tolerance.absolute, relative * abs(computed)) else { return nil }
        var details = Self.details(comparison.figure, computed: computed)
        if let energy = comparison.energy, energy > 0 {
            details["factor"] = .quantity(computed / energy, unit: "t/MWh")
        }
        let isBeyond = comparison.figure.holdsNonEnergy && difference > 0 && comparison.figure.subject == .emission
        return Finding(
            isBeyond ? "emission.beyond-energy" : comparison.code, isBeyond ? .info : .error,
            at: comparison.figure.place, details: details)
    }

    /// A cell printed for its scope and again for all scopes is compared once.
    private static func once(_ comparisons: [PrintedComparison]) -> [PrintedComparison] {
        comparisons.filter { comparison in
            let figure = comparison.figure
            guard figure.row != .total, figure.scope == nil else { return true }
            return !comparisons.contains { other in
                other.figure.scope != nil && other.figure.value == figure.value && other.figure.gas == figure.gas
                    && other.figure.place.row.map { abs($0 - (figure.place.row ?? 0)) <= 3 } == true
                    && PrintedMatching.isSame(other.figure.sectorWord, figure.sectorWord)
                    && PrintedMatching.isSame(other.figure.carrierWord, figure.carrierWord)
            }
        }
    }

    /// What the wording of a difference is filled with.
    static func details(_ figure: PrintedFigure, computed: Double) -> [String: Detail] {
        let unit = figure.subject == .energy ? "MWh" : "t"
        let words = [figure.sectorWord, figure.subsector, figure.carrierWord].compactMap { $0 }.filter { !$0.isEmpty }
        return [
            "printed": .quantity(figure.value, unit: unit), "computed": .quantity(computed, unit: unit),
            "difference": .quantity(figure.value - computed, unit: unit), "word": .text(words.joined(separator: " · ")),
            "sector": .text(figure.sectorWord ?? "–"), "carrier": .text(figure.carrierWord ?? "–"),
            "factor": .text("–"),
        ]
    }
}

extension PrintedComparison {
    /// The code of a difference: by what the figure is a sum of.
    fileprivate var code: String {
        if figure.subject == .emission { return "C20" }
        switch figure.row {
        case .total: return figure.carrierWord == nil ? "total.grand-differs" : "total.column-differs"
        case .subtotal, .line: return "total.row-differs"
        }
    }
}
