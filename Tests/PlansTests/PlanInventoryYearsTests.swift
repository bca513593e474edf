import Inventories
import Plans
import Quantities
import Testing

@Suite("The inventories of a plan")
struct PlanInventoryYearsTests {
    private func years(_ baseline: Year?, _ years: [Year]) -> [Year?] {
        var plan = Plan(town: Inventory.Town(name: "Demokent", country: "KZ"), kind: .secap)
        plan.baselineYear = baseline
        let found = plan.inventoryYears(among: years)
        return [found.baseline, found.latest]
    }

    @Test("a plan is held against the baseline it names, and against the newest inventory after it")
    func named() {
        #expect(years(2015, [2019, 2015, 2022]) == [2015, 2022])
        #expect(years(2015, [2015]) == [2015, nil])
        #expect(years(2022, [2015, 2022]) == [2022, nil], "an older one is not the newest")
        #expect(years(2010, [2015]) == [2010, 2015], "also where the town has none of that year")
    }

    @Test("without a year the oldest inventory is the baseline; without inventories there is none")
    func unnamed() {
        #expect(years(nil, [2022, 2015, 2019]) == [2015, 2022])
        #expect(years(nil, [2022]) == [2022, nil])
        #expect(years(nil, []) == [nil, nil])
    }
}
