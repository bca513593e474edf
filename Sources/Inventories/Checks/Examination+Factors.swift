import Findings
import Quantities

extension InventoryResult {
    /// The first line of each factor of the town that was used, in the order of the lines.
    var linesWithGivenFactor: [LineResult] {
        var seen: Set<String> = []
        return lines.filter { line in
            guard let factor = line.factor, factor.origin == .given, line.record.entry.standing == .known else {
                return false
            }
            return seen.insert(factor.identity).inserted
        }
    }
}

extension Examination {
    /// What the tables would have given a line: national electricity, default heat, or the fuel's factor.
    func reference(for record: ActivityRecord) -> Quantity<MassPerEnergy>? {
        switch record.carrier {
        case .electricity: national?.reference?.value
        case .heatCold: result.heat?.value ?? defaultHeat
        default: choice.reference(for: record)?.intensity
        }
    }

    private var defaultHeat: Quantity<MassPerEnergy>? {
        let gas: Gas = inventory.accounting.approach == .lifeCycle ? .equivalent : .carbonDioxide
        return context.tables.referenceFactors[Fuel(rawValue: Carrier.heatCold.rawValue)]?.first { $0.gas == gas }?
            .value
    }
}

extension LineResult {
    /// Where the factor stands: in the file, or in the form.
    var factorPlace: Place {
        (factor?.components.first?.place ?? Place()).or(field: "factor.\(record.carrier.rawValue)")
    }

    /// Whether the town names a source for the factor.
    var factorHasSource: Bool { factor?.components.contains { !$0.citation.source.isEmpty } ?? false }
}

extension Double {
    /// Whether this is the other number, written with fewer digits: at least two decimals, as factors are printed.
    ///
    /// A town that copies 0.6487 as 0.649 states the same factor.
    func isRounded(from exact: Double) -> Bool {
        // No two decimals stand for a number further away; most pairs end here, before any digit is written.
        guard abs(self - exact) < 0.01 else { return false }
        let written = description.utf8
        let digits = written.reversed().prefix { $0 != UInt8(ascii: ".") }.count
        guard !written.contains(UInt8(ascii: "e")), digits >= 2, digits <= 15 else { return self == exact }
        let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
        return (exact * scale).rounded() == (self * scale).rounded()
    }
}
