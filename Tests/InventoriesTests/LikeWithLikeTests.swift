import Inventories
import Quantities
import Testing

@Suite("Like compared with like")
struct LikeWithLikeTests {
    private func item(
        _ slug: String, year: Int = 2020, heads: Int? = 50_000, approach: Accounting.Approach = .ipcc,
        basis: Accounting.Basis = .carbonDioxide, missing: Int = 0, tonnes: Double = 200_000
    ) -> LikeWithLike.Item {
        LikeWithLike.Item(
            slug: slug,
            figures: .init(
                town: Inventory.Town(name: slug, country: "KZ", population: heads), year: Year(year),
                approach: approach, basis: basis,
                emission: PartialSum(value: Quantity(tonnes), known: 5, missing: missing),
                energy: PartialSum(value: Quantity(600_000), known: 5), findings: [:]))
    }

    private func comparison(_ others: [LikeWithLike.Item]) throws -> LikeWithLike {
        LikeWithLike(item("demokent"), among: others, sizes: try #require(SizeClasses([5_000, 200_000])))
    }

    @Test("towns counted alike, two years apart at most and about as large are compared, the lowest first")
    func alike() throws {
        let result = try comparison([
            item("demokent"), item("probna", year: 2022), item("ulgi", year: 2018, tonnes: 100_000),
        ])
        #expect(result.alike.map(\.slug) == ["ulgi", "probna"])
        #expect(result.apart == [])
        #expect(result.alike.first?.emissionPerHead == 2 && result.alike.first?.energyPerHead == 12)
    }

    @Test("of each other inventory every reason is said")
    func apart() throws {
        let result = try comparison([
            item("a", year: 2017), item("b", heads: 4_000), item("c", approach: .lifeCycle, basis: .equivalent),
            item("d", heads: nil), item("e", missing: 1),
        ])
        #expect(result.alike == [])
        #expect(
            result.apart.map(\.differences) == [
                [.year], [.size], [.approach, .basis], [.population], [.incomplete],
            ])
    }
}
