import Inventories
import Plans
import Quantities
import ReferenceData
import Testing

@Suite("Progress towards a target")
struct TargetProgressTests {
    private func base() throws -> InventoryResult { try #require(DemokentPlan.baseline) }

    /// The baseline's lines in another year, each at a share of its amount.
    private func later(_ year: Year, _ share: Double, population: Int? = 54_000) throws -> InventoryResult {
        var inventory = try base().inventory
        inventory.year = year
        inventory.town.population = population
        inventory.records = inventory.records.map { record in
            var record = record
            if case .reported(let amount, let unit) = record.entry { record.entry = .reported(amount * share, unit) }
            return record
        }
        return inventory.computed(with: try DemokentPlan.library.get().tables)
    }

    private let target = Target(value: 0.3, kind: .absolute, year: 2030)

    private func isNear(_ left: Double?, _ right: Double) -> Bool { left.map { abs($0 - right) <= 1e-9 } ?? false }

    @Test("a fifth less in 2021 is two thirds of 30 %, and ahead of 12 % on the straight path")
    func onTheWay() throws {
        let trend = Estimate(value: -0.2, low: -0.24, high: -0.15)
        let progress = try TargetProgress(to: target, from: base(), now: later(2021, 0.8), trend: trend)
        #expect(isNear(progress.reached, 0.2))
        #expect(isNear(progress.share, 2.0 / 3))
        #expect(isNear(progress.expected, 0.3 * 6 / 15))
        #expect(progress.ofPath == .reached)
        #expect(progress.ofTarget == .behind)
        #expect(isNear(progress.range?.low, 0.15))
        #expect(isNear(progress.range?.high, 0.24))
    }

    @Test("a mark within the range is neither reached nor missed")
    func uncertain() throws {
        let trend = Estimate(value: -0.29, low: -0.33, high: -0.25)
        let progress = try TargetProgress(to: target, from: base(), now: later(2030, 0.71), trend: trend)
        #expect(progress.ofTarget == .uncertain)
        #expect(try TargetProgress(to: target, from: base(), now: later(2030, 0.71), trend: nil).ofTarget == .unknown)
    }

    @Test("per head, the same emissions of more people are progress")
    func perHead() throws {
        let target = Target(value: 0.3, kind: .perCapita, year: 2030, targetPopulation: 60_000)
        let progress = try TargetProgress(to: target, from: base(), now: later(2022, 1, population: 60_000), trend: nil)
        #expect(isNear(progress.reached, 1 - 54_000.0 / 60_000))
        #expect(throws: TargetProgress.Obstacle.noPopulation) {
            try TargetProgress(to: target, from: base(), now: later(2022, 1, population: nil), trend: nil)
        }
    }

    @Test("against business as usual, only the target year can be judged")
    func businessAsUsual() throws {
        let emission = try base().total.emission.value
        let target = Target(value: 0.2, kind: .businessAsUsual, year: 2030, businessAsUsual: emission * 1.35)
        #expect(throws: TargetProgress.Obstacle.notTargetYear) {
            try TargetProgress(to: target, from: base(), now: later(2022, 1), trend: nil)
        }
        let progress = try TargetProgress(to: target, from: base(), now: later(2030, 1.08), trend: nil)
        #expect(isNear(progress.reached, 0.2))
    }

    @Test("inventories that count differently are not compared")
    func notComparable() throws {
        var other = try later(2022, 0.9)
        other.inventory.accounting = Accounting(
            approach: other.inventory.accounting.approach, basis: .equivalent,
            warming: other.inventory.accounting.warming, biomassIsSustainable: false)
        let base = try base()
        try #require(base.inventory.accounting.basis != .equivalent)
        #expect(throws: TargetProgress.Obstacle.notComparable) {
            try TargetProgress(to: target, from: base, now: other, trend: nil)
        }
    }
}
