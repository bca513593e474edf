import Exchange
import Findings
import Foundation
import Inventories
import Localization
import Quantities
import ReferenceData

/// The shipped tables and catalogues, and workbooks of the invented town of Demokent.
enum WorkbookSamples {
    static let library = Result { try ReferenceLibrary.load() }
    static let catalogue = Result { try Catalogue(folder: sources.appending(path: "Localization/Catalogues")) }
    static let names = Result {
        WorkbookNames(
            fuels: CSVTable.read(try library.get().bytes("fuel_names.csv"), file: "fuel_names.csv").value,
            countries: CSVTable.read(try library.get().bytes("countries.csv"), file: "countries.csv").value)
    }

    /// An empty workbook in English, written once.
    static let empty = Result { try workbook(.en) }

    private static var sources: URL {
        var root = URL(fileURLWithPath: #filePath)
        while root.path != "/", !FileManager.default.fileExists(atPath: root.appending(path: "Sources/Exchange").path) {
            root.deleteLastPathComponent()
        }
        return root.appending(path: "Sources")
    }

    static func request(_ language: Language, inventory: Inventory? = nil) throws -> WorkbookRequest {
        WorkbookRequest(
            town: "Demokent", country: "KZ", year: inventory?.year ?? 2022, inventory: inventory,
            tables: try library.get().tables, names: try names.get(), texts: try catalogue.get().texts(language),
            created: 1_700_000_000)
    }

    static func workbook(_ language: Language, inventory: Inventory? = nil) throws -> [UInt8] {
        try InventoryWorkbook.write(try request(language, inventory: inventory))
    }

    static func read(
        _ bytes: [UInt8], expecting: WorkbookExpectation = WorkbookExpectation(), file: String = "demokent.xlsx"
    ) throws -> Checked<Inventory?> {
        InventoryWorkbook.read(
            bytes, file: file, vocabulary: try library.get().vocabulary, catalogue: try catalogue.get(),
            names: try names.get(), expecting: expecting)
    }

    /// Demokent's inventory: four fuels, parts of sectors, a plant, factors, notes, keys.
    static let demokent = Inventory(
        town: .init(name: "Demokent", country: "KZ", population: 84_210, populationYear: 2021), year: 2022,
        kind: .monitoring, accounting: Accounting(basis: .equivalent, warming: .ar6, biomassIsSustainable: false),
        records: [
            record("residential.electricity", .residential, .electricity, .reported(61_250.5, .megawattHour)),
            record("residential.coal", .residential, .coal, .reported(18_400, .tonne), fuel: "coal_karaganda"),
            record(
                "residential.coal.riverside", .residential, .coal, .reported(1_250, .tonne), subsector: "Riverside",
                fuel: "coal_karaganda", note: "survey of 120 homes · expert estimate", uncertainty: 0.25),
            record("residential.natural_gas", .residential, .naturalGas, .notOccurring),
            record("residential.heat_cold", .residential, .heatCold, .reported(104_800, .gigacalorie)),
            record(
                "residential.other_biomass", .residential, .otherBiomass, .reported(900, .tonne), fuel: "firewood",
                isSustainable: true),
            record("tertiary.electricity", .tertiary, .electricity, .notEstimated(reason: "no figures by group")),
            record("tertiary.coal", .tertiary, .coal, .includedElsewhere(in: "residential buildings")),
            record(
                "municipal.electricity.schools", .municipal, .electricity, .reported(3_120, .megawattHour),
                subsector: "Schools"),
            record(
                "municipal.electricity.clinics", .municipal, .electricity, .reported(1_480, .megawattHour),
                subsector: "Clinics"),
            record("public_lighting.electricity", .publicLighting, .electricity, .reported(2_015, .megawattHour)),
            record("industry_non_ets.coal", .industryNonETS, .coal, .confidential),
            record("transport_public.diesel", .publicTransport, .diesel, .reported(2_300, .tonne), note: "bus company"),
            record("transport_private_commercial.gasoline", .privateTransport, .gasoline, .reported(14_900, .tonne)),
            record("transport_municipal_fleet.gasoline", .municipalFleet, .gasoline, .zeroConfirmed),
            record("x6", .industryNonETS, .coal, .reported(7_000, .tonneOfCoalEquivalent), subsector: "Brick works"),
            ActivityRecord(
                id: "x7", sector: .otherUnallocated, carrier: .unrecognised, entry: .reported(12, .terajoule),
                carrierWord: "Tyre chips", note: "cement kiln"),
        ],
        plants: [
            LocalPlant(
                id: "p11", name: "CHP 1", kind: .combinedHeatAndPower, electricity: .reported(42_000, .megawattHour),
                heat: .reported(110_000, .gigacalorie),
                inputs: [
                    .init(carrier: .coal, entry: .reported(61_000, .tonne), fuel: Fuel(rawValue: "coal_ekibastuz")),
                    .init(carrier: .heatingOil, entry: .reported(210, .tonne), fuel: Fuel(rawValue: "mazut")),
                ], capacityMegawatts: 18, isInTradingScheme: false),
            LocalPlant(id: "p12", name: "School roofs", kind: .photovoltaic, electricity: .reported(85, .megawattHour)),
            LocalPlant(
                id: "h11", name: "Boiler house 3", kind: .heatPlant, heat: .reported(8_000, .gigacalorie),
                inputs: [.init(carrier: .coal, entry: .reported(2_600, .tonne))]),
        ],
        greenElectricity: GreenElectricity(amount: .reported(500, .megawattHour)),
        heatExchange: HeatExchange(exportedEmissions: Quantity(1_500)),
        factors: [
            GivenFactor(
                role: .nationalElectricity, carrier: .electricity, gas: .equivalent, value: Quantity(0.61),
                source: "Grid operator, 2022"),
            GivenFactor(carrier: .coal, gas: .carbonDioxide, value: Quantity(0.352), source: "Laboratory, 2022"),
            GivenFactor(
                carrier: .unrecognised, gas: .carbonDioxide, value: Quantity(0.31), carrierWord: "Tyre chips",
                sectors: [.industryNonETS, .otherUnallocated], source: "Kiln"),
        ], notes: "The airport is outside the border.")

    private static func record(
        _ id: String, _ sector: Sector, _ carrier: Carrier, _ entry: Entry, subsector: String? = nil,
        fuel: String? = nil, isSustainable: Bool? = nil, note: String? = nil, uncertainty: Double? = nil
    ) -> ActivityRecord {
        ActivityRecord(
            id: id, sector: sector, carrier: carrier, entry: entry, subsector: subsector,
            fuel: fuel.map(Fuel.init(rawValue:)), isSustainable: isSustainable, uncertainty: uncertainty, note: note)
    }
}

extension Inventory {
    /// The inventory without what a workbook adds: places, files and its own sums.
    var withoutPlaces: Inventory {
        var copy = self
        for index in copy.records.indices { copy.records[index].place = Place() }
        for index in copy.plants.indices { copy.plants[index].place = Place() }
        for index in copy.factors.indices {
            copy.factors[index].place = Place()
            // A workbook states every factor in t/MWh, in whatever unit the town first gave it.
            copy.factors[index].unit = nil
        }
        copy.greenElectricity?.place = Place()
        copy.files = []
        copy.printed = []
        return copy
    }
}
