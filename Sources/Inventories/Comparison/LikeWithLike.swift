import Quantities

/// Which towns an inventory may be held against: counted alike, of about the same year, of towns about as large.
///
/// The classes of size are those of the covenant's own check of peers (C16). Two years to either side are our own
/// proposal.
public struct LikeWithLike: Hashable, Sendable {
    /// A town's inventory, as it is compared.
    public struct Item: Hashable, Sendable {
        /// The part of the address that names the town.
        public var slug: String
        /// What its inventory comes to.
        public var figures: ProjectedInventory.Figures

        /// Names a town's inventory.
        public init(slug: String, figures: ProjectedInventory.Figures) {
            self.slug = slug
            self.figures = figures
        }
    }

    /// Why an inventory is not compared.
    public enum Difference: String, Sendable, CaseIterable {
        /// One counts burning in the town, the other the whole chain.
        case approach
        /// One counts carbon dioxide, the other all gases.
        case basis
        /// The years are too far apart.
        case year
        /// The towns are not about as large.
        case size
        /// How many people live there is not known.
        case population
        /// Something is missing from it.
        case incomplete
    }

    /// An inventory that is not compared, with every reason.
    public struct Apart: Hashable, Sendable {
        /// The inventory.
        public var item: Item
        /// Why.
        public var differences: [Difference]
    }

    /// The inventory that others are held against.
    public let reference: Item
    /// Those that are alike, the smallest emission per head first.
    public let alike: [Item]
    /// Those that are not, with the reasons, in the order they came.
    public let apart: [Apart]

    /// How many years an inventory may be older or newer.
    public static let years = 2

    /// Sorts the inventories of other towns.
    public init(_ reference: Item, among others: [Item], sizes: SizeClasses) {
        self.reference = reference
        var alike: [Item] = []
        var apart: [Apart] = []
        for item in others where item.slug != reference.slug {
            let differences = Self.differences(item.figures, reference.figures, sizes)
            if differences.isEmpty {
                alike.append(item)
            } else {
                apart.append(Apart(item: item, differences: differences))
            }
        }
        self.alike = alike.sorted { ($0.emissionPerHead ?? 0, $0.slug) < ($1.emissionPerHead ?? 0, $1.slug) }
        self.apart = apart
    }

    private static func differences(
        _ one: ProjectedInventory.Figures, _ other: ProjectedInventory.Figures, _ sizes: SizeClasses
    ) -> [Difference] {
        var found: [Difference] = []
        if one.approach != other.approach { found.append(.approach) }
        if one.basis != other.basis { found.append(.basis) }
        if abs(one.year.number - other.year.number) > years { found.append(.year) }
        if let heads = one.town.population, let others = other.town.population, heads > 0, others > 0 {
            if sizes.index(of: heads) != sizes.index(of: others) { found.append(.size) }
        } else {
            found.append(.population)
        }
        if !one.emission.isComplete || !one.energy.isComplete { found.append(.incomplete) }
        return found
    }
}

extension LikeWithLike.Item {
    /// Tonnes for each inhabitant; `nil` where people or emissions are not known.
    public var emissionPerHead: Double? { perHead(figures.emission) }

    /// Megawatt-hours for each inhabitant; `nil` where people or energy are not known.
    public var energyPerHead: Double? { perHead(figures.energy) }

    private func perHead<D: Dimension>(_ sum: PartialSum<D>) -> Double? {
        guard let people = figures.town.population, people > 0, sum.known > 0 else { return nil }
        return sum.value.value / Double(people)
    }
}
