import Inventories
import Localization

/// What the summary's formulas give for the lines filled in: a number, nothing, or a mark that a unit cannot be converted.
enum WorkbookSum: Hashable {
    case empty
    case number(Double)
    case unconvertible

    /// The mark of a cell whose unit cannot be converted.
    static let mark = "!"

    /// What is saved with the formula.
    var cached: SpreadsheetSheetWriter.CachedValue {
        switch self {
        case .empty: .text("")
        case .number(let value): .number(value)
        case .unconvertible: .text(Self.mark)
        }
    }

    /// The number, where it is one.
    var value: Double? { if case .number(let value) = self { value } else { nil } }

    /// The sum of the numbers among some cells; nothing where there is none.
    static func sum(_ cells: [WorkbookSum]) -> WorkbookSum {
        let values = cells.compactMap(\.value)
        return values.isEmpty ? .empty : .number(values.reduce(0, +))
    }
}

/// The figures of the summary, computed as its formulas compute them.
struct WorkbookSums {
    private var cells: [Sector: [WorkbookSum]] = [:]
    private var others: [Sector: WorkbookSum] = [:]
    private var missing: [Sector: Int] = [:]

    init(plan: WorkbookPlan, factor: (Carrier) -> Double?, lines: [(record: ActivityRecord, energy: WorkbookSum)]) {
        for sector in Sector.allCases {
            let own = lines.filter { $0.record.sector == sector }
            cells[sector] = Carrier.matrix.map { carrier in
                Self.cell(
                    plan.cells.filter { $0.key.sector == sector && $0.key.carrier == carrier }.map(\.value.entry),
                    factor: factor(carrier), lines: own.filter { $0.record.carrier == carrier }.map(\.energy))
            }
            let unknown = own.filter { $0.record.carrier == .unrecognised }.compactMap(\.energy.value)
            others[sector] = unknown.isEmpty ? .empty : .number(unknown.reduce(0, +))
            missing[sector] =
                plan.cells.filter { $0.key.sector == sector }.count { cell in
                    Self.isMissing(cell.value.entry, isConverted: factor(cell.key.carrier) != nil)
                } + own.count { Self.isMissing($0.record.entry, isConverted: $0.energy.value != nil) }
        }
    }

    private static func cell(_ entries: [Entry], factor: Double?, lines: [WorkbookSum]) -> WorkbookSum {
        let amounts = entries.compactMap(\.number)
        let energies = lines.compactMap(\.value)
        if amounts.isEmpty, energies.isEmpty { return .empty }
        if !amounts.isEmpty, factor == nil { return .unconvertible }
        return .number(amounts.reduce(0, +) * (factor ?? 0) + energies.reduce(0, +))
    }

    /// A blank cell is not counted: the formula cannot tell it from one that nobody needs.
    private static func isMissing(_ entry: Entry, isConverted: Bool) -> Bool {
        switch entry {
        case .reported, .zeroConfirmed: !isConverted
        case .notEstimated, .confidential: true
        case .notOccurring, .includedElsewhere, .unknown: false
        }
    }

    func cell(_ sector: Sector, _ carrier: Carrier) -> WorkbookSum {
        guard let index = Carrier.matrix.firstIndex(of: carrier) else { return .empty }
        return cells[sector]?[index] ?? .empty
    }

    func other(_ sector: Sector) -> WorkbookSum { others[sector] ?? .empty }

    func total(_ sector: Sector) -> WorkbookSum { .sum((cells[sector] ?? []) + [other(sector)]) }

    func missing(_ sector: Sector) -> Int { missing[sector] ?? 0 }

    func column(_ carrier: Carrier) -> WorkbookSum { .sum(Sector.allCases.map { cell($0, carrier) }) }

    var otherColumn: WorkbookSum { .sum(Sector.allCases.map(other)) }

    var grandTotal: WorkbookSum { .sum(Sector.allCases.map(total)) }

    var missingTotal: Int { Sector.allCases.reduce(0) { $0 + missing($1) } }
}

extension Entry {
    /// The number a cell holds.
    var number: Double? {
        switch self {
        case .reported(let amount, _): amount
        case .zeroConfirmed: 0
        default: nil
        }
    }
}
