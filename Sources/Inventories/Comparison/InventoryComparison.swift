public import Quantities

/// The change between two inventories of a town, split exactly into activity, carrier mix and factor.
///
/// For each sector and carrier `E = A × s × f`: energy of the sector, the carrier's share of it, emissions per energy.
/// Each effect is the mean contribution over all orders in which the three could have changed (Shapley), so the three
/// add up to the change with no remainder, and zero shares need no special treatment.
///
/// - Source: Ang, Liu and Chew (2003), perfect decomposition; the Shapley value for three factors.
public struct InventoryComparison: Sendable {
    /// The three parts of a change, in tonnes.
    public struct Effects: Hashable, Codable, Sendable {
        /// More or less energy used.
        public var activity: Double
        /// Other carriers.
        public var mix: Double
        /// Cleaner or dirtier carriers.
        public var factor: Double

        /// States three effects.
        public init(activity: Double = 0, mix: Double = 0, factor: Double = 0) {
            self.activity = activity
            self.mix = mix
            self.factor = factor
        }

        /// The whole change.
        public var change: Double { activity + mix + factor }

        static func += (left: inout Effects, right: Effects) {
            left.activity += right.activity
            left.mix += right.mix
            left.factor += right.factor
        }
    }

    /// One sector's change.
    public struct SectorChange: Hashable, Sendable {
        /// The sector.
        public var sector: Sector
        /// Emissions of the earlier inventory.
        public var before: PartialSum<Mass>
        /// Emissions of the later inventory.
        public var after: PartialSum<Mass>
        /// Why they differ.
        public var effects: Effects
    }

    /// The earlier inventory.
    public var before: InventoryResult
    /// The later inventory.
    public var after: InventoryResult
    /// Sector by sector, in the order of the matrix.
    public var sectors: [SectorChange]
    /// The whole change.
    public var effects: Effects

    /// Compares two inventories; only cells known in both, or absent from one, can be told apart.
    public init(from before: InventoryResult, to after: InventoryResult) {
        self.before = before
        self.after = after
        effects = Effects()
        sectors = []
        for sector in Sector.allCases where before.bySector[sector] != nil || after.bySector[sector] != nil {
            let effects = Self.effects(of: sector, before, after)
            self.effects += effects
            sectors.append(
                SectorChange(
                    sector: sector, before: before.bySector[sector]?.emission ?? PartialSum(),
                    after: after.bySector[sector]?.emission ?? PartialSum(), effects: effects))
        }
    }

    /// The change of the total, in tonnes.
    public var change: Double { after.total.emission.value.value - before.total.emission.value.value }

    /// The change relative to the earlier total; `nil` when that is zero.
    public var relativeChange: Double? {
        let base = before.total.emission.value.value
        return base == 0 ? nil : change / base
    }

    /// Whether both inventories count the same way, so that their difference means something.
    public var isLikeWithLike: Bool {
        let (left, right) = (before.inventory.accounting, after.inventory.accounting)
        return left.approach == right.approach && left.basis == right.basis && left.warming == right.warming
    }

    private static func effects(of sector: Sector, _ before: InventoryResult, _ after: InventoryResult) -> Effects {
        let cells = Carrier.allCases.map { carrier in
            let cell = MatrixCell(sector: sector, carrier: carrier)
            return (known(before, cell), known(after, cell))
        }
        let energyBefore = cells.reduce(0) { $0 + $1.0.energy }
        let energyAfter = cells.reduce(0) { $0 + $1.1.energy }
        var effects = Effects()
        for (first, second) in cells where first.energy != 0 || second.energy != 0 {
            // A carrier that is absent in one year has no factor there: the other year's stands in, so that the
            // factor effect is zero and its coming or going is activity and mix.
            let intensity = (first.intensity ?? second.intensity ?? 0, second.intensity ?? first.intensity ?? 0)
            let share = (
                energyBefore == 0 ? second.energy / energyAfter : first.energy / energyBefore,
                energyAfter == 0 ? first.energy / energyBefore : second.energy / energyAfter
            )
            let (activity, mix, factor) = shapley((energyBefore, energyAfter), share, intensity)
            effects += Effects(activity: activity, mix: mix, factor: factor)
        }
        return effects
    }

    /// Energy and intensity of the lines of a cell whose emission is known.
    private static func known(_ result: InventoryResult, _ cell: MatrixCell) -> (energy: Double, intensity: Double?) {
        var energy = 0.0
        var emission = 0.0
        for line in result.lines where line.record.sector == cell.sector && line.record.carrier == cell.carrier {
            guard let lineEnergy = line.energy, let lineEmission = line.emission else { continue }
            energy += lineEnergy.value
            emission += lineEmission.value
        }
        return (energy, energy == 0 ? nil : emission / energy)
    }

    /// The Shapley contributions of three factors to the change of their product.
    static func shapley(
        _ a: (Double, Double), _ b: (Double, Double), _ c: (Double, Double)
    ) -> (Double, Double, Double) {
        func part(_ x: (Double, Double), _ y: (Double, Double), _ z: (Double, Double)) -> Double {
            (x.1 - x.0) * (2 * y.0 * z.0 + y.0 * z.1 + y.1 * z.0 + 2 * y.1 * z.1) / 6
        }
        return (part(a, b, c), part(b, a, c), part(c, a, b))
    }
}
