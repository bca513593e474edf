import Findings
import Inventories
import Localization

/// Where the matrix stands on its sheets: the same columns on both, its own rows on each.
struct WorkbookMatrix {
    /// A row of the sheet that is filled in.
    enum Row: Hashable {
        case group(Sector.Group)
        case line(Sector, part: Int)
    }

    static let headingRow = 4
    static let codeRow = 5
    static let unitRow = 6
    static let fuelRow = 7
    static let factorRow = 8
    static let firstRow = 9
    static let firstColumn = 3
    static let lastColumn = firstColumn + Carrier.matrix.count - 1
    static let summaryFirstRow = 6

    static let labelWidth = 46.0
    static let width = 15.0
    static let widths = [labelWidth] + [Double](repeating: width, count: Carrier.matrix.count + 3)

    private(set) var rows: [Row] = []
    private var sectorRows: [Sector: ClosedRange<Int>] = [:]

    init(_ plan: WorkbookPlan) {
        for group in Sector.Group.allCases {
            rows.append(.group(group))
            for sector in Sector.allCases where sector.group == group {
                let first = Self.firstRow + rows.count
                for part in 0...plan.partCount(sector) { rows.append(.line(sector, part: part)) }
                sectorRows[sector] = first...(Self.firstRow + rows.count - 1)
            }
        }
    }

    /// The rows of a sector and its parts.
    func rows(of sector: Sector) -> ClosedRange<Int> { sectorRows[sector] ?? Self.firstRow...Self.firstRow }

    /// The last row.
    var lastRow: Int { Self.firstRow + rows.count - 1 }

    /// The sectors in the order of the summary's rows.
    static let summarySectors = Sector.Group.allCases.flatMap { group in Sector.allCases.filter { $0.group == group } }

    static func column(of carrier: Carrier) -> Int {
        firstColumn + (Carrier.matrix.firstIndex(of: carrier) ?? 0)
    }

    static func letters(of carrier: Carrier) -> String { Place.letters(ofColumn: column(of: carrier)) }

    /// The columns of the summary behind the carriers.
    static let otherColumn = lastColumn + 1
    static let totalColumn = lastColumn + 2
    static let missingColumn = lastColumn + 3

    /// District heat, solar and geothermal heat are not used in transport.
    static func isClosed(_ sector: Sector, _ carrier: Carrier) -> Bool {
        sector.group == .transport && [.heatCold, .solarThermal, .geothermal].contains(carrier)
    }
}
