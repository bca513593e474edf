import Cities
import Findings
import Inventories
import Localization
import Quantities
import Testing

@testable import Pages

@Suite("Models of pages")
struct ModelTests {
    private func texts(_ language: Language = .en) throws -> Texts { Texts(language, try #require(Samples.catalogue)) }

    @Test("a sum of which nothing is known is unknown, never zero")
    func unknownIsNotZero() throws {
        let sum = PartialSum<Mass>(missing: 3)
        let item = FigureItem(sum, unit: "tCO2", range: nil, address: nil, try texts())
        #expect(item.value == "unknown" && item.isPartial)
    }

    @Test("an inventory without lines has pages, and every figure of it is unknown")
    func emptyInventory() throws {
        let inventory = Inventory(town: Inventory.Town(name: "X", country: "KZ"), year: 2020)
        let result = inventory.computed(with: Demokent.tables)
        let model = InventoryShow.Model(result, town: Link("X", nil), base: "/en/x", try texts())
        #expect(model.total.value == "unknown")
        #expect(model.sectors == nil && model.shares == nil && model.carriers == nil)
        #expect(!String(describing: model.facts).contains("words(\"0"))
        let compare = InventoryCompare.Model(
            InventoryComparison(from: result, to: result), town: Link("X", nil), before: "/a", after: "/b", base: "/c",
            try texts())
        #expect(compare.change == nil)
    }

    @Test("the matrix tells unknown, not estimated, not occurring and no line apart")
    func matrixSigns() throws {
        let matrix = InventoryMatrix(Demokent.monitoring, .emissions, base: "/en/x", try texts())
        let words = Set(matrix.groups.flatMap(\.rows).flatMap(\.cells).map(\.words))
        #expect(words.isSuperset(of: ["?", "NE", "NO", "–"]))
        #expect(!words.contains("0"))
        #expect(matrix.total.hasSuffix("*"))
    }

    @Test("the steps of a comparison lead from one total to the other")
    func waterfall() throws {
        let steps = InventoryCompare.Model.sample(try texts()).waterfall.steps
        #expect(steps.count == 5)
        for (left, right) in zip(steps, steps.dropFirst()) where !right.isTotal { #expect(left.to == right.from) }
        let last = try #require(steps.last)
        #expect(abs(steps[3].to - last.to) < 1e-6)
    }

    @Test("rows of the grid carry what the line says", arguments: Language.allCases)
    func rows(language: Language) throws {
        func row(_ entry: Inventories.Entry) throws -> InventoryEdit.Row {
            let record = ActivityRecord(id: "a", sector: .residential, carrier: .coal, entry: entry)
            return InventoryEdit.Row(record, number: 1, findings: [], try texts(language))
        }
        let reported = try row(.reported(1234.5, .tonne))
        #expect(reported.amount == (language == .en ? "1234.5" : "1234,5") && reported.unit == "t")
        #expect(try row(.zeroConfirmed).key == "zero")
        #expect(try row(.notOccurring).key == "NO")
        #expect(try row(.includedElsewhere(in: "tertiary")).note == "tertiary")
        #expect(try row(.unknown).amount == "" && row(.unknown).key == "")
    }

    @Test("findings stand beside their row, by name in the form and by row in the file")
    func rowFindings() throws {
        let model = InventoryEdit.Model.sample(try texts())
        #expect(model.rows.first { $0.id == "r3" }?.findings.map(\.rule.words) == ["C01"])
        #expect(model.findings.contains { $0.rule.words == "C03" })
        let record = Demokent.monitoring.lines[0].record
        #expect(record.place.belongs(to: record))
        #expect(!Place(field: "line.r10").belongs(to: record))
    }

    @Test("a town has the name of the page's language, and says the others")
    func townNames() throws {
        let name = TownName(published: "Karaganda", russian: "Караганда", kazakh: "Қарағанды")
        #expect(Language.allCases.map(name.inLanguage) == ["Қарағанды", "Караганда", "Karaganda"])
        #expect(name.otherNames(than: .en) == ["Қарағанды (kk)", "Караганда (ru)"])
        #expect(TownName(published: "Osh").inLanguage(.kk) == "Osh")
    }

    @Test("moments follow the calendar")
    func moments() throws {
        let texts = try texts()
        #expect(texts.moment(secondsSince1970: 0) == "1 January 1970, 00:00 UTC")
        #expect(texts.moment(secondsSince1970: 951_782_399) == "28 February 2000, 23:59 UTC")
        #expect(texts.moment(secondsSince1970: 951_782_400) == "29 February 2000, 00:00 UTC")
        #expect(texts.moment(secondsSince1970: 1_795_262_520) == "21 November 2026, 12:02 UTC")
        #expect(texts.moment(secondsSince1970: -1) == "31 December 1969, 23:59 UTC")
    }

    @Test("long lists show the ends and the neighbours of the current page")
    func pages() {
        let pages = Pages(current: 6, items: 522, perPage: 50, prefix: "?page=")
        #expect(pages.count == 11)
        #expect(pages.shown == [1, nil, 5, 6, 7, nil, 11])
        #expect(Pages(current: 99, items: 0, perPage: 50, prefix: "").current == 1)
    }
}
