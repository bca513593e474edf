import Quantities

/// A figure that the town's file prints, beside the same figure computed from its lines.
public struct PrintedComparison: Hashable, Sendable {
    /// The figure as printed.
    public var figure: PrintedFigure
    /// The same figure from the lines; `nil` where a line of it is not known, or no line belongs to it.
    public var computed: Double?
    /// The energy of its lines, in megawatt-hours; `nil` where not all of it is known.
    public var energy: Double?
    /// The lines it is made of.
    public var lines: [LineResult]

    /// Printed less computed.
    public var difference: Double? { computed.map { figure.value - $0 } }

    /// The difference relative to the computed figure.
    public var relativeDifference: Double? {
        guard let computed, let difference, computed != 0 else { return nil }
        return difference / computed
    }
}

extension InventoryResult {
    /// Every printed figure beside ours, where lines belong to it.
    public var printedComparisons: [PrintedComparison] {
        inventory.printed.map { figure in
            let lines = PrintedMatching(result: self).lines(of: figure)
            let occurring = lines.filter { $0.record.entry.standing != .absent }
            var energy = PartialSum<Energy>()
            var value = PartialSum<Mass>()
            for line in occurring {
                energy.add(line.energy)
                if figure.subject == .emission { value.add(emission(of: line, as: figure.gas)) }
            }
            let known = energy.isComplete ? energy.value.value : nil
            let computed = figure.subject == .energy ? known : value.isComplete ? value.value.value : nil
            return PrintedComparison(figure: figure, computed: computed, energy: known, lines: occurring)
        }
    }

    /// A line's emission in the gas that a figure prints; towns write CO2 and CO2e for the same sum.
    private func emission(of line: LineResult, as gas: Gas?) -> Quantity<Mass>? {
        switch gas {
        case .methane, .nitrousOxide: line.emission(of: gas ?? .equivalent)
        case .carbonDioxide where basis == .equivalent: line.emission(of: .carbonDioxide) ?? line.emission
        default: line.emission
        }
    }
}

/// Finds the lines that a printed figure is made of: by the file's own words first, then by what they mean.
struct PrintedMatching {
    let result: InventoryResult

    func lines(of figure: PrintedFigure) -> [LineResult] {
        let sameSector = lines(inSectorOf: figure)
        let found = sameSector.filter { line in
            let record = line.record
            if let scope = figure.scope, record.scope != scope { return false }
            if !Self.isBlank(figure.subsector) || figure.row == .line {
                guard Self.isSame(figure.subsector, record.subsector) else { return false }
            }
            guard let word = figure.carrierWord else { return true }
            return Self.isSame(word, record.carrierWord) || (!usesWord(word) && figure.carrier == record.carrier)
        }
        // Under another word there may be several lines of one carrier; which of them is meant cannot be told.
        let isByCarrier = figure.row == .line && figure.carrierWord.map { !usesWord($0) } == true
        return isByCarrier && found.count > 1 ? [] : found
    }

    private func lines(inSectorOf figure: PrintedFigure) -> [LineResult] {
        if figure.row == .total { return result.lines }
        let byWord = result.lines.filter { Self.isSame($0.record.sectorWord, figure.sectorWord) }
        if !byWord.isEmpty { return byWord }
        let unallocated: [Sector?] = [.buildingsUnallocated, .transportUnallocated, .otherUnallocated]
        guard let sector = figure.sector, !unallocated.contains(sector) else { return [] }
        return result.lines.filter { $0.record.sector == sector }
    }

    private func usesWord(_ word: String) -> Bool {
        result.lines.contains { Self.isSame($0.record.carrierWord, word) }
    }

    private static func isBlank(_ word: String?) -> Bool { (word ?? "").isEmpty }

    static func isSame(_ left: String?, _ right: String?) -> Bool {
        (left ?? "").lowercased() == (right ?? "").lowercased()
    }
}
