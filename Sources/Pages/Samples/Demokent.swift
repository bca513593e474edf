import Cities
import Findings
import Inventories
import Quantities

/// The invented town that every page's sample is made of: three districts, four fuels, two measures.
///
/// Demokent does not exist. Its factors are invented too and stand here as the statements of its own file would, so
/// nothing of it can be mistaken for a reference.
enum Demokent {
    static let slug = "demokent"
    static let file = "demokent-2022.xlsx"
    static let sha256 = "5d1e0c7fa3c407ff9f2c41d07b6be1a2c9f0e8a45d21b7739a0c5e16f8b8d1e2"

    /// The register: Demokent and two neighbours.
    static let signatories: [Signatory] = [
        signatory(1, slug, "Demokent", russian: "Демокент", kazakh: "Демокент", 48_200, (49.8, 73.1), "2014-04-17"),
        signatory(2, "probna", "Probna", russian: "Пробна", kazakh: "Пробна", 12_050, (50.4, 30.5), "2016-10-26"),
        signatory(3, "ulgi", "Ulgi", russian: "Улги", kazakh: "Үлгі", nil, (47.1, 51.9), nil),
    ]

    static let registerFindings: [Signatory.ID: [Finding]] = [
        3: [
            Finding(
                "registry.missing-population", .warning, at: Place(file: "signatories.csv", row: 4),
                details: ["name": .text("Ulgi")])
        ]
    ]

    /// Two outlines that are no country's, only so that the sample has a map.
    static let outlines = Outlines(
        width: 1000, height: 537,
        lands: [
            Outlines.Land(
                country: "kz", path: "M440 140l300 40 60 200-340 60z", label: Outlines.Label(x: 690, y: 265)),
            Outlines.Land(country: "ua", path: "M60 200l240-20 20 160-220 20z"),
        ])

    /// The inventory before the two measures.
    static let baseline = result(year: 2015, kind: .baseline, lamps: 2_400, coal: 96_000, grid: 0.81)

    /// The inventory after the lamps were changed and a boiler house left coal.
    static let monitoring = result(year: 2022, kind: .monitoring, lamps: 1_300, coal: 71_000, grid: 0.72)

    static let listed = [
        ListedInventory(baseline, town: "Demokent", slug: slug),
        ListedInventory(monitoring, town: "Demokent", slug: slug),
    ]

    private static func signatory(
        _ id: Int, _ slug: String, _ name: String, russian: String, kazakh: String, _ population: Int?,
        _ position: (Double, Double), _ adhesion: String?
    ) -> Signatory {
        Signatory(
            id: id, gcomIdentifier: "XX000\(id)", slug: slug,
            name: TownName(published: name, russian: russian, kazakh: kazakh), country: id == 2 ? "UA" : "KZ",
            population: population, position: Position(latitude: position.0, longitude: position.1), coordinator: nil,
            supporter: nil, commitments: id == 1 ? [.by2020, .by2030] : [.by2020],
            adhesion: adhesion.flatMap(CalendarDay.init), status: id == 3 ? "on_hold" : "published",
            adhesionKind: "individual", group: nil, place: Place(file: "signatories.csv", row: id + 1))
    }

    private static func result(
        year: Int, kind: Inventory.Kind, lamps: Double, coal: Double, grid: Double
    ) -> InventoryResult {
        var inventory = Inventory(
            town: Inventory.Town(name: "Demokent", country: "KZ", population: 48_200), year: Year(year), kind: kind)
        inventory.records = records(lamps: lamps, coal: coal)
        inventory.plants = [
            LocalPlant(
                id: "p1", name: "Boiler house 1", kind: .heatPlant, heat: .reported(30_000, .megawattHour),
                inputs: [LocalPlant.Input(carrier: .coal, entry: .reported(38_000, .megawattHour))])
        ]
        inventory.factors = factors(grid: grid)
        inventory.printed = [
            PrintedFigure(
                subject: .energy, row: .total, value: 290_000,
                place: Place(file: file, sheet: "Energy", row: 40, column: 5))
        ]
        inventory.files = [Inventory.SourceFile(name: file, sha256: sha256)]
        inventory.publication = Inventory.Publication(
            title: "Demokent energy plan (invented)", licence: "CC0 1.0",
            caution: "Invented figures: quote none of them.")
        var result = inventory.computed(with: tables)
        result.findings += findings
        result.uncertainty = uncertainty(of: result)
        return result
    }

