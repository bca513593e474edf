public import Quantities

/// Energy and emissions of a part of the inventory.
public struct Subtotal: Hashable, Sendable {
    /// Final energy.
    public var energy = PartialSum<Energy>()
    /// Emissions in the inventory's unit.
    public var emission = PartialSum<Mass>()

    /// Starts an empty subtotal.
    public init() {}

    /// Adds what a line comes to.
    mutating func add(_ energy: Quantity<Energy>?, _ emission: Quantity<Mass>?) {
        self.energy.add(energy)
        self.emission.add(emission)
    }
}

/// A cell of the matrix of sectors and carriers.
public struct MatrixCell: Hashable, Sendable {
    /// The sector.
    public var sector: Sector
    /// The carrier.
    public var carrier: Carrier

    /// Names a cell.
    public init(sector: Sector, carrier: Carrier) {
        self.sector = sector
        self.carrier = carrier
    }
}

/// What an inventory comes to, whole and in parts.
public struct InventoryTotals: Hashable, Sendable {
    /// The whole.
    public private(set) var total = Subtotal()
    /// By sector.
    public private(set) var bySector = Subtotals<Sector>()
    /// By carrier.
    public private(set) var byCarrier = Subtotals<Carrier>()
    /// By sector and carrier.
    public private(set) var byCell = Subtotals<MatrixCell>()
    /// Carbon dioxide of biomass that was counted as zero.
    public private(set) var biogenic: Quantity<Mass> = .zero
    /// What the plants of the town deliver.
    public let production: LocalProduction

    /// Starts with the plants.
    init(_ production: LocalProduction) { self.production = production }

    /// Adds what a line that is not absent comes to.
    mutating func add(
        _ energy: Quantity<Energy>?, _ emission: Quantity<Mass>?, biogenic: Quantity<MassPerEnergy>?,
        to cell: MatrixCell
    ) {
        total.add(energy, emission)
        bySector.add(energy, emission, to: cell.sector)
        byCarrier.add(energy, emission, to: cell.carrier)
        byCell.add(energy, emission, to: cell)
        if let energy, let biogenic { self.biogenic += energy * biogenic }
    }
}
