import Findings
import Inventories
import Quantities

/// An invented town with which no rule finds fault, and short words to spoil it with.
enum CheckTown {
    /// 100 000 inhabitants, Kazakhstan, 2015: 8.7 MWh and 2.8 t per head.
    static let sound = Inventory(
        town: .init(name: "Demokent", country: "KZ", population: 100_000), year: 2015,
        records: [
            line("municipal-power", .municipal, .electricity, 10_000),
            line("tertiary-power", .tertiary, .electricity, 60_000),
            line("homes-power", .residential, .electricity, 100_000),
            line("homes-gas", .residential, .naturalGas, 300_000), line("homes-coal", .residential, .coal, 100_000),
            line("cars-gasoline", .privateTransport, .gasoline, 200_000),
            line("cars-diesel", .privateTransport, .diesel, 100_000),
        ])

    static func line(
        _ id: String, _ sector: Sector, _ carrier: Carrier, _ amount: Double, _ unit: ActivityUnit = .megawattHour
    ) -> ActivityRecord {
        ActivityRecord(
            id: id, sector: sector, carrier: carrier, entry: .reported(amount, unit),
            place: Place(file: "demokent.xlsx", sheet: "energy", row: 7, column: 3))
    }

    static func given(
        _ carrier: Carrier, _ value: Double, _ gas: Gas = .carbonDioxide, role: GivenFactor.Role = .emission,
        source: String? = "bulletin 2016"
    ) -> GivenFactor {
        GivenFactor(
            role: role, carrier: carrier, gas: gas, value: Quantity(value), source: source,
            place: Place(file: "demokent.xlsx", sheet: "factors", row: 4, column: 2))
    }

    /// A gas-fired cogeneration plant: 20 000 MWh of gas become 9 000 of heat and 6 000 of electricity.
    static func plant(
        _ electricity: Double = 6_000, heat: Double = 9_000, gas: Double = 20_000, emissions: Double? = nil,
        capacity: Double? = 5
    ) -> LocalPlant {
        LocalPlant(
            id: "chp-1", name: "CHP-1", kind: .combinedHeatAndPower, electricity: .reported(electricity, .megawattHour),
            heat: .reported(heat, .megawattHour),
            inputs: [.init(carrier: .naturalGas, entry: .reported(gas, .megawattHour))],
            statedEmissions: emissions.map { Quantity($0) }, capacityMegawatts: capacity,
            place: Place(file: "demokent.xlsx", sheet: "plants", row: 3, column: 1))
    }
}

extension Inventory {
    /// This inventory with something changed.
    func with(_ change: (inout Inventory) -> Void) -> Inventory {
        var copy = self
        change(&copy)
        return copy
    }

    /// This inventory with another amount in a line.
    func setting(_ id: String, _ amount: Double, _ unit: ActivityUnit = .megawattHour) -> Inventory {
        setting(id, .reported(amount, unit))
    }

    /// This inventory with another entry in a line.
    func setting(_ id: String, _ entry: Entry) -> Inventory {
        with { inventory in
            for index in inventory.records.indices where inventory.records[index].id == id {
                inventory.records[index].entry = entry
            }
        }
    }

    /// This inventory with a further line.
    func adding(_ record: ActivityRecord) -> Inventory { with { $0.records.append(record) } }

    /// This inventory with a factor of the town.
    func giving(_ factor: GivenFactor) -> Inventory { with { $0.factors.append(factor) } }

    /// This inventory with a plant.
    func adding(_ plant: LocalPlant) -> Inventory { with { $0.plants.append(plant) } }

    var computed: InventoryResult { computed(with: CheckTables.tables) }
}
