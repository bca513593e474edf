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
        let comparisons = result.printedComparisons
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
        return Finding(
            comparison.code, .error, at: comparison.figure.place,
            details: Self.details(comparison.figure, computed: computed))
    }

    /// What the wording of a difference is filled with.
    static func details(_ figure: PrintedFigure, computed: Double) -> [String: Detail] {
        let unit = figure.subject == .energy ? "MWh" : "t"
        let words = [figure.sectorWord, figure.subsector, figure.carrierWord].compactMap { $0 }.filter { !$0.isEmpty }
        return [
            "printed": .quantity(figure.value, unit: unit), "computed": .quantity(computed, unit: unit),
            "difference": .quantity(figure.value - computed, unit: unit), "word": .text(words.joined(separator: " · ")),
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
