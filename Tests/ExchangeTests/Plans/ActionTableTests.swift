import Exchange
import Findings
import Foundation
import Inventories
import Plans
import Quantities
import ReferenceData
import Testing

@Suite("Tables of actions")
struct ActionTableTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    private static let words = Result { try ReferenceLibrary.load().actionWords() }

    private func published(_ name: String) throws -> Checked<[Action]> {
        let table = try CSVTable.read(path: Self.folder.appendingPathComponent("Cases/\(name)-actions.csv").path)
        return ActionTable.read(table.value, words: try Self.words.get())
    }

    private func read(_ text: String) throws -> Checked<[Action]> {
        ActionTable.read(CSVTable.read(Array(text.utf8), file: "actions.csv").value, words: try Self.words.get())
    }

    /// - Source: Suceava's plan, targets by sector: 138 740, 65 809, 9 304 and 281 t.
    @Test("Suceava's 13 actions add up to the reductions its plan promises by sector")
    func suceava() throws {
        let actions = try published("suceava").value
        #expect(actions.count == 13)
        func tonnes(_ sectors: Set<ActionSector>) -> Double {
            ActionSums(actions.filter { sectors.contains($0.sector) }).reduction.value.value
        }
        #expect(abs(tonnes([.transport]) - 65_809) < 1)
        #expect(abs(tonnes([.waste]) - 9_304) < 1e-9)
        let green = actions.filter { $0.title.hasPrefix("Development of new green areas") }
        #expect(ActionSums(green).reduction.value.value == 281)
        #expect(abs(ActionSums(actions).reduction.value.value - (138_740 + 65_809 + 9_304 + 281)) < 1)
    }

    @Test("Kranj's two misprinted costs per tonne are found, and no other")
    func kranj() throws {
        let read = try published("kranj")
        let misprints = read.findings.filter { $0.code == "actions.cost-per-tonne" }
        #expect(misprints.compactMap(\.place.row) == [10, 16])
        #expect(misprints.map(\.details["printed"]) == [.number(4_797), .number(532)])
        #expect(read.value.count == 26)
    }

    @Test("a sector that is not known is told once, with all its rows")
    func unknownSectors() throws {
        let unknown = try published("kranj").findings.filter { $0.details["value"] == .text("Energy systems") }
        #expect(unknown.map(\.details["rows"]) == [.list((2...8).map { .plain($0) })])
        #expect(unknown.map(\.details["count"]) == [.count(7)])
        #expect(unknown.map(\.place.row) == [2])
    }

    @Test("headings are read in three languages, and an unknown one is named")
    func languages() throws {
        for text in ["Мера,Сектор,Начало\nУтеплить школы,Транспорт,2017", "Іс-шара,Сектор,Басталуы\nX,Көлік,2017"] {
            let read = try read(text)
            #expect(read.value.map(\.sector) == [.transport])
            #expect(read.value.map(\.start) == [2017])
            #expect(read.findings.isEmpty)
        }
        #expect(try read("title,colour\nX,red").findings.map(\.code) == ["actions.column-unknown"])
    }

    @Test("everything wrong is told at once with row and column, and the rest of the row is kept")
    func wrong() throws {
        let read = try read("title,sector,start,status,co2_reduction\nX,moon,soon,perhaps,much\n,transport,2017,,5\n")
        #expect(
            read.findings.map(\.code) == [
                "actions.sector-unknown", "actions.not-a-year", "actions.status-unknown", "actions.not-a-number",
                "actions.unnamed",
            ])
        #expect(read.findings.map(\.place.row) == [2, 2, 2, 2, 3])
        #expect(read.findings.map(\.place.column) == [2, 3, 4, 5, 1])
        #expect(read.value.map(\.title) == ["X"])
        #expect(read.value.first?.reduction == nil)
    }

    @Test("a table without titles says so and reads nothing")
    func noTitles() throws {
        let read = try read("sector,start\ntransport,2017")
        #expect(read.value.isEmpty && read.findings.map(\.code) == ["actions.no-title"])
    }

    @Test("a blank cell is not known, a zero is a zero")
    func blank() throws {
        let actions = try read("title,co2_reduction\nA,\nB,0").value
        #expect(actions.map(\.reduction) == [nil, .zero])
    }
}
