import Inventories
import Quantities

extension FigureTally {
    /// What inventories say: how many there are, their base years, energy, emissions and local production.
    mutating func addInventories() {
        add(.inventories, "published") { town in
            town.inventories.isEmpty ? nil : Part(value: Double(town.inventories.count))
        }
        let reporting = coverage { !$0.inventories.isEmpty }
        add(.inventories, "towns_with_one", count: reporting.towns, everyTown)
        add(
            .inventories, "towns_with_monitoring",
            count: active.count { $0.inventories.contains { $0.kind == .monitoring } }, everyTown)
        let withBaseline = coverage { $0.baseline != nil }
        let years = Dictionary(grouping: active.compactMap(\.baseline), by: \.year)
        for (year, baselines) in years.sorted(by: { $0.key < $1.key }) {
            add(.baseYears, String(year.number), count: baselines.count, withBaseline)
        }
        add(.energy, "used", unit: "MWh") { Part($0.newest?.energy) }
        let countings = Set(active.compactMap { $0.newest?.counting }).sorted()
        for counting in countings {
            add(.emissions, counting.code, unit: counting.unit) { town in
                town.newest?.counting == counting ? Part(town.newest?.emission) : nil
            }
        }
        add(.production, "electricity", unit: "MWh") { Part($0.newest?.production?.electricity) }
        add(.production, "heat", unit: "MWh") { Part($0.newest?.production?.heat) }
        add(.production, "renewable_electricity", unit: "MWh") { Part($0.newest?.production?.renewable) }
    }
}

extension FigureTally.Part {
    /// What a town knows of a sum; `nil` where it knows nothing of what occurs.
    init?<D: Dimension>(_ sum: PartialSum<D>?) {
        guard let sum, sum.known > 0 || sum.missing == 0 else { return nil }
        self.init(value: sum.value.value, isPartial: sum.missing > 0)
    }
}
