import Exchange
import Findings
import Foundation
import Inventories
import Localization
import Quantities
import ReferenceData
import Testing

@Suite("Workbook, as it comes back")
struct WorkbookFindingTests {
    private func demokent(
        _ language: Language = .en, expecting: WorkbookExpectation = WorkbookExpectation(),
        _ change: (inout WorkbookCopy) -> Void = { _ in }
    ) throws -> Checked<Inventory?> {
        var copy = WorkbookCopy(try WorkbookSamples.workbook(language, inventory: WorkbookSamples.demokent))
        change(&copy)
        return try WorkbookSamples.read(try copy.bytes(), expecting: expecting)
    }

    /// What is noticed besides the one carrier of Demokent that no table knows.
    private func codes(_ read: Checked<Inventory?>) -> [String] {
        read.findings.map(\.code).filter { $0 != "word.carrier-unknown" }
    }

    @Test("a renamed sheet is found by its hidden mark")
    func renamed() throws {
        let read = try demokent { copy in
            if let index = copy.index("Final energy") { copy.sheets[index].name = "Energy 2022 (last)" }
            if let index = copy.index("Other lines") { copy.sheets[index].name = "Rest" }
        }
        #expect(read.value?.withoutPlaces.records == WorkbookSamples.demokent.records)
        #expect(codes(read) == ["sheet.renamed", "sheet.renamed"])
        #expect(read.findings.first?.details["expected"] == .term("workbook.sheet.energy"))
        #expect(read.value?.records.first?.place.sheet == "Energy 2022 (last)")
    }

    @Test(
        "a sheet that is missing is reported, and the rest is read",
        arguments: ["Local heat", "Other lines", "Notes and sources"])
    func missing(sheet: String) throws {
        let read = try demokent { $0.sheets.removeAll { $0.name == sheet } }
        #expect(codes(read) == ["sheet.missing"])
        #expect(read.isUsable)
        #expect(read.value?.records.isEmpty == false)
    }

    @Test("without the sheet of energy an error says so; without that of the town its stamps are used")
    func missingNeeded() throws {
        let withoutEnergy = try demokent { $0.sheets.removeAll { $0.name == "Final energy" } }
        #expect(!withoutEnergy.isUsable)
        #expect(withoutEnergy.value?.plants.count == 3)
        let withoutTown = try demokent { $0.sheets.removeAll { $0.name == "Town" } }
        #expect(withoutTown.value?.town.name == "Demokent" && withoutTown.value?.year == 2022)
        #expect(codes(withoutTown) == ["sheet.missing"])
    }

    @Test("a sheet of a person's own is named and left alone")
    func unknownSheet() throws {
        let read = try demokent { copy in
            copy.sheets.append(.init(name: "My sums", cells: [1: [1: .init(row: 1, column: 1, value: .number(5))]]))
        }
        #expect(codes(read) == ["sheet.unknown"])
    }

