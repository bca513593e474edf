import Cities
import Exchange
import Findings
import Foundation
import Inventories
import Localization
import Plans
import Quantities
import ReferenceData
import Testing

@Suite("Plans as folders and workbooks")
struct PlanFolderTests {
    private static let words = Result { try ReferenceLibrary.load().actionWords() }
    private static let cases = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Cases")

    private func published(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: Self.cases.appendingPathComponent("\(name)-actions.csv")))
    }

    /// The same table as a workbook, below a title, on the second sheet.
    private func workbook(_ csv: [UInt8]) throws -> [UInt8] {
        let writer = try SpreadsheetWriter()
        try writer.addSheet("About").write("Nothing to read here", row: 1, column: 1)
        let sheet = try writer.addSheet("Actions")
        sheet.write("Actions of the plan", row: 1, column: 1)
        let table = CSVTable.read(csv).value
        for (index, heading) in table.header.enumerated() { sheet.write(heading, row: 3, column: index + 1) }
        for (row, record) in table.records.enumerated() {
            for (index, text) in record.fields.enumerated() where !text.isEmpty {
                if let number = Double(text) {
                    sheet.write(number, row: row + 4, column: index + 1)
                } else {
                    sheet.write(text, row: row + 4, column: index + 1)
                }
            }
        }
        return try writer.finishedBytes()
    }

    @Test("actions read from a workbook are those of the table", arguments: ["suceava", "kranj"])
    func equal(name: String) throws {
        let words = try Self.words.get()
        let csv = try published(name)
        func bare(_ actions: [Action]) -> [Action] {
            actions.map { action in
                var action = action
                action.place = Place()
                return action
            }
        }
        let book = ActionTable.read(try workbook(csv), file: "plan.xlsx", words: words)
        let table = ActionTable.read(csv, file: "actions.csv", words: words)
        #expect(bare(book.value) == bare(table.value) && !book.value.isEmpty)
        #expect(book.findings.map(\.code).sorted() == table.findings.map(\.code).sorted())
    }

    @Test("Kranj's two misprints are found in a workbook too, with sheet, row and column")
    func places() throws {
        let read = ActionTable.read(
            try workbook(try published("kranj")), file: "plan.xlsx", words: try Self.words.get())
        let misprints = read.findings.filter { $0.code == "actions.cost-per-tonne" }
        #expect(misprints.map(\.place.sheet) == ["Actions", "Actions"])
        #expect(misprints.compactMap(\.place.row) == [12, 18] && misprints.allSatisfy { $0.place.column == 8 })
    }

    @Test("a plan written as a folder is read back the same, also words that look like something else")
    func folder() throws {
        var plan = Plan(town: .init(name: "Demokent: \"2030\"", country: "KZ", population: 54_000), kind: .secap)
        plan.baselineYear = 2015
        plan.approval = Plan.Approval(body: "no", day: CalendarDay("2016-05-20"))
        plan.strategy = Plan.Strategy(
            vision: "Line one\nline two: [x]", coordination: "- a list?", staff: 1.5, participation: "{}",
            monitoring: "2016-05-20", budget: Money(1_200.5, currency: "KZT"))
        plan.targets = [
            Target(value: 0.3, kind: .perCapita, year: 2030, basePopulation: 54_000, targetPopulation: 60_000),
            Target(
                value: 0.25, kind: .businessAsUsual, year: 2025, isMidTerm: true,
                businessAsUsual: Quantity(273_498.1), projectionSource: "#1"),
        ]
        var action = Action(id: "1", title: "Insulate; \"schools\", all", sector: .publicLighting)
        action.energySaving = Quantity(0.1)
        action.reduction = .zero
        action.cost.investment = Money(99.99, currency: "KZT")
        action.purposes = [.adaptation, .mitigation]
        action.origin = .mixed
        (action.start, action.end, action.status) = (2017, 2028, .notStarted)
        (action.financing, action.stakeholders) = (["own", "eu"], ["citizens"])
        plan.actions = [action]
        plan.estimates = [.init(sector: .transport, reduction: Quantity(5))]
        var adaptation = Adaptation()
        adaptation.assessment = .init(title: "Heat", author: "~", year: 2015)
        adaptation.hazards = ["heat": .high, "flood": .notKnown]
        adaptation.vulnerableSectors = ["health", "water"]
        adaptation.scoreboard = [1: .moving, 6: .notStarted]
        adaptation.goals = ["yes", "Shade"]
        plan.adaptation = adaptation
        plan.joint = JointPlan(
            option: .sharedTarget, members: [.init(name: "Abay", population: 9_000)], isAgglomeration: true)
        plan.printed = [.init(.baseEmission, 202_591), .init(.target, 0.3)]
        plan.justifications = [.init(code: "A11", about: "1", reason: "null")]
        let words = try Self.words.get()
        let zip = try PlanFolder(plan, nil, TownDocumentName(slug: "demokent", number: 2030)).zip()
        #expect(zip == (try PlanFolder(plan, nil, TownDocumentName(slug: "demokent", number: 2030)).zip()))
        let read = PlanFolder.read(zip, named: "demokent-2030.zip", words: words)
        #expect(read.findings.isEmpty, "\(read.findings)")
        var back = try #require(read.value?.plan)
        back.actions[0].place = Place()
        #expect(back == plan)
        #expect(read.value?.commitments == [.by2030])
    }

    @Test("a folder without a plan, and what is no folder, say so")
    func nothing() throws {
        let words = try Self.words.get()
        let empty = PlanFolder.read(try ZipFile.packed([("x.txt", [1])]), named: "x.zip", words: words)
        #expect(empty.value == nil && empty.findings.map(\.code) == ["file.not-found"])
        let broken = PlanFolder.read(Array("PK\u{3}\u{4}".utf8), named: "x.zip", words: words)
        #expect(broken.value == nil && broken.findings.map(\.code) == ["plan-file.unreadable"])
    }
}
