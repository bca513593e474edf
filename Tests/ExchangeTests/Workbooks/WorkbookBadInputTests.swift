import Exchange
import Findings
import Foundation
import Inventories
import Localization
import Quantities
import ReferenceData
import Testing

@Suite("Workbook, filled in by people")
struct WorkbookBadInputTests {
    private static let energy = "Final energy"
    /// The row of homes and the columns of electricity, natural gas and coal on the sheet of energy.
    private static let homes = 18
    private static let electricity = 3
    private static let gas = 5
    private static let coal = 11

    private func changed(_ change: (inout WorkbookCopy) -> Void) throws -> Checked<Inventory?> {
        var copy = WorkbookCopy(try WorkbookSamples.empty.get())
        copy.set("Town", 8, 3, .number(84_210))
        change(&copy)
        return try WorkbookSamples.read(try copy.bytes())
    }

    private func cell(_ value: SpreadsheetCell.Value, column: Int = Self.electricity) throws -> Checked<Inventory?> {
        try changed { $0.set(Self.energy, Self.homes, column, value) }
    }

    @Test("the rows and columns of these tests are those of homes")
    func landmarks() throws {
        let copy = WorkbookCopy(try WorkbookSamples.workbook(.en))
        let sheet = copy.sheets[try #require(copy.index(Self.energy))]
        #expect(sheet.cells[Self.homes]?[1]?.value == .text("residential"))
        #expect(sheet.cells[5]?[Self.electricity]?.value == .text("electricity"))
        #expect(sheet.cells[5]?[Self.gas]?.value == .text("natural_gas"))
        #expect(sheet.cells[5]?[Self.coal]?.value == .text("coal"))
    }

    // -- what a cell may hold

    @Test("a number is an amount in the column's unit, with its place")
    func number() throws {
        let read = try cell(.number(1_250), column: Self.gas)
        let record = try #require(read.value?.records.first)
        #expect(record.entry == .reported(1_250, .thousandCubicMetres))
        #expect(record.id == "residential.natural_gas")
        #expect(record.place == Place(file: "demokent.xlsx", sheet: Self.energy, row: Self.homes, column: Self.gas))
        #expect(read.findings.isEmpty)
    }

    @Test(
        "a number typed as text is read and said so",
        arguments: [("1 250,5", 1_250.5), ("1\u{A0}250,5", 1_250.5), ("≈ 300", 300), ("'77", 77), ("12,5", 12.5)])
    func textNumber(text: String, value: Double) throws {
        let read = try cell(.text(text))
        #expect(read.value?.records.first?.entry == .reported(value, .megawattHour))
        #expect(read.findings.map(\.code) == ["cell.number-style"])
        #expect(read.findings.first?.place.cell == "C18")
    }

    @Test("a unit typed behind the number wins over the column's")
    func unitInCell() throws {
        let read = try cell(.text("3 ГВт·ч"))
        #expect(read.value?.records.first?.entry == .reported(3, .gigawattHour))
    }

    @Test("1,250 can be read in two ways and is not guessed")
    func ambiguous() throws {
        let read = try cell(.text("1,250"))
        #expect(read.value?.records.first?.entry == .unknown)
        #expect(read.value?.records.first?.unread == "1,250")
        #expect(read.findings.map(\.code) == ["cell.ambiguous-number"])
    }

    @Test(
        "words are no amount, and are kept", arguments: ["about fifty", "12/2020", "5-6", "<0.1", "12 %", "12 apples"])
    func words(text: String) throws {
        let read = try cell(.text(text))
        #expect(read.value?.records.first?.entry == .unknown)
        #expect(read.value?.records.first?.unread == text)
        #expect(read.findings.map(\.code) == ["cell.text-in-number"])
    }

    @Test("a date that a program made of a number is no amount")
    func date() throws {
        #expect(
            try cell(.date(SpreadsheetDate(year: 2024, month: 5, day: 1))).findings.map(\.code) == [
                "cell.text-in-number"
            ])
    }

    @Test("a number below zero is kept for the rules to find")
    func negative() throws {
        #expect(try cell(.number(-5)).value?.records.first?.entry == .reported(-5, .megawattHour))
    }

    @Test("zero is a zero that somebody meant; an empty cell is nothing at all")
    func zero() throws {
        #expect(try cell(.number(0)).value?.records.map(\.entry) == [.zeroConfirmed])
        #expect(try changed { _ in }.value?.records == [])
    }

