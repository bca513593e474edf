import Exchange
import Findings
import Foundation
import Inventories
import Quantities
import Testing

@Suite("Tables as towns write them")
struct HeaderVariantTests {
    /// Each line of the inventory as "sector carrier MWh".
    private func lines(_ result: InventoryResult) -> Set<String> {
        Set(
            result.lines.map {
                "\($0.record.sector.rawValue) \($0.record.carrier.rawValue) \($0.energy?.value ?? .nan)"
            })
    }

    private static let three: Set = [
        "municipal electricity 1200.0", "residential natural_gas 3000.5", "transport_private_commercial diesel 450.0",
    ]

    @Test(
        "sectors and carriers are understood in many languages",
        arguments: [
            """
            sector,carrier,value,unit
            Municipal buildings,Electricity,1200,MWh
            Residential buildings,Natural gas,3000.5,MWh
            Private and commercial transport,Diesel,450,MWh
            """,
            """
            сектор,энергоноситель,значение,единица
            Муниципальные здания,Электроэнергия,1200,МВт·ч
            Жилые здания,Природный газ,"3000,5",МВт·ч
            Частный и коммерческий транспорт,Дизельное топливо,450,МВт·ч
            """,
            """
            сектор,энергия тасымалдаушы,мәні,бірлігі
            Муниципалдық ғимараттар,Электр энергиясы,1200,МВт·сағ
            Тұрғын үйлер,Табиғи газ,"3000,5",МВт·сағ
            Жеке және коммерциялық көлік,Дизель отыны,450,МВт·сағ
            """,
            """
            sektor,energent,vrijednost,jedinica
            Zgrade javne namjene,Električna energija,1200,MWh
            Stambeni sektor,Prirodni plin,"3000,5",MWh
            Osobna vozila,Dizel,450,MWh
            """,
            """
            settore,vettore energetico,valore,unità
            Edifici comunali,Energia elettrica,1200,MWh
            Edifici residenziali,Gas naturale,"3000,5",MWh
            Trasporti privati e commerciali,Gasolio,450,MWh
            """,
            """
            secteur,vecteur,valeur,unité
            Bâtiments municipaux,Électricité,1200,MWh
            Bâtiments résidentiels,Gaz naturel,"3000,5",MWh
            Transports privés et commerciaux,Diesel,450,MWh
            """,
            """
            сектор,енергоносій,значення,одиниця
            Муніципальні будівлі,Електроенергія,1200,МВт·год
            Житлові будівлі,Природний газ,"3000,5",МВт·год
            Приватний та комерційний транспорт,Дизель,450,МВт·год
            """,
        ])
    func languages(table: String) throws {
        let result = try PublishedCases.examined(bei: table)
        #expect(lines(result) == Self.three, "\(result.findings.filter { $0.severity >= .warning })")
    }

    @Test("a column nobody knows is named and left alone; the order of columns does not matter")
    func extraColumn() throws {
        let result = try PublishedCases.examined(
            bei: """
                unit,Meter number,carrier,value,sector
                MWh,7,Electricity,1200,Municipal buildings
                MWh,8,Natural gas,3000.5,Residential buildings
                MWh,9,Diesel,450,Private and commercial transport
                """)
        #expect(lines(result) == Self.three)
        let finding = try #require(result.findings.first { $0.code == "csv.column-unknown" })
        #expect(finding.severity == .info && finding.place.cell == "B1")
        #expect(finding.details["column"] == .text("Meter number"))
    }

    @Test("of two columns that name who used the energy, the second divides the first")
    func twoSectors() throws {
        let result = try PublishedCases.examined(
            bei: "category,sector,carrier,value\nTransport,Buses,Diesel,5\nBuildings,Residential buildings,Coal,7\n")
        #expect(result.lines.map(\.record.subsector) == ["Buses", "Residential buildings"])
        #expect(result.lines.map(\.record.sector) == [.publicTransport, .residential])
    }

    @Test("semicolons, decimal commas, grouped thousands and the code page of old Windows")
    func windows1251() throws {
        let table = """
            сектор;энергоноситель;значение;единица
            Муниципальные здания;Электроэнергия;1 200,0;МВт·ч
            Жилые здания;Природный газ;3 000,5;МВт·ч
            Частный и коммерческий транспорт;Дизельное топливо;450,0;МВт·ч
            """
        let bytes = try #require(table.data(using: .windowsCP1251))
        let folder = InventoryFolder(
            name: "town",
            files: ["bei.csv": Array(bytes), "meta.yaml": Array("city: a\ncountry: KZ\ninventory_year: 2015\n".utf8)])
        let result = try PublishedCases.examined(folder)
        #expect(lines(result) == Self.three, "\(result.findings)")
        #expect(result.findings.contains { $0.code == "csv.encoding-guessed" })
    }

