import Exchange
import Findings
import Quantities
import Testing

@Suite("Rolling up many towns")
struct RollUpTests {
    private func row(_ rows: [RollUpRow], _ country: String, _ sector: String, _ year: Year) -> RollUpRow? {
        rows.first { $0.country == country && $0.sector == sector && $0.year == year }
    }

    @Test("activity times factor, added up by country, sector and year")
    func example() throws {
        let folder = try RollUpFolder()
        folder.activities += "Akkol,2020,heat,10\nAkkol,2020,power,20\nBalkash,2020,heat,1.5\nChu,2020,bus,100\n"
        let checked = try folder.rollUp().result()
        #expect(checked.findings.isEmpty)
        let buildings = row(checked.value, "A", "Buildings", 2020)
        // 11.5 of gas by 2 and 20 of coal by 3; 31.5 by 0.5 and by 0.25.
        #expect(buildings?.carbonDioxide.value == 83)
        #expect(buildings?.methane.value == 15.75)
        #expect(buildings?.nitrousOxide.value == 7.875)
        #expect(buildings?.carbonDioxideEquivalent.value == 83 + 28 * 15.75 + 265 * 7.875)
        #expect(buildings?.isComplete == true)
        #expect(row(checked.value, "B", "Transport", 2020)?.carbonDioxide.value == 4.1 * 100)
    }

    @Test("what nobody reported is unknown, not zero, and the number of towns says so")
    func completeness() throws {
        let folder = try RollUpFolder()
        folder.activities += "Akkol,2020,heat,10\nAkkol,2020,power,0\n"
        let rows = try folder.rollUp().result().value
        #expect(rows.count == 4)
        let reported = row(rows, "A", "Buildings", 2020)
        #expect(reported?.townsReported == 1)
        #expect(reported?.townsExpected == 2)
        #expect(reported?.isComplete == false)
        let silent = row(rows, "B", "Transport", 2020)
        #expect(silent?.carbonDioxide.value == nil)
        #expect(silent?.townsReported == 0)
        #expect(silent?.isComplete == false)
    }

    @Test("a line without a factor is left out of the sum, and the sum says so")
    func missingFactor() throws {
        let folder = try RollUpFolder()
        folder.factors = "country,fuel,year,co2,ch4,n2o\nA,gas,2020,2,0.5,\nA,diesel,2020,4,0.5,0.25\n"
        folder.activities += "Akkol,2020,heat,10\nBalkash,2020,heat,10\nAkkol,2020,power,20\nAkkol,2020,bus,1\n"
        let checked = try folder.rollUp().result()
        let buildings = row(checked.value, "A", "Buildings", 2020)
        #expect(buildings?.carbonDioxide.value == 40)
        #expect(buildings?.carbonDioxide.linesWithoutFactor == 1)
        #expect(buildings?.nitrousOxide.value == nil)
        #expect(buildings?.nitrousOxide.linesWithoutFactor == 2)
        #expect(buildings?.carbonDioxideEquivalent.value == nil)
        #expect(buildings?.isComplete == false)
        #expect(row(checked.value, "A", "Transport", 2020)?.carbonDioxideEquivalent.linesWithoutFactor == 0)
        #expect(checked.findings.map(\.code) == ["rollup.missing-factor", "rollup.missing-factor"])
        #expect(checked.findings.last?.details["fuel"] == .text("coal"))
        #expect(checked.findings.first?.details["gases"] == .list([.text("N2O")]))
    }

