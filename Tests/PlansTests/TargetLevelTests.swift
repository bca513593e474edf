import Inventories
import Plans
import Quantities
import Testing

@Suite("What a target allows")
struct TargetLevelTests {
    private static let base = PartialSum(value: Quantity<Mass>(202_591.2), known: 1)

    private func level(_ target: Target, population: Int? = 54_000) -> TargetLevel? {
        TargetLevel(target, baseEmission: Self.base, basePopulation: population)
    }

    private func isNear(_ left: Double?, _ right: Double) -> Bool {
        left.map { abs($0 - right) <= 1e-9 * abs(right) } ?? false
    }

    @Test("30 % of 202 591.2 t leaves 141 813.84 t (golden test GT08)")
    func absolute() {
        let level = level(Target(value: 0.3, kind: .absolute, year: 2030))
        #expect(isNear(level?.allowed.value, 141_813.84))
        #expect(isNear(level?.reduction.value, 60_777.36))
    }

    @Test("30 % per head, for 61 000 instead of 54 000, leaves 160 197.12 t (golden test GT08)")
    func perHead() {
        let level = level(Target(value: 0.3, kind: .perCapita, year: 2030, targetPopulation: 61_000))
        #expect(isNear(level?.allowed.value, 160_197.11555555553))
        #expect(isNear(level.map { $0.allowed.value / 61_000 }, 2.626182222222222))
    }

    @Test("20 % below 273 498.12 t expected without a plan leaves 218 798.496 t (golden test GT09)")
    func businessAsUsual() {
        let expected = Self.base.value * 1.35
        let level = level(Target(value: 0.2, kind: .businessAsUsual, year: 2020, businessAsUsual: expected))
        #expect(isNear(level?.allowed.value, 218_798.49600000004))
        #expect(isNear(level?.reduction.value, 54_699.62400000001))
    }

    @Test("what is not known is not worked out")
    func unknown() {
        #expect(level(Target(value: 0.3, kind: .perCapita, year: 2030)) == nil)
        #expect(level(Target(value: 0.3, kind: .perCapita, year: 2030, targetPopulation: 1), population: nil) == nil)
        #expect(level(Target(value: 0.2, kind: .businessAsUsual, year: 2030)) == nil)
        let target = Target(value: 0.3, kind: .absolute, year: 2030)
        #expect(TargetLevel(target, baseEmission: nil, basePopulation: 54_000) == nil)
    }
}
