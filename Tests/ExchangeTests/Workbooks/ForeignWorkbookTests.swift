import Exchange
import Findings
import Foundation
import Inventories
import Localization
import Quantities
import Testing

@Suite("A town's own workbook")
struct ForeignWorkbookTests {
    private func read(
        _ rows: [[Any?]], sheet: String = "Sheet1", year: Int? = 2019, file: String = "town.xlsx"
    ) throws -> Checked<Inventory?> {
        let bytes = try WorkbookCopy(sheet: sheet, rows).bytes()
        return try WorkbookSamples.read(
            bytes, expecting: WorkbookExpectation(towns: ["Town"], country: "KZ", year: year.map { Year($0) }),
            file: file)
    }

    private func lines(_ read: Checked<Inventory?>) -> Set<String> {
        Set((read.value?.records ?? []).map { "\($0.sector.rawValue) \($0.carrier.rawValue) \($0.entry)" })
    }

    @Test("the Covenant's matrix is read with its units, sums and places")
    func matrix() throws {
        let read = try read([
            ["Final energy consumption [MWh]"],
            ["Category", "Electricity", "Heat/cold", "Natural gas", "Coal", "Total"],
            ["BUILDINGS, EQUIPMENT/FACILITIES AND INDUSTRIES"],
            ["Municipal buildings, equipment/facilities", 120.0, 300.0, 40.0, nil, 460.0],
            ["Residential buildings", 1_000.0, 5_000.0, "NE", 250.0, 6_250.0],
            ["Subtotal buildings", 1_120.0, 5_300.0, 40.0, 250.0, 6_710.0],
            ["TRANSPORT"],
            ["Public transport", 30.0, nil, 12.5],
            ["Total", 1_150.0, 5_300.0, 52.5, 250.0],
        ])
        #expect(
            lines(read) == [
                "municipal electricity reported(120.0, Quantities.ActivityUnit.megawattHour)",
                "municipal heat_cold reported(300.0, Quantities.ActivityUnit.megawattHour)",
                "municipal natural_gas reported(40.0, Quantities.ActivityUnit.megawattHour)",
                "residential electricity reported(1000.0, Quantities.ActivityUnit.megawattHour)",
                "residential heat_cold reported(5000.0, Quantities.ActivityUnit.megawattHour)",
                "residential natural_gas notEstimated(reason: nil)",
                "residential coal reported(250.0, Quantities.ActivityUnit.megawattHour)",
                "transport_public electricity reported(30.0, Quantities.ActivityUnit.megawattHour)",
                "transport_public natural_gas reported(12.5, Quantities.ActivityUnit.megawattHour)",
            ])
        let coal = read.value?.records.first { $0.carrier == .coal }
        #expect(coal?.place == Place(file: "town.xlsx", sheet: "Sheet1", row: 5, column: 5))
        #expect(coal?.id == "residential-buildings.coal")
        #expect(
            read.value?.printed.contains { $0.row == .total && $0.carrier == .electricity && $0.value == 1_150 } == true
        )
        #expect(read.findings.contains { $0.code == "workbook.foreign" })
        #expect(!read.findings.contains { $0.code == "workbook.unit-assumed" })
    }

    @Test("a Russian matrix with units in its headings is read")
    func russian() throws {
        let read = try read([
            ["Потребление энергии за 2019 год"],
            ["Сектор", "Электроэнергия, МВт·ч", "Тепло, Гкал", "Природный газ (тыс. м3)"],
            ["Жилые здания", "1 200,5", 800.0, 300.0],
            ["Общественный транспорт", 15.0, nil, "не происходит"],
        ])
        #expect(
            lines(read) == [
                "residential electricity reported(1200.5, Quantities.ActivityUnit.megawattHour)",
                "residential heat_cold reported(800.0, Quantities.ActivityUnit.gigacalorie)",
                "residential natural_gas reported(300.0, Quantities.ActivityUnit.thousandCubicMetres)",
                "transport_public electricity reported(15.0, Quantities.ActivityUnit.megawattHour)",
                "transport_public natural_gas notOccurring",
            ])
    }

    @Test("one line in each row is read with its own units")
    func long() throws {
        let read = try read([
            ["Секторы бойынша энергия"],
            ["Сектор", "Энергия тасымалдаушы", "Мәні", "Өлшем бірлігі"],
            ["Тұрғын үйлер", "Көмір", 1_200.0, "т"],
            ["Тұрғын үйлер", "Электр энергиясы", 5.5, "ГВт·сағ"],
            ["Municipal buildings", "diesel", 7.0, "t"],
        ])
        #expect(
            lines(read).isSuperset(of: ["residential electricity reported(5.5, Quantities.ActivityUnit.gigawattHour)"]))
        #expect(read.value?.records.map(\.id) == ["r3", "r4", "r5"])
        #expect(read.value?.records.first?.place.cell == "C3")
    }

    @Test("a unit above the table holds for all of it; without any, MWh is taken and said")
    func units() throws {
        let rows: [[Any?]] = [
            ["Sector", "Electricity", "Natural gas"], ["Residential buildings", 1.0, 2.0],
            ["Municipal buildings", 3.0, 4.0],
        ]
        let above = try read([["All amounts in the table, GWh"]] + rows)
        #expect(above.value?.records.first?.entry == .reported(1, .gigawattHour))
        let none = try read(rows)
        #expect(none.value?.records.first?.entry == .reported(1, .megawattHour))
        #expect(none.findings.contains { $0.code == "workbook.unit-assumed" })
    }

    @Test("a row for all transport above its kinds is their sum")
    func groups() throws {
        let read = try read([
            ["MWh", "Diesel", "Gasoline"], ["Transport", 30.0, 50.0], ["Municipal fleet", 10.0, 20.0],
            ["Public transport", 20.0, 30.0],
        ])
        #expect(read.value?.records.count == 4)
        #expect(read.value?.printed.count == 2)
    }

    @Test("emissions beside energy are kept for comparison, not taken for energy")
    func emissions() throws {
        var copy = WorkbookCopy(
            sheet: "Energy",
            [
                ["MWh", "Electricity", "Coal"], ["Residential buildings", 10.0, 20.0],
                ["Tertiary buildings", 1.0, 2.0],
            ])
        let second = WorkbookCopy(
            sheet: "Emissions",
            [
                ["t CO2", "Electricity", "Coal"], ["Residential buildings", 6.0, 7.0],
                ["Tertiary buildings", 0.6, 0.7],
            ])
        copy.sheets += second.sheets
        let read = try WorkbookSamples.read(try copy.bytes(), expecting: WorkbookExpectation(towns: ["T"], year: 2019))
        #expect(read.value?.records.count == 4)
        #expect(read.value?.printed.count { $0.subject == .emission } == 4)
        #expect(read.value?.printed.first { $0.subject == .emission }?.place.sheet == "Emissions")
    }

    @Test("of several years the awaited one is read, and the others named")
    func severalYears() throws {
        var copy = WorkbookCopy(
            sheet: "2008",
            [["MWh", "Electricity", "Coal"], ["Residential buildings", 1.0, 1.0], ["Tertiary buildings", 1.0, 1.0]])
        copy.sheets +=
            WorkbookCopy(
                sheet: "2019",
                [
                    ["MWh", "Electricity", "Coal"], ["Residential buildings", 9.0, 9.0],
                    ["Tertiary buildings", 9.0, 9.0],
                ]
            ).sheets
        let read = try WorkbookSamples.read(try copy.bytes(), expecting: WorkbookExpectation(towns: ["T"], year: 2019))
        #expect(read.value?.records.first?.entry == .reported(9, .megawattHour))
        #expect(read.findings.contains { $0.code == "workbook.table-not-read" && $0.place.sheet == "2008" })
    }

    @Test("the year is looked for above the table, on the tab and in the file's name")
    func years() throws {
        let rows: [[Any?]] = [
            ["MWh", "Electricity", "Coal"], ["Residential buildings", 1.0, 1.0], ["Tertiary buildings", 1.0, 1.0],
        ]
        #expect(try read([["Year 2015"]] + rows, year: nil).value?.year == 2015)
        #expect(try read(rows, sheet: "BEI 2016", year: nil).value?.year == 2016)
        #expect(try read(rows, year: nil, file: "energy-2017.xlsx").value?.year == 2017)
        let none = try read(rows, year: nil)
        #expect(none.value == nil)
        #expect(none.findings.contains { $0.code == "town.year-missing" })
    }

    @Test(
        "a workbook without such a table says so",
        arguments: [[["a", "b"], ["c", "d"]], [["Electricity"], ["Coal"]]])
    func nothing(rows: [[String]]) throws {
        let read = try read(rows)
        #expect(read.value == nil)
        #expect(read.findings.map(\.code) == ["workbook.not-ours"])
    }
}
