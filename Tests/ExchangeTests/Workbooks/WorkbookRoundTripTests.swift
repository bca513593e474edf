import Exchange
import Findings
import Foundation
import Inventories
import Localization
import Quantities
import ReferenceData
import Testing

@Suite("Workbook, written and read back")
struct WorkbookRoundTripTests {
    @Test("an empty workbook says nothing, and nothing is zero", arguments: Language.allCases)
    func empty(language: Language) throws {
        let read = try WorkbookSamples.read(WorkbookSamples.workbook(language))
        #expect(read.value?.records == [])
        #expect(read.value?.plants == [])
        #expect(read.value?.factors == [])
        #expect(read.value?.greenElectricity == nil)
        #expect(read.value?.town.name == "Demokent")
        #expect(read.value?.year == 2022)
        #expect(read.findings.map(\.code) == ["town.population-missing"])
    }

    @Test("Demokent's inventory comes back as it was", arguments: Language.allCases)
    func demokent(language: Language) throws {
        let read = try WorkbookSamples.read(WorkbookSamples.workbook(language, inventory: WorkbookSamples.demokent))
        #expect(read.value?.withoutPlaces == WorkbookSamples.demokent)
        #expect(read.findings.map(\.code) == ["word.carrier-unknown"])
    }

    @Test("any inventory comes back as it was", arguments: 1...45)
    func anyInventory(seed: Int) throws {
        let names = try WorkbookSamples.names.get()
        var random = RandomInventory(seed: UInt64(seed), fuels: names.fuels.map { ($0.fuel, $0.carrier) })
        let inventory = random.next()
        let language = Language.allCases[seed % 3]
        let read = try WorkbookSamples.read(WorkbookSamples.workbook(language, inventory: inventory))
        let found = try #require(read.value?.withoutPlaces)
        for (left, right) in zip(found.records, inventory.records) { #expect(left == right) }
        for (left, right) in zip(found.plants, inventory.plants) { #expect(left == right) }
        #expect(found.records.count == inventory.records.count)
        #expect(Set(found.factors) == Set(inventory.factors))
        #expect(found.greenElectricity == inventory.greenElectricity)
        #expect(found.heatExchange == inventory.heatExchange)
        #expect(found.town == inventory.town)
        #expect(found.accounting == inventory.accounting)
        #expect(found.notes == inventory.notes)
        #expect(found.kind == inventory.kind && found.year == inventory.year)
    }

    @Test("every line leads to its sheet, row and column")
    func places() throws {
        let bytes = try WorkbookSamples.workbook(.en, inventory: WorkbookSamples.demokent)
        let book = SpreadsheetFile(bytes: bytes, name: nil)
        let read = try #require(try WorkbookSamples.read(bytes).value)
        for record in read.records {
            guard case .reported(let amount, _) = record.entry else { continue }
            let place = record.place
            let sheet = try #require(book.sheet(named: place.sheet ?? ""))
            let cell = sheet.cell(row: try #require(place.row), column: try #require(place.column))
            #expect(cell?.value == .number(amount), "\(record.id)")
            #expect(place.file == "demokent.xlsx")
        }
        #expect(read.files.first?.sha256.count == 64)
    }

    @Test("the sums saved with the formulas are those of the calculation")
    func sums() throws {
        let tables = try WorkbookSamples.library.get().tables
        let bytes = try WorkbookSamples.workbook(.ru, inventory: WorkbookSamples.demokent)
        let read = try #require(try WorkbookSamples.read(bytes).value)
        let result = read.computed(with: tables)
        #expect(read.printed.count > 10)
        for comparison in result.printedComparisons {
            guard let difference = comparison.difference else { continue }
            #expect(abs(difference) < 1e-6 * max(1, abs(comparison.figure.value)), "\(comparison.figure)")
        }
        let known = result.lines.compactMap { $0.energy?.value }.reduce(0, +)
        let grand = read.printed.first { $0.row == .total && $0.carrierWord == nil }
        #expect(abs((grand?.value ?? 0) - known) < 1e-6 * known)
    }

    @Test("the same request gives the same bytes")
    func sameBytes() throws {
        let first = try WorkbookSamples.workbook(.kk, inventory: WorkbookSamples.demokent)
        let second = try WorkbookSamples.workbook(.kk, inventory: WorkbookSamples.demokent)
        #expect(first == second)
    }

    @Test("no word of the workbook is missing in any language", arguments: Language.allCases)
    func everyWord(language: Language) throws {
        let bytes = try WorkbookSamples.workbook(language, inventory: WorkbookSamples.demokent)
        for sheet in SpreadsheetFile(bytes: bytes, name: nil).sheets {
            for cell in sheet.rows.flatMap(\.cells) {
                guard case .text(let text) = cell.value else { continue }
                #expect(!text.contains("⟦"), "\(sheet.name) \(cell.row),\(cell.column): \(text)")
            }
        }
    }

    @Test("published inventories can be taken away as a workbook and given back")
    func published() throws {
        let library = try WorkbookSamples.library.get()
        for published in try library.publishedInventories() {
            let inventory = published.inventory.value
            let bytes = try WorkbookSamples.workbook(.en, inventory: inventory)
            let read = try #require(try WorkbookSamples.read(bytes).value)
            #expect(read.records.map(\.id) == inventory.records.map(\.id), "\(published.id)")
            let total = inventory.computed(with: library.tables).lines.compactMap { $0.emission?.value }.reduce(0, +)
            let again = read.computed(with: library.tables).lines.compactMap { $0.emission?.value }.reduce(0, +)
            #expect(abs(total - again) <= 1e-9 * max(1, abs(total)), "\(published.id)")
        }
    }
}
