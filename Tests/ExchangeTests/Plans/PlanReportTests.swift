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

@Suite("What a check of a plan says")
struct PlanReportTests {
    /// A plan on a baseline with one line of 40 t and, where it is partial, one that nobody knows.
    private func result(isPartial: Bool) throws -> PlanResult {
        let library = try ReportCases.library.get()
        let town = Inventory.Town(name: "Demokent", country: "KZ", population: 54_000)
        var records = [
            ActivityRecord(
                id: "1", sector: .residential, carrier: .electricity, entry: .reported(100, .megawattHour))
        ]
        if isPartial {
            records.append(ActivityRecord(id: "2", sector: .residential, carrier: .naturalGas, entry: .unknown))
        }
        let factor = GivenFactor(carrier: .electricity, gas: .carbonDioxide, value: Quantity(0.4), source: "test")
        let baseline = Inventory(town: town, year: 2015, records: records, factors: [factor])
        var plan = Plan(town: town, kind: .seap)
        plan.targets = [Target(value: 0.5, kind: .absolute, year: 2030)]
        var action = Action(id: "1", title: "Insulate schools", sector: .municipal)
        action.reduction = Quantity(30)
        plan.actions = [action]
        return library.examinePlan(
            plan,
            context: PlanContext(
                baseline: baseline.computed(with: library.tables), today: try #require(CalendarDay("2016-12-01"))))
    }

    @Test(
        "a partial baseline says of how many lines it is known, and marks what follows from it",
        arguments: [
            (Language.en, "partial: 1 of 2 lines are known"), (.ru, "неполный, известно строк: 1 из 2"),
            (.kk, "толық емес: 2 жолдан 1 жол белгілі"),
        ])
    func text(_ language: Language, _ words: String) throws {
        let texts = try ReportCases.texts(language)
        let text = PlanReport(try result(isPartial: true), texts: texts).text
        let part = texts.quantity("20", "t")
        #expect(text.contains("\(part)*"))
        #expect(text.contains(words))
        #expect(text.contains("* \(texts["figure.partial.note"])"))
        let whole = PlanReport(try result(isPartial: false), texts: texts).text
        #expect(whole.contains(part) && !whole.contains("*"))
    }

    @Test("for a program, too")
    func data() throws {
        let report = PlanReport(try result(isPartial: true), texts: try ReportCases.texts(.en))
        let data = try JSONDecoder().decode(Told.self, from: try JSONEncoder().encode(report))
        #expect(data.sides.map(\.start) == [Told.Sum(value: 40, known: 1, missing: 1)])
        #expect(data.sides.map(\.required) == [Told.Sum(value: 20, known: 1, missing: 1)])
    }

    @Test("and in the document")
    func document() throws {
        let texts = try ReportCases.texts(.en)
        func words(isPartial: Bool) throws -> String {
            let pdf = PlanPDF(
                try result(isPartial: isPartial), town: "Demokent", year: 2030, facts: [], digest: nil, minimums: [],
                names: [:], texts: texts)
            return String(decoding: try JSONEncoder().encode(pdf.document), as: UTF8.self)
        }
        let partial = try words(isPartial: true)
        #expect(partial.contains("partial: 1 of 2 lines are known"))
        #expect(partial.contains(texts.quantity("40", "t") + "*"))
        #expect(try !words(isPartial: false).contains("partial: "))
    }

    /// What a program reads.
    private struct Told: Decodable {
        struct Sum: Decodable, Equatable {
            let value: Double
            let known: Int
            let missing: Int
        }

        struct Side: Decodable {
            let start: Sum
            let required: Sum
        }

        let sides: [Side]
    }
}
