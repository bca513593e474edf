import Foundation
import Inventories
import Quantities
import Testing

/// A whole inventory computed by hand: `Cases/small-city.json`.
private struct SmallCity: Decodable {
    let population: Int
    let consumption_mwh: [String: [String: Double]]
    let factors: [String: Double]
    let expected: [String: Double]
    let by_sector_t: [String: Double]
    let margin: Double
}

@Suite("A small city, computed by hand")
struct SmallCityTests {
    private let city: SmallCity
    private let result: InventoryResult

    init() throws {
        let data = try Data(contentsOf: CaseFile.folder.appending(path: "small-city.json"))
        let city = try JSONDecoder().decode(SmallCity.self, from: data)
        var records: [ActivityRecord] = []
        for sector in Sector.allCases {
            for carrier in Carrier.matrix {
                guard let amount = city.consumption_mwh[sector.rawValue]?[carrier.rawValue] else { continue }
                records.append(CheckTown.line("\(sector.rawValue)-\(carrier.rawValue)", sector, carrier, amount))
            }
        }
        // Electricity and heat are computed; the fuels have the factors of the case.
        let fuels = city.factors.filter { !["electricity", "heat_cold"].contains($0.key) }
        let factors = try fuels.sorted { $0.key < $1.key }.map { code, value in
            CheckTown.given(try #require(Carrier(rawValue: code)), value)
        }
        let inventory = Inventory(
            town: .init(name: "Demokent", country: "KZ", population: city.population), year: 2015, records: records,
            plants: [
                LocalPlant(
                    id: "power", name: "Power", kind: .other, electricity: .reported(20_000, .megawattHour),
                    statedEmissions: Quantity(4_000)),
                LocalPlant(
                    id: "heat", name: "Boilers", kind: .heatPlant, heat: .reported(180_000, .megawattHour),
                    statedEmissions: Quantity(48_000)),
            ],
            greenElectricity: GreenElectricity(amount: .reported(5_000, .megawattHour)),
            factors: factors + [CheckTown.given(.electricity, 0.46, role: .nationalElectricity)])
        self.city = city
        result = inventory.computed(with: try ShippedTables.tables)
    }

    private func expect(
        _ value: Double?, _ wanted: Double?, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let value = try #require(value, sourceLocation: sourceLocation)
        let wanted = try #require(wanted, sourceLocation: sourceLocation)
        #expect(abs(value - wanted) <= city.margin * abs(wanted), "\(value) \(wanted)", sourceLocation: sourceLocation)
    }

    @Test("energy, emissions and figures per head are those of the case")
    func totals() throws {
        try expect(result.total.energy.value.value, city.expected["energy_mwh"])
        try expect(result.total.emission.value.value, city.expected["emissions_t"])
        try expect(result.energyPerHead, city.expected["mwh_per_cap"])
        try expect(result.emissionPerHead, city.expected["t_per_cap"])
        #expect(result.total.emission.isComplete)
    }

    @Test("every sector emits what the case says")
    func sectors() throws {
        #expect(result.bySector.count == city.by_sector_t.count)
        for (sector, emission) in city.by_sector_t {
            try expect(result.bySector[try #require(Sector(rawValue: sector))]?.emission.value.value, emission)
        }
    }

    @Test("the factors of electricity and heat are those of the case")
    func factors() throws {
        try expect(result.electricity?.value.value, city.factors["electricity"])
        try expect(result.heat?.value.value, city.factors["heat_cold"])
    }

    @Test("all four key sectors are covered")
    func keySectors() {
        #expect(result.keySectors == Set(Sector.Key.allCases))
    }
}
