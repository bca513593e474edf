public import Cities
public import Inventories
public import Quantities

/// What a published inventory says, added up, as statistics need it.
public struct ReportedInventory: Hashable, Sendable {
    /// A cell of the matrix of sectors and carriers.
    public struct Cell: Hashable, Sendable {
        /// The sector and the carrier.
        public var cell: MatrixCell
        /// Final energy and emissions.
        public var sums: Subtotal

        /// States a cell.
        public init(_ cell: MatrixCell, _ sums: Subtotal) {
            self.cell = cell
            self.sums = sums
        }
    }

    /// Energy made in the town in a year.
    public struct Production: Hashable, Sendable {
        /// Electricity.
        public var electricity = PartialSum<Energy>()
        /// Heat.
        public var heat = PartialSum<Energy>()
        /// Electricity of wind, water and sun, which is in the first too.
        public var renewable = PartialSum<Energy>()

        /// Starts with nothing.
        public init() {}
    }

    /// How emissions are counted; only what is counted alike is added up or compared.
    public struct Counting: Hashable, Sendable, Comparable {
        /// Standard factors or life cycles.
        public var approach: Accounting.Approach
        /// Carbon dioxide alone, or all gases.
        public var basis: Accounting.Basis

        /// States how.
        public init(_ approach: Accounting.Approach, _ basis: Accounting.Basis) {
            self.approach = approach
            self.basis = basis
        }

        /// Names it in files: `ipcc-CO2e`.
        public var code: String { "\(approach.rawValue)-\(basis.rawValue)" }
        /// The unit of emissions: `tCO2e`.
        public var unit: String { "t\(basis.rawValue)" }
        /// In the order of the codes.
        public static func < (left: Self, right: Self) -> Bool { left.code < right.code }
    }

    /// The town's part of the address.
    public var slug: String
    /// The year.
    public var year: Year
    /// What it is for.
    public var kind: Inventory.Kind
    /// How emissions are counted.
    public var counting: Counting
    /// Inhabitants in the year, where known.
    public var population: Int?
    /// Emissions.
    public var emission: PartialSum<Mass>
    /// Final energy.
    public var energy: PartialSum<Energy>
    /// Energy made in the town; `nil` where the inventory names no plant.
    public var production: Production?
    /// By sector and carrier, in their order.
    public var cells: [Cell]
    /// Since when everybody may read it; `nil` where nobody noted the day.
    public var since: CalendarDay?
    /// The digest of the document it follows from, in hexadecimal; `nil` for one that ships.
    public var digest: String?

    /// States what an inventory says.
    public init(
        slug: String, year: Year, kind: Inventory.Kind, counting: Counting, population: Int?,
        emission: PartialSum<Mass>, energy: PartialSum<Energy>, production: Production? = nil, cells: [Cell] = [],
        since: CalendarDay? = nil, digest: String? = nil
    ) {
        self.slug = slug
        self.year = year
        self.kind = kind
        self.counting = counting
        self.population = population
        self.emission = emission
        self.energy = energy
        self.production = production
        self.cells = cells
        self.since = since
        self.digest = digest
    }

    /// Takes what an inventory comes to.
    public init(
        _ inventory: Inventory, _ totals: InventoryTotals, of slug: String, since: CalendarDay? = nil,
        digest: String? = nil
    ) {
        let cells = totals.byCell.map { (order: $0.part.order, cell: Cell($0.part, $0.subtotal)) }
        self.init(
            slug: slug, year: inventory.year, kind: inventory.kind,
            counting: Counting(inventory.accounting.approach, inventory.accounting.basis),
            population: inventory.town.population, emission: totals.total.emission, energy: totals.total.energy,
            production: Production(totals.production), cells: cells.sorted { $0.order < $1.order }.map(\.cell),
            since: since, digest: digest)
    }

    /// Whether everybody could read it on a day; without a noted day, from the year after its own.
    public func isPublic(on day: CalendarDay) -> Bool { since.map { $0 <= day } ?? (year.number < day.year) }
}

extension ReportedInventory.Production {
    /// Adds up plants; `nil` where none is named: nobody says that there are none.
    init?(_ production: LocalProduction) {
        guard !production.plants.isEmpty else { return nil }
        self.init()
        for plant in production.plants {
            electricity.add(plant.electricity)
            heat.add(plant.heat)
            if [.wind, .hydro, .photovoltaic].contains(plant.plant.kind) { renewable.add(plant.electricity) }
        }
    }
}

extension MatrixCell {
    /// Orders cells by the names of their sectors, then of their carriers.
    fileprivate var order: Int {
        let carriers = Self.carriers
        return (Self.sectors.firstIndex(of: sector) ?? 0) * carriers.count + (carriers.firstIndex(of: carrier) ?? 0)
    }

    private static let sectors = Sector.allCases.sorted { $0.rawValue < $1.rawValue }
    private static let carriers = Carrier.allCases.sorted { $0.rawValue < $1.rawValue }
}