    @Test(
        "a key is understood in any language, with its remark",
        arguments: [
            ("NO", Entry.notOccurring), ("no", .notOccurring), ("не происходит", .notOccurring),
            ("орын алмайды", .notOccurring), ("NE", .notEstimated(reason: nil)),
            ("NE: no figures", .notEstimated(reason: "no figures")),
            ("IE: industry", .includedElsewhere(in: "industry")),
            ("IE (row 12)", .includedElsewhere(in: "row 12")), ("құпия", .confidential), ("C", .confidential),
            ("нет данных", .unknown), ("?", .unknown), ("–", .unknown), ("NE: 2019", .notEstimated(reason: "2019")),
        ])
    func keys(text: String, entry: Entry) throws {
        let read = try cell(.text(text))
        #expect(read.value?.records.map(\.entry) == [entry])
        #expect(read.findings.isEmpty)
    }

    @Test(
        "a value and a key together are not both right",
        arguments: ["NE: 1250.5", "120 NE", "IE 12 500,5 MWh", "NO (35 MWh)"])
    func valueAndKey(text: String) throws {
        let read = try cell(.text(text))
        #expect(read.value?.records.map(\.entry) == [.unknown])
        #expect(
            read.findings.map(\.code) == ["cell.value-and-key"] || read.findings.map(\.code) == ["cell.text-in-number"])
    }

    @Test("a formula counts with its value; without one, or with an error, it is reported")
    func formulas() throws {
        func formula(_ value: SpreadsheetCell.Value) throws -> Checked<Inventory?> {
            try changed { copy in
                let cell = SpreadsheetCell(
                    row: Self.homes, column: Self.electricity, value: value, formula: "1+1")
                if let index = copy.index(Self.energy) {
                    copy.sheets[index].cells[Self.homes]?[Self.electricity] = cell
                }
            }
        }
        #expect(try formula(.number(2)).value?.records.first?.entry == .reported(2, .megawattHour))
        #expect(try formula(.error("#DIV/0!")).findings.map(\.code) == ["cell.formula-error"])
    }

    @Test("joined cells over amounts are reported")
    func merged() throws {
        let read = try changed { copy in
            guard let index = copy.index(Self.energy) else { return }
            copy.sheets[index].merged = [SpreadsheetRange(firstRow: 18, firstColumn: 3, lastRow: 18, lastColumn: 4)]
        }
        #expect(read.findings.contains { $0.code == "cell.merged" && $0.place.cell == "C18" })
    }

    // -- units and fuels

    @Test("without a unit amounts are unknown, and one finding says so")
    func unitMissing() throws {
        let read = try changed { copy in
            copy.clear(Self.energy, 6, Self.electricity)
            copy.set(Self.energy, Self.homes, Self.electricity, .number(5))
            copy.set(Self.energy, Self.homes + 1, Self.electricity, .number(6))
            copy.set(Self.energy, Self.homes + 1, 2, .text("Old town"))
        }
        #expect(read.value?.records.map(\.entry) == [.unknown, .unknown])
        #expect(read.findings.map(\.code) == ["cell.unit-missing"])
        #expect(read.findings.first?.place.cell == "C6")
    }

    @Test("a unit that nobody knows is reported at its cell")
    func unitUnknown() throws {
        let read = try changed { copy in
            copy.set(Self.energy, 6, Self.electricity, .text("buckets"))
            copy.set(Self.energy, Self.homes, Self.electricity, .number(5))
        }
        #expect(read.value?.records.map(\.entry) == [.unknown])
        #expect(read.findings.map(\.code) == ["cell.unit-unknown"])
    }

    @Test("a unit in another language is understood")
    func unitWord() throws {
        let read = try changed { copy in
            copy.set(Self.energy, 6, Self.electricity, .text("тыс. кВт·ч"))
            copy.set(Self.energy, Self.homes, Self.electricity, .number(5))
        }
        #expect(read.value?.records.first?.entry == .reported(5, .megawattHour))
    }

    @Test("tonnes of electricity are kept, and the calculation asks for the fuel")
    func unitNeedsFuel() throws {
        let read = try changed { copy in
            copy.set(Self.energy, 6, Self.electricity, .text("t"))
            copy.set(Self.energy, Self.homes, Self.electricity, .number(5))
        }
        let result = try #require(read.value).computed(with: try WorkbookSamples.library.get().tables)
        #expect(result.findings.contains { $0.code == "cell.unit-needs-fuel" })
    }

    @Test("a fuel is understood by its name in any language, and an unknown one reported")
    func fuels() throws {
        func coal(_ word: String) throws -> Checked<Inventory?> {
            try changed { copy in
                copy.set(Self.energy, 7, Self.coal, .text(word))
                copy.set(Self.energy, Self.homes, Self.coal, .number(100))
            }
        }
        #expect(try coal("Екібастұз көмірі").value?.records.first?.fuel?.rawValue == "coal_ekibastuz")
        let unknown = try coal("Moon coal")
        #expect(unknown.value?.records.first?.fuel == nil)
        #expect(unknown.findings.map(\.code) == ["word.fuel-unknown"])
    }

    // -- rows and lines

    @Test("a row that a person inserted is a part of the sector above")
    func insertedRow() throws {
        let read = try changed { copy in
            guard let index = copy.index(Self.energy) else { return }
            var moved: [Int: [Int: SpreadsheetCell]] = [:]
            for (row, cells) in copy.sheets[index].cells {
                let target = row > Self.homes ? row + 1 : row
                moved[target] = cells.mapValues { cell in
                    var cell = cell
                    cell.row = target
                    return cell
                }
            }
            copy.sheets[index].cells = moved
            copy.set(Self.energy, Self.homes + 1, 2, .text("Hostels"))
            copy.set(Self.energy, Self.homes + 1, Self.electricity, .number(12))
            copy.set(Self.energy, Self.homes + 5, Self.electricity, .number(7))
        }
        #expect(read.value?.records.map(\.id) == ["residential.electricity.hostels", "public_lighting.electricity"])
        #expect(read.findings.isEmpty)
    }

    @Test("a sector that is the sum of its parts is not counted twice")
    func sumOfParts() throws {
        let read = try changed { copy in
            copy.set(Self.energy, Self.homes, Self.electricity, .number(30))
            for (index, amount) in [10.0, 20].enumerated() {
                copy.set(Self.energy, Self.homes + 1 + index, 2, .text("Part \(index)"))
                copy.set(Self.energy, Self.homes + 1 + index, Self.electricity, .number(amount))
            }
        }
        #expect(read.value?.records.map(\.id) == ["residential.electricity.part-0", "residential.electricity.part-1"])
        #expect(read.findings.map(\.code) == ["line.sector-is-sum-of-parts"])
    }

    @Test("other lines take words of any language; what is missing is reported at its cell")
    func lines() throws {
        let read = try changed { copy in
            let rows: [[SpreadsheetCell.Value?]] = [
                [.text("Жилые здания"), nil, .text("Уголь"), .text("Карагандинский уголь"), .number(3), .text("т")],
                [nil, nil, .text("Coal"), nil, .number(4), .text("t")],
                [.text("Residential buildings"), nil, nil, nil, .number(5), .text("MWh")],
                [.text("Residential buildings"), nil, .text("Moonshine"), nil, .number(6), nil],
            ]
            for (index, row) in rows.enumerated() {
                for (column, value) in row.enumerated() {
                    if let value { copy.set("Other lines", 6 + index, 2 + column, value) }
                }
            }
        }
        let records = try #require(read.value?.records)
        #expect(records.map(\.id) == ["x6", "x7", "x8", "x9"])
        #expect(records[0].fuel?.rawValue == "coal_karaganda" && records[0].entry == .reported(3, .tonne))
        #expect(records[3].carrier == .unrecognised && records[3].carrierWord == "Moonshine")
        #expect(records[3].entry == .unknown)
        #expect(
            Set(read.findings.map { "\($0.code) \($0.place.cell ?? "")" }) == [
                "line.sector-missing B7", "line.carrier-missing D8", "word.carrier-unknown D9", "cell.unit-missing G9",
            ])
    }

    @Test("a note for a row that is empty is reported")
    func noteWithoutLine() throws {
        let read = try changed { copy in
            copy.set("Notes and sources", 6, 2, .text("Residential buildings"))
            copy.set("Notes and sources", 6, 4, .text("Coal"))
            copy.set("Notes and sources", 6, 5, .text("survey"))
        }
        #expect(read.findings.map(\.code) == ["note.without-line"])
    }

    @Test("factors of the town are converted, and keep their source")
    func factors() throws {
        let read = try changed { copy in
            copy.set("Factors", 6, 8, .number(610))
            copy.set("Factors", 6, 9, .text("kg/MWh"))
            copy.set("Factors", 6, 11, .text("grid operator"))
            copy.set("Factors", 9, 8, .text("55,9"))
            copy.set("Factors", 9, 9, .text("t/TJ"))
            copy.set("Factors", 10, 8, .number(3))
            copy.set("Factors", 10, 9, .text("spoons"))
        }
        let factors = try #require(read.value?.factors)
        #expect(factors.count == 2)
        #expect(factors[0].role == .nationalElectricity && abs(factors[0].value.value - 0.61) < 1e-12)
        #expect(factors[0].source == "grid operator")
        #expect(factors[1].carrier == .naturalGas && abs(factors[1].value.value - 0.20124) < 1e-9)
        #expect(Set(read.findings.map(\.code)) == ["cell.number-style", "cell.unit-unknown"])
    }
}
