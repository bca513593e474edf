import Inventories
import QalaTesting
import Quantities
import Testing

@testable import Inventories

@Suite("Comparing two inventories")
struct InventoryComparisonTests {
    private let tables: FactorTables

    init() throws { tables = try ShippedTables.tables }

    private func town(_ year: Int, _ records: [ActivityRecord], _ factors: [GivenFactor] = []) -> InventoryResult {
        Inventory(
            town: .init(name: "Demokent", country: "KZ"), year: Year(year), records: records, factors: factors
        ).computed(with: tables)
    }

    private func compare(
        _ before: [(Carrier, Double, Double)], _ after: [(Carrier, Double, Double)]
    ) -> InventoryComparison {
        func side(_ year: Int, _ cells: [(Carrier, Double, Double)]) -> InventoryResult {
            town(
                year, cells.map { CheckTown.line($0.0.rawValue, .residential, $0.0, $0.1) },
                cells.map { CheckTown.given($0.0, $0.2) })
        }
        return InventoryComparison(from: side(2008, before), to: side(2018, after))
    }

    @Test("half the energy at the same factor is activity alone")
    func activity() {
        let effects = compare([(.coal, 1_000, 0.3)], [(.coal, 500, 0.3)]).effects
        #expect(abs(effects.activity + 150) < 1e-9 && effects.mix == 0 && effects.factor == 0)
    }

    @Test("a cleaner carrier with the same energy is factor alone")
    func factor() {
        let effects = compare([(.electricity, 1_000, 0.8)], [(.electricity, 1_000, 0.5)]).effects
        #expect(abs(effects.factor + 300) < 1e-9 && effects.activity == 0 && effects.mix == 0)
    }

    @Test("gas in place of coal, with the same energy and factors, is mix alone")
    func mix() {
        let effects = compare(
            [(.coal, 1_000, 0.35), (.naturalGas, 0, 0.2)], [(.coal, 0, 0.35), (.naturalGas, 1_000, 0.2)]
        )
        .effects
        #expect(abs(effects.mix + 150) < 1e-9 && abs(effects.activity) < 1e-9 && effects.factor == 0)
    }

    @Test("a carrier that comes or goes has no factor effect: its coming is activity and mix")
    func comingAndGoing() {
        for comparison in [
            compare([(.coal, 1_000, 0.35)], [(.coal, 800, 0.35), (.naturalGas, 300, 0.2)]),
            compare([(.coal, 800, 0.35), (.naturalGas, 300, 0.2)], [(.coal, 1_000, 0.35)]),
        ] {
            #expect(comparison.effects.factor == 0)
            #expect(abs(comparison.effects.change - comparison.change) < 1e-9)
        }
    }

    @Test("a sector that appears, and one that disappears, is a change of activity")
    func wholeSector() {
        let empty = town(2008, [])
        let full = town(2018, [CheckTown.line("a", .tertiary, .coal, 100)])
        for (comparison, sign) in [
            (InventoryComparison(from: empty, to: full), 1.0), (InventoryComparison(from: full, to: empty), -1),
        ] {
            #expect(abs(comparison.effects.activity - sign * 34.056) < 1e-9)
            #expect(abs(comparison.effects.mix) < 1e-12 && comparison.effects.factor == 0)
        }
        #expect(InventoryComparison(from: empty, to: full).relativeChange == nil, "nothing to relate the change to")
    }

    @Test("two inventories without energy have no change")
    func zeroEnergy() {
        let zero = town(
            2008,
            [
                ActivityRecord(id: "a", sector: .tertiary, carrier: .coal, entry: .zeroConfirmed)
            ])
        let comparison = InventoryComparison(from: zero, to: zero)
        #expect(comparison.effects == InventoryComparison.Effects())
        #expect(comparison.change == 0)
    }

    @Test("the effects add up to the change, without a remainder, in ten thousand pairs")
    func exact() {
        var random = RandomInventory(seed: 101)
        let pool = (0..<200).map { _ in random.next(lines: 16).computed(with: tables) }
        for _ in 0..<10_000 {
            let comparison = InventoryComparison(from: random.pick(pool), to: random.pick(pool))
            let size = comparison.before.total.emission.value.value + comparison.after.total.emission.value.value
            #expect(abs(comparison.effects.change - comparison.change) <= 1e-12 * max(1, size))
            let sectors = comparison.sectors.reduce(0) { $0 + $1.effects.change }
            #expect(abs(sectors - comparison.change) <= 1e-12 * max(1, size))
        }
    }

    @Test("comparing the other way round turns every effect round")
    func symmetric() {
        var random = RandomInventory(seed: 103)
        for _ in 0..<200 {
            let (one, other) = (random.next().computed(with: tables), random.next().computed(with: tables))
            let (there, back) = (InventoryComparison(from: one, to: other), InventoryComparison(from: other, to: one))
            let size = 1e-11 * max(1, one.total.emission.value.value + other.total.emission.value.value)
            #expect(abs(there.effects.activity + back.effects.activity) <= size)
            #expect(abs(there.effects.mix + back.effects.mix) <= size)
            #expect(abs(there.effects.factor + back.effects.factor) <= size)
        }
    }

    @Test("the order of the lines does not matter")
    func order() {
        var random = RandomInventory(seed: 107)
        for _ in 0..<50 {
            let (one, other) = (random.next(), random.next().computed(with: tables))
            let shuffled = one.with { $0.records.shuffle(using: &random.generator) }.computed(with: tables)
            let straight = InventoryComparison(from: one.computed(with: tables), to: other)
            let mixed = InventoryComparison(from: shuffled, to: other)
            #expect(abs(straight.effects.mix - mixed.effects.mix) <= 1e-6)
            #expect(straight.sectors.map(\.sector) == mixed.sectors.map(\.sector))
        }
    }

    @Test("three factors change their product by the mean over all six orders")
    func shapley() {
        var random = SeededGenerator(seed: 109)
        for _ in 0..<1_000 {
            let values = (0..<6).map { _ in Double.random(in: -2...2, using: &random) }
            let (a, b, c) = ((values[0], values[1]), (values[2], values[3]), (values[4], values[5]))
            let parts = InventoryComparison.shapley(a, b, c)
            let expected = meanOverOrders([a, b, c])
            for (part, wanted) in zip([parts.0, parts.1, parts.2], expected) { #expect(abs(part - wanted) < 1e-12) }
            #expect(abs(parts.0 + parts.1 + parts.2 - (a.1 * b.1 * c.1 - a.0 * b.0 * c.0)) < 1e-12)
        }
    }

    /// What each factor contributes when the three change one after the other, averaged over the six orders.
    private func meanOverOrders(_ factors: [(Double, Double)]) -> [Double] {
        let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
        var parts = [0.0, 0, 0]
        for order in orders {
            var now = factors.map(\.0)
            for factor in order {
                let before = now.reduce(1, *)
                now[factor] = factors[factor].1
                parts[factor] += (now.reduce(1, *) - before) / 6
            }
        }
        return parts
    }

    @Test(
        "inventories that count differently are not like with like",
        arguments: [
            Accounting(basis: .equivalent), Accounting(approach: .lifeCycle), Accounting(warming: .sar),
        ])
    func likeWithLike(other: Accounting) {
        let one = CheckTown.sound.computed(with: tables)
        let two = CheckTown.sound.with { $0.accounting = other }.computed(with: tables)
        #expect(InventoryComparison(from: one, to: one).isLikeWithLike)
        #expect(!InventoryComparison(from: one, to: two).isLikeWithLike)
    }
}
