import Inventories
import Localization
import Quantities

/// Which line goes into which cell of the matrix, and which needs a line of its own.
///
/// A carrier's column has one unit and one fuel; a line in another unit, of another fuel, or beside a taken cell
/// becomes a line of its own, so that nothing is converted on the way.
struct WorkbookPlan {
    /// What holds for a carrier's whole column.
    struct Column: Hashable {
        var unit: ActivityUnit
        var fuel: Fuel?
    }

    /// A cell of the matrix; part 0 is the sector's own row.
    struct Cell: Hashable {
        var sector: Sector
        var part: Int
        var carrier: Carrier

        /// How the list of identifiers names the cell.
        var code: String { "\(WorkbookCode.row(sector.rawValue, part: part)).\(carrier.rawValue)" }
    }

    private(set) var columns: [Carrier: Column] = [:]
    private(set) var parts: [Sector: [String]] = [:]
    private(set) var cells: [Cell: ActivityRecord] = [:]
    private(set) var lines: [ActivityRecord] = []
    /// The cells in the order of the inventory's lines; nothing for a line of its own.
    private(set) var order: [(cell: Cell?, record: ActivityRecord)] = []

    init(_ records: [ActivityRecord]) {
        for carrier in Carrier.matrix { columns[carrier] = Self.column(of: carrier, among: records) }
        for record in records {
            let cell = freeCell(for: record)
            if let cell { cells[cell] = record } else { lines.append(record) }
            order.append((cell, record))
        }
    }

    /// Rows of parts under a sector.
    func partCount(_ sector: Sector) -> Int { max(WorkbookCode.parts, parts[sector]?.count ?? 0) }

    private mutating func freeCell(for record: ActivityRecord) -> Cell? {
        guard let column = columns[record.carrier] else { return nil }
        switch record.entry {
        case .reported(let amount, let unit):
            guard unit == column.unit, record.fuel == column.fuel, amount.isFinite else { return nil }
        default: guard record.fuel == nil else { return nil }
        }
        guard let part = part(for: record) else { return nil }
        let cell = Cell(sector: record.sector, part: part, carrier: record.carrier)
        return cells[cell] == nil ? cell : nil
    }

    private mutating func part(for record: ActivityRecord) -> Int? {
        guard let name = record.subsector else { return 0 }
        guard !name.isEmpty else { return nil }
        let known = parts[record.sector] ?? []
        if let index = known.firstIndex(of: name) { return index + 1 }
        guard known.count < WorkbookCode.mostParts else { return nil }
        parts[record.sector] = known + [name]
        return known.count + 1
    }

    /// The unit and fuel that most lines of a carrier are in; of equally many, the first.
    private static func column(of carrier: Carrier, among records: [ActivityRecord]) -> Column {
        var counts: [Column: Int] = [:]
        var best: (column: Column, count: Int)?
        for record in records where record.carrier == carrier {
            guard case .reported(_, let unit) = record.entry else { continue }
            counts[Column(unit: unit, fuel: record.fuel), default: 0] += 1
        }
        for record in records where record.carrier == carrier {
            guard case .reported(_, let unit) = record.entry else { continue }
            let column = Column(unit: unit, fuel: record.fuel)
            if let count = counts[column], count > best?.count ?? 0 { best = (column, count) }
        }
        return best?.column ?? Column(unit: carrier.customaryUnit, fuel: nil)
    }
}

extension Carrier {
    /// The unit that utilities and statistics of the region mostly report the carrier in.
    var customaryUnit: ActivityUnit {
        switch self {
        case .heatCold: .gigacalorie
        case .naturalGas: .thousandCubicMetres
        case .liquidGas, .heatingOil, .diesel, .gasoline, .lignite, .coal: .tonne
        default: .megawattHour
        }
    }

    /// The units that a person can choose for the carrier, the customary one first.
    var units: [ActivityUnit] {
        let energy = ActivityUnit.allCases.filter { $0.kind == .energy }
        let mass: [ActivityUnit] = [.tonne, .kilogram]
        let gas: [ActivityUnit] = [.thousandCubicMetres, .cubicMetre]
        let liquid: [ActivityUnit] = [.litre, .thousandLitres, .cubicMetre]
        let others: [ActivityUnit] =
            switch self {
            case .naturalGas, .biogas: gas + mass + energy
            case .liquidGas, .heatingOil, .diesel, .gasoline, .plantOil, .biofuel: mass + liquid + energy
            case .lignite, .coal: mass + energy
            case .otherFossil, .otherBiomass: energy + mass + [.cubicMetre, .thousandCubicMetres]
            case .electricity, .heatCold, .solarThermal, .geothermal, .unrecognised: energy
            }
        return [customaryUnit] + others.filter { $0 != customaryUnit }
    }

    /// Whether the carrier is burned, so that its fuel can be named.
    var hasFuels: Bool { family == .fossil || family == .biomass }
}