    @Test("a copy without codes and stamps is read by its headings", arguments: Language.allCases)
    func withoutCodes(language: Language) throws {
        let read = try demokent(language) { $0.dropCodes() }
        let expected = WorkbookSamples.demokent
        let found = try #require(read.value)
        #expect(
            Set(codes(read)) == ["sheet.codes-missing"], "\(read.findings.filter { $0.code != "sheet.codes-missing" })")
        func summary(_ inventory: Inventory) -> Set<String> {
            Set(
                inventory.records.map {
                    "\($0.sector.rawValue) \($0.subsector ?? "") \($0.carrier.rawValue) \($0.entry) \($0.note ?? "")"
                })
        }
        #expect(summary(found) == summary(expected))
        #expect(found.town == expected.town && found.accounting == expected.accounting)
        #expect(found.plants.count == expected.plants.count)
        #expect(found.factors.count == expected.factors.count)
        #expect(found.greenElectricity?.amount == expected.greenElectricity?.amount)
        #expect(found.heatExchange == expected.heatExchange)
    }

    @Test("another language's workbook is read, and said so")
    func language() throws {
        let read = try demokent(.kk, expecting: WorkbookExpectation(language: .en))
        #expect(read.value?.withoutPlaces == WorkbookSamples.demokent)
        #expect(codes(read) == ["workbook.language"])
        #expect(read.findings.first { $0.code == "workbook.language" }?.severity == .info)
    }

    @Test(
        "another edition is reported",
        arguments: [("0", "workbook.version"), ("2", "workbook.newer"), ("old", "workbook.version")])
    func edition(stamp: String, code: String) throws {
        #expect(codes(try demokent { $0.properties["qala-workbook-version"] = stamp }) == [code])
    }

    @Test("another town, country or year is reported, whatever its spelling")
    func otherTown() throws {
        let awaited = WorkbookExpectation(towns: ["Демокент", "demokent"], country: "KZ", year: 2022)
        #expect(codes(try demokent(expecting: awaited)).isEmpty)
        let other = WorkbookExpectation(towns: ["Karaganda"], country: "KG", year: 2019)
        #expect(
            Set(codes(try demokent(expecting: other))) == [
                "workbook.other-town", "workbook.other-country", "workbook.other-year",
            ])
    }

    @Test("a cell that the town cleared is unknown, under the same identifier")
    func cleared() throws {
        let first = try #require(try demokent().value)
        let record = try #require(first.records.first { $0.id == "residential.coal" })
        let read = try demokent { $0.clear("Final energy", record.place.row ?? 0, record.place.column ?? 0) }
        #expect(read.value?.records.first { $0.id == "residential.coal" }?.entry == .unknown)
        #expect(read.value?.records.map(\.id) == first.records.map(\.id))
    }

    @Test("a changed amount and a renamed part keep their identifiers, so that edits merge")
    func edited() throws {
        let first = try #require(try demokent().value)
        let schools = try #require(first.records.first { $0.id == "municipal.electricity.schools" })
        let read = try demokent { copy in
            copy.set("Final energy", schools.place.row ?? 0, schools.place.column ?? 0, .number(3_333))
            copy.set("Final energy", schools.place.row ?? 0, 2, .text("Schools and kindergartens"))
        }
        let again = try #require(read.value?.records.first { $0.id == schools.id })
        #expect(again.entry == .reported(3_333, .megawattHour))
        #expect(again.subsector == "Schools and kindergartens")
    }

    @Test("words that are in no list are reported, and the usual choice is taken")
    func choices() throws {
        let read = try demokent { copy in
            copy.set("Town", 6, 3, .text("Atlantis"))
            copy.set("Town", 10, 3, .text("some kind"))
            copy.set("Town", 13, 3, .text("AR9"))
            copy.set("Local electricity", 11, 3, .text("Windmill"))
        }
        #expect(
            codes(read) == ["town.country-unknown", "cell.choice-unknown", "cell.choice-unknown", "plant.kind-missing"])
        #expect(read.value?.kind == .baseline && read.value?.accounting.warming == .ar5)
        #expect(read.value?.plants.first?.kind == .other)
    }

    @Test("without a year nothing can be computed")
    func year() throws {
        let read = try demokent { $0.clear("Town", 7, 3) }
        #expect(read.value == nil)
        #expect(codes(read).contains("town.year-missing"))
    }

    @Test("what is no workbook gives findings and no inventory")
    func noWorkbook() throws {
        for bytes in [[], Array("sector,carrier,value".utf8), Array(try WorkbookSamples.workbook(.en).prefix(5_000))] {
            let read = try WorkbookSamples.read(bytes)
            #expect(read.value == nil && !read.isUsable)
        }
    }

    @Test("every finding of the reader has words in every language", arguments: Language.allCases)
    func worded(language: Language) throws {
        let codes = [
            "cell.unit-missing", "cell.choice-unknown", "word.fuel-unknown", "note.without-line", "line.sector-missing",
            "line.carrier-missing", "line.part-without-name", "line.sector-is-sum-of-parts", "plant.kind-missing",
            "workbook.foreign", "workbook.unit-assumed", "workbook.table-not-read", "workbook.other-year",
            "workbook.other-country", "workbook.not-ours", "workbook.newer", "workbook.version", "workbook.language",
            "workbook.other-town", "sheet.codes-missing", "sheet.missing", "sheet.renamed", "sheet.unknown",
            "cell.merged", "cell.number-style", "cell.ambiguous-number", "cell.value-and-key", "cell.formula-error",
            "cell.formula-without-value", "cell.text-in-number", "cell.unit-unknown", "town.year-missing",
            "town.country-unknown", "town.population-missing",
        ]
        let texts = try WorkbookSamples.catalogue.get().texts(language)
        for code in codes {
            for part in ["title", "text", "why", "advice"] { #expect(texts.has("finding.\(code).\(part)"), "\(code)") }
        }
    }
}