    @Test("European thousands: 1.234.567,8 is one number, and 1.234 in the same column is a thousand and more")
    func europeanThousands() throws {
        let result = try PublishedCases.examined(
            bei: """
                sector;carrier;value;unit
                Municipal buildings;Electricity;1.234;MWh
                Residential buildings;Natural gas;1.234.567,8;MWh
                Residential buildings;Coal;12,5;MWh
                """)
        #expect(
            lines(result) == [
                "municipal electricity 1234.0", "residential natural_gas 1234567.8", "residential coal 12.5",
            ])
    }

    @Test(
        "a unit in the heading holds where no column tells it",
        arguments: [
            ("Consumption (GWh)", 1_000.0), ("value_mwh", 1), ("Energy use [TJ]", 1_000 / 3.6), ("MWh", 1),
            ("Потребление, Гкал", 1.163),
        ]
            as [(String, Double)])
    func headingUnits(heading: String, megawattHours: Double) throws {
        let result = try PublishedCases.examined(bei: "sector;carrier;\(heading)\nResidential;Coal;2\n")
        #expect(abs(result.total.energy.value.value - 2 * megawattHours) < 1e-9, "\(result.findings)")
    }

    @Test("a printed sum without lines is kept in its own unit, so that nothing is missing in silence")
    func sumInOtherUnit() throws {
        let result = try PublishedCases.examined(
            bei: "sector,carrier,scope,value,unit,row_type\nBuildings,Total,1,100,toe,subtotal\n")
        #expect(result.total.energy.value == Quantity(1_163))
        #expect(result.total.emission.missing == 1)
        #expect(result.findings.contains { $0.code == "line.sum-without-lines" })
    }

    @Test("a number that can be read in two ways is an error at its cell and no number")
    func ambiguous() throws {
        let result = try PublishedCases.examined(
            bei: "sector;carrier;value;unit\nMunicipal buildings;Electricity;1,234;MWh\n")
        let finding = try #require(result.findings.first { $0.code == "cell.ambiguous-number" })
        #expect(finding.severity == .error && finding.place.cell == "C2")
        #expect(result.total.energy.missing == 1)
    }

    @Test(
        "a missing column is an error that names it, and the inventory is empty rather than wrong",
        arguments: [
            ("carrier,value\nGas,1\n", "sector"), ("sector,value\nMunicipal,1\n", "carrier"),
            ("sector,carrier\na,b\n", "value"),
        ])
    func missingColumn(table: String, column: String) throws {
        let result = try PublishedCases.examined(bei: table)
        let finding = try #require(result.findings.first { $0.code == "csv.column-missing" })
        #expect(finding.severity == .error && finding.place.file == "bei.csv")
        #expect(finding.details["column"] == .text(column))
        #expect(result.lines.isEmpty)
    }

    @Test("a carrier nobody knows is reported and its energy counted; its emissions are missing, not zero")
    func unknownCarrier() throws {
        let result = try PublishedCases.examined(
            bei: "sector,carrier,value,unit\nResidential,Kerogas,100,MWh\nResidential,Coal,10,MWh\n")
        let finding = try #require(result.findings.first { $0.code == "word.carrier-unknown" })
        #expect(finding.place.cell == "B2" && finding.details["word"] == .text("Kerogas"))
        #expect(result.total.energy.value == Quantity(110))
        #expect(result.total.emission.missing == 1 && result.total.emission.known == 1)
        #expect(result.findings.contains { $0.code == "factor.missing" })
    }

    @Test("a sector nobody knows is reported and counted without a sector")
    func unknownSector() throws {
        let result = try PublishedCases.examined(bei: "sector,carrier,value,unit\nMoonbase,Coal,100,MWh\n")
        #expect(
            result.findings.contains { $0.code == "word.sector-unknown" && $0.details["word"] == .text("Moonbase") })
        #expect(lines(result) == ["other_unallocated coal 100.0"])
    }

    @Test("a unit nobody knows is an error, never megawatt-hours")
    func unknownUnit() throws {
        let result = try PublishedCases.examined(bei: "sector,carrier,value,unit\nResidential,Coal,100,barrels\n")
        let finding = try #require(result.findings.first { $0.code == "cell.unit-unknown" })
        #expect(finding.severity == .error && finding.place.cell == "D2")
        #expect(result.total.energy.missing == 1)
    }

    @Test("subtotals among lines are told apart without a column that says so")
    func subtotals() throws {
        let result = try PublishedCases.examined(
            bei: """
                sector,carrier,value,unit
                Residential,Electricity,100,MWh
                Residential,Natural gas,200,MWh
                Residential,Total,300,MWh
                Tertiary,Electricity,50,MWh
                Tertiary,Subtotal,50,MWh
                Total,Electricity,150,MWh
                Total,,350,MWh
                """)
        #expect(result.lines.count == 3)
        #expect(result.total.energy.value == Quantity(350))
        #expect(!result.findings.contains { $0.code.hasPrefix("total.") }, "\(result.findings)")
        #expect(result.inventory.printed.count == 4)
    }

    @Test("notation keys stand where an amount should, in many languages; a dash is not zero")
    func keys() throws {
        let result = try PublishedCases.examined(
            bei: """
                sector,carrier,value,unit
                Residential,Electricity,NO,MWh
                Residential,Natural gas,NE: no meters,MWh
                Residential,Coal,IE (Tertiary),MWh
                Residential,Diesel,не происходит,MWh
                Residential,LPG,–,MWh
                Residential,Heat,,MWh
                Residential,Wood,0,MWh
                Residential,Lignite,нет данных,MWh
                """)
        #expect(
            result.lines.map(\.record.entry) == [
                .notOccurring, .notEstimated(reason: "no meters"), .includedElsewhere(in: "Tertiary"), .notOccurring,
                .unknown,
                .unknown, .zeroConfirmed, .unknown,
            ])
        #expect(result.total.energy.missing == 4 && result.total.energy.known == 1)
    }

    @Test("text in a number is an error at its cell, and the cell is unknown")
    func text() throws {
        let result = try PublishedCases.examined(
            bei: "sector,carrier,value,unit\nResidential,Electricity,about 100,MWh\n")
        #expect(result.findings.contains { $0.code == "cell.text-in-number" && $0.place.cell == "C2" })
        #expect(result.lines.first?.record.entry == .unknown)
    }

    @Test("units of mass and volume are converted with the country's calorific values")
    func nativeUnits() throws {
        let result = try PublishedCases.examined(
            bei: """
                sector,carrier,value,unit
                Residential,Coal,1000,t
                Residential,Natural gas,1000,тыс. м3
                Residential,Heat,100,Гкал
                """)
        let energies = result.lines.map { $0.energy?.value ?? .nan }
        for (energy, expected) in zip(energies, [5_487.034, 9_394.714, 116.3]) {
            #expect(abs(energy - expected) < 1e-6)
        }
    }

    @Test("factors of several gases, in several units, limited to sectors, are read with their cells")
    func factors() throws {
        let result = try PublishedCases.examined(
            bei: "sector,carrier,value,unit\nResidential,Coal,1000,MWh\nTertiary,Coal,1000,MWh\n",
            factors: """
                carrier,sector,gas,value,unit,note
                Coal,,CO2,94.6,t/TJ,
                Coal,,CH4,300,kg/TJ,
                Coal,,N2O,1.5,kg/TJ,
                Coal,Tertiary,CH4,10,kg/TJ,laboratory
                """)
        #expect(result.basis == .equivalent)
        let (residential, tertiary) = (try #require(result.lines[0].factor), try #require(result.lines[1].factor))
        #expect(residential.components.map { $0.place?.row } == [2, 3, 4])
        #expect(tertiary.components.map { $0.place?.row } == [2, 5, 4])
        #expect(abs(residential.intensity.value - (94.6e-3 + 28 * 0.3e-3 + 265 * 1.5e-6) * 3.6) < 1e-12)
        #expect(tertiary.components[1].citation.source == "laboratory")
    }

    @Test("a factor in t/TJ where kg/TJ is meant is an error at its cell")
    func factorUnit() throws {
        let result = try PublishedCases.examined(
            bei: "sector,carrier,value,unit\nResidential,Natural gas,1000,MWh\n",
            factors: "carrier,gas,value,unit\nNatural gas,CO2,56.1,t/TJ\nNatural gas,CH4,5,t/TJ\n")
        let suspects = result.findings.filter { $0.code == "factor.unit-suspect" }
        #expect(suspects.map(\.place.cell) == ["C3"])
    }

    @Test("the same table with another town's factors of another year keeps to its own year")
    func years() throws {
        let result = try PublishedCases.examined(
            bei: """
                year,sector,carrier,value,unit
                2015,Residential,Coal,100,MWh
                2020,Residential,Coal,900,MWh
                """,
            factors: "carrier,value,unit\nCoal 2015,0.34,t/MWh\nCoal 2020,0.1,t/MWh\n")
        #expect(result.total.energy.value == Quantity(100))
        #expect(abs(result.total.emission.value.value - 34) < 1e-9)
        #expect(result.findings.contains { $0.code == "factor.for-another-year" && $0.place.row == 3 })
    }

    @Test("a table without a country is computed, but no country's electricity is taken for it")
    func noCountry() throws {
        let result = try PublishedCases.examined(
            PublishedCases.folder(["bei.csv": "sector,carrier,value,unit\nResidential,Electricity,100,MWh\n"]))
        #expect(result.total.emission.missing == 1)
        #expect(result.findings.contains { $0.code == "factor.missing" })
    }
}