    @Test("a row that cannot be read is named with its row and column")
    func badRows() throws {
        let folder = try RollUpFolder()
        folder.activities += """
            Akkol,2020,heat,10
            Taraz,2020,heat,1
            Akkol,2020,wind,1
            Akkol,20,heat,1
            Akkol,2020,bus,many

            Akkol,2020,power,
            Akkol,2020
            "Akkol,2020,bus,1
            Akkol,2021,bus,5 MWh
            Akkol,2021,heat,7
            """
        for chunkBytes in [1 << 20, 40] {
            let checked = try folder.rollUp(threads: 2, chunkBytes: chunkBytes).result()
            let problems = checked.findings.map { "\($0.code) \($0.place.row ?? 0) \($0.place.column ?? 0)" }
            #expect(
                problems == [
                    "rollup.unknown-town 3 1", "rollup.unknown-line 4 3", "rollup.unknown-year 5 2",
                    "rollup.unreadable-cell 6 4", "rollup.empty-activity 8 4", "csv.ragged-row 9 0",
                    "csv.unclosed-quote 10 0", "rollup.unreadable-cell 11 4",
                ])
            #expect(row(checked.value, "A", "Buildings", 2020)?.carbonDioxide.value == 20)
            #expect(row(checked.value, "A", "Buildings", 2021)?.carbonDioxide.value == 14)
            #expect(row(checked.value, "A", "Transport", 2021)?.carbonDioxide.value == nil)
        }
    }

    @Test("of many bad rows the first hundred are kept and the rest counted, whatever the chunks")
    func manyBadRows() throws {
        let folder = try RollUpFolder()
        for number in 0..<1_000 { folder.activities += "Nowhere \(number),2020,heat,1\n" }
        let small = try folder.rollUp(threads: 2, chunkBytes: 100).result().findings
        #expect(small == (try folder.rollUp().result().findings))
        #expect(small.count == 101)
        #expect(small[99].place.row == 101)
        #expect(small.last?.details["count"] == .count(900))
    }

    @Test("a line given twice for a town and year is found, also when far apart")
    func repeated() throws {
        let folder = try RollUpFolder()
        folder.activities += "Akkol,2020,heat,1\nAkkol,2020,power,1\nChu,2020,bus,1\nAkkol,2020,heat,2\n"
        let near = try folder.rollUp().result().findings
        #expect(near.map(\.code) == ["rollup.duplicate-row"])
        #expect(near.first?.place.row == 5)
        let apart = try folder.rollUp(chunkBytes: 20).result().findings
        #expect(apart.map(\.code) == ["rollup.duplicate-row"])
        #expect(apart.first?.details == ["town": .text("Akkol"), "line": .text("heat"), "year": .plain(2020)])
    }

    @Test("files that are not what they should be")
    func unusable() throws {
        let folder = try RollUpFolder()
        folder.lines = "line,sector\nheat,Buildings\n"
        #expect(throws: RollUpError.missingColumn(path: folder.files.lines, names: ["fuel", "carrier"])) {
            try folder.rollUp().result()
        }
        folder.lines = "line,sector,fuel\nheat,Buildings,gas\n"
        folder.activities = "town,line,activity\nAkkol,heat,1\n"
        #expect(throws: RollUpError.missingColumn(path: folder.files.activities, names: ["year"])) {
            try folder.rollUp().result()
        }
        folder.activities = "PK\u{3}\u{4}xl/"
        #expect(throws: RollUpError.self) { try folder.rollUp().result() }
        folder.activities = "town,year,line,activity\n" + String(repeating: "x", count: 400_000)
        #expect(throws: RollUpError.self) { try folder.rollUp(threads: 2, chunkBytes: 1_000).result() }
        folder.activities = ""
        #expect(throws: RollUpError.self) { try folder.rollUp().result() }
    }

    @Test("the result as CSV leaves unknown sums empty")
    func csv() throws {
        let folder = try RollUpFolder()
        folder.activities += "Akkol,2020,bus,10\n"
        let rows = try folder.rollUp().result().value.filter { $0.country == "A" }
        let text = String(decoding: RollUpRow.csv(rows), as: UTF8.self)
        #expect(text.hasSuffix("A,Buildings,2020,,,,,0,2,0\nA,Transport,2020,40,5,2.5,842.5,1,2,0\n"))
    }
}