    private static func records(lamps: Double, coal: Double) -> [ActivityRecord] {
        func record(
            _ id: Int, _ sector: Sector, _ carrier: Carrier, _ entry: Inventories.Entry, _ subsector: String? = nil
        ) -> ActivityRecord {
            ActivityRecord(
                id: "r\(id)", sector: sector, carrier: carrier, entry: entry, subsector: subsector,
                place: Place(file: file, sheet: "Energy", row: 4 + id, column: 5))
        }
        return [
            record(1, .municipal, .electricity, .reported(6_200, .megawattHour)),
            record(2, .municipal, .heatCold, .reported(9_400, .gigacalorie)),
            record(3, .publicLighting, .electricity, .reported(lamps, .megawattHour)),
            record(4, .tertiary, .electricity, .reported(18.6, .gigawattHour)),
            record(5, .residential, .electricity, .reported(39_500, .megawattHour)),
            record(6, .residential, .heatCold, .reported(16_000, .megawattHour)),
            record(7, .residential, .coal, .reported(coal * 0.5, .megawattHour), "North district"),
            record(8, .residential, .coal, .reported(coal * 0.3, .megawattHour), "River district"),
            record(9, .residential, .coal, .reported(coal * 0.2, .megawattHour), "Steppe district"),
            record(10, .residential, .naturalGas, .reported(31_000, .megawattHour)),
            record(11, .residential, .liquidGas, .notEstimated(reason: nil)),
            record(12, .tertiary, .naturalGas, .unknown),
            record(13, .municipalFleet, .diesel, .reported(1_900, .megawattHour)),
            record(14, .privateTransport, .gasoline, .reported(52_000, .megawattHour)),
            record(15, .privateTransport, .diesel, .reported(21_000, .megawattHour)),
            record(16, .publicTransport, .electricity, .notOccurring),
        ]
    }

    private static func factors(grid: Double) -> [GivenFactor] {
        let source = "Demokent energy office (invented)"
        func factor(_ carrier: Carrier, _ value: Double, _ row: Int) -> GivenFactor {
            GivenFactor(
                carrier: carrier, gas: .carbonDioxide, value: Quantity(value), source: source,
                place: Place(file: file, sheet: "Factors", row: row, column: 3))
        }
        let national = GivenFactor(
            role: .nationalElectricity, carrier: .electricity, gas: .carbonDioxide, value: Quantity(grid),
            source: source, place: Place(file: file, sheet: "Factors", row: 4, column: 3))
        return [
            national, factor(.coal, 0.35, 5), factor(.naturalGas, 0.2, 6), factor(.diesel, 0.27, 7),
            factor(.gasoline, 0.25, 8),
        ]
    }

    private static let findings = [
        Finding(
            "C03", .error, at: Place(file: file, sheet: "Energy", row: 31, column: 4),
            details: [
                "sector": .term("sector.transport_public"), "carrier": .term("carrier.heat_cold"),
                "value": .quantity(1_240, unit: "MWh"),
            ]),
        Finding("no-reference", .info, at: Place(field: "population"), details: ["rule": .text("C06")]),
    ]

    private static func uncertainty(of result: InventoryResult) -> InventoryUncertainty {
        func estimate(_ value: Double, _ width: Double) -> Estimate {
            Estimate(value: value, low: value * (1 - width), high: value * (1 + width))
        }
        return InventoryUncertainty(
            total: estimate(result.total.emission.value.value, 0.061), propagated: 0.06,
            bySector: Dictionary(
                uniqueKeysWithValues: result.bySector.map {
                    ($0.part, estimate($0.subtotal.emission.value.value, 0.09))
                }),
            contributors: [
                InventoryUncertainty.Contributor(input: .activity(line: "r7"), share: 0.44),
                InventoryUncertainty.Contributor(
                    input: .factor(identity: "electricity", gas: .carbonDioxide), share: 0.23),
                InventoryUncertainty.Contributor(input: .activity(line: "r14"), share: 0.14),
            ], draws: 10_000, seed: 1)
    }

    /// Tables with nothing in them but one unit of energy, which is so by definition.
    static let tables = FactorTables(
        unitConversions: [
            FactorTables.UnitConversion(
                unit: .gigacalorie, megawattHours: 1.163,
                citation: Citation(source: "international calorie, by definition", verification: .derived))
        ], calorificValues: [], referenceFactors: [],
        nationalFactors: [], warmingPotentials: [:],
        warmingCitation: Citation(source: "none", verification: .missing), carrierFuels: [], factorFuels: [:],
        defaultUncertainties: [],
        efficiencies: CogenerationSplit.ReferenceEfficiencies(
            heat: 0.9, electricity: 0.4, citation: Citation(source: "invented", verification: .design)),
        countries: [FactorTables.Country(alpha2: "KZ", alpha3: "KAZ", usesCISStatistics: true)])
}
