import Findings
import Inventories
import Quantities

/// Inventories of every shape a workbook must hold, the same for the same seed.
struct RandomInventory {
    private var state: UInt64
    private let fuels: [(fuel: Fuel, carrier: Carrier)]

    init(seed: UInt64, fuels: [(fuel: Fuel, carrier: Carrier)]) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
        self.fuels = fuels
    }

    mutating func next() -> Inventory {
        var inventory = Inventory(
            town: .init(
                name: text() ?? "Demokent", country: pick(["KZ", "KG", "UA", "GE"]),
                population: chance(0.8) ? whole(2_000_000) + 1 : nil,
                populationYear: chance(0.3) ? Year(1990 + whole(40)) : nil),
            year: Year(1990 + whole(40)), kind: pick(Inventory.Kind.allCases),
            accounting: Accounting(
                approach: pick(Accounting.Approach.allCases), basis: pick(Accounting.Basis.allCases),
                warming: pick(Accounting.WarmingEdition.allCases), biomassIsSustainable: chance(0.5)))
        inventory.records = (0..<whole(60)).map { record($0) }
        inventory.plants = (0..<whole(6)).map { plant($0) }
        inventory.plants.sort { !$0.isOnHeatSheet && $1.isOnHeatSheet }
        if chance(0.5) {
            inventory.greenElectricity = GreenElectricity(
                amount: entry([.megawattHour, .gigajoule]), lifeCycleEmissions: chance(0.5) ? Quantity(amount()) : nil)
        }
        inventory.heatExchange = HeatExchange(
            importedEmissions: Quantity(chance(0.5) ? amount() : 0),
            exportedEmissions: Quantity(chance(0.5) ? amount() : 0))
        inventory.factors = (0..<whole(6)).map { _ in factor() }
        inventory.notes = text()
        return inventory
    }

    private mutating func record(_ index: Int) -> ActivityRecord {
        let carrier = chance(0.1) ? Carrier.unrecognised : pick(Carrier.matrix)
        let named = fuels.filter { $0.carrier == carrier }
        let word = chance(0.2) ? text() : nil
        return ActivityRecord(
            id: "line-\(index)", sector: pick(Sector.allCases), carrier: carrier, entry: entry(units(carrier)),
            sectorWord: chance(0.2) ? text() : nil, subsector: chance(0.4) ? pick(Self.parts) : nil,
            carrierWord: carrier == .unrecognised ? "stuff \(index % 7)" : word,
            fuel: chance(0.3) && !named.isEmpty ? pick(named).fuel : nil, scope: chance(0.2) ? 1 + whole(3) : nil,
            isSustainable: chance(0.2) ? chance(0.5) : nil, uncertainty: chance(0.3) ? Double(whole(200)) / 100 : nil,
            note: chance(0.4) ? text() : nil)
    }

    private mutating func plant(_ index: Int) -> LocalPlant {
        LocalPlant(
            id: "plant-\(index)", name: text() ?? "", kind: pick(LocalPlant.Kind.allCases),
            electricity: entry([.megawattHour, .gigawattHour]), heat: entry([.gigacalorie, .terajoule]),
            inputs: (0..<whole(6)).map { _ in
                let named = pick(fuels)
                return .init(
                    carrier: named.carrier, entry: entry(units(named.carrier)), fuel: chance(0.6) ? named.fuel : nil)
            }, statedEmissions: chance(0.3) ? Quantity(amount()) : nil, capacityMegawatts: chance(0.3) ? amount() : nil,
            isInTradingScheme: chance(0.5) ? chance(0.5) : nil)
    }

    private mutating func factor() -> GivenFactor {
        let carrier = chance(0.2) ? Carrier.unrecognised : pick(Carrier.matrix)
        return GivenFactor(
            role: chance(0.2) ? .nationalElectricity : .emission, carrier: carrier, gas: pick(Gas.allCases),
            value: Quantity(Double(1 + whole(9_999_999)) / 1e6),
            carrierWord: carrier == .unrecognised || chance(0.2) ? "stuff \(whole(7))" : nil,
            sectors: (0..<whole(3)).map { _ in pick(Sector.allCases) }, subsector: chance(0.2) ? pick(Self.parts) : nil,
            source: text())
    }

    private mutating func entry(_ units: [ActivityUnit]) -> Entry {
        switch whole(12) {
        case 0: .unknown
        case 1: .zeroConfirmed
        case 2: .notOccurring
        case 3: .notEstimated(reason: text())
        case 4: .includedElsewhere(in: text())
        case 5: .confidential
        default: .reported(amount() * (chance(0.05) ? -1 : 1), pick(units))
        }
    }

    private func units(_ carrier: Carrier) -> [ActivityUnit] {
        carrier == .electricity || carrier == .heatCold || carrier == .unrecognised
            ? [.megawattHour, .gigacalorie, .terajoule] : [.tonne, .megawattHour, .thousandCubicMetres]
    }

    private static let parts = ["Schools", "Ауруханалар", "Школа № 3", "North; upper", "“Old” town", "a&b <c>", "2"]

    private mutating func text() -> String? {
        let words = [
            nil, "bills of the supplier", "Қазақ газы, 2021", "survey · meter readings", "line one\nline two",
            "=SUM(A1)",
            "a_x0041_b", "счёт № 5: «да»", "50 % of it", "see row 7 (draft)", "ends in dot.", "· leading",
        ]
        return pick(words)
    }

    private mutating func amount() -> Double { Double(1 + whole(9_999_999)) / pick([1, 10, 1_000]) }

    // -- dice

    private mutating func bits() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    private mutating func whole(_ limit: Int) -> Int { Int(bits() >> 11) % limit }
    private mutating func chance(_ share: Double) -> Bool { Double(bits() >> 11) / 0x1p53 < share }
    private mutating func pick<T>(_ list: [T]) -> T { list[whole(list.count)] }
}

extension LocalPlant {
    /// Whether a workbook puts the plant on the sheet of heat.
    var isOnHeatSheet: Bool {
        electricity == .notOccurring && (kind == .heatPlant || (kind == .other && heat != .notOccurring))
    }
}
