import Inventories
import ReferenceData
import Testing

@testable import Web

@Suite("Answers that are kept")
struct RecentAnswersTests {
    @Test("an answer is worked out once, and the oldest goes first when there are too many")
    func bounded() {
        let answers = RecentAnswers<Int, String>(limit: 2)
        var worked: [Int] = []
        func ask(_ question: Int) -> String {
            answers.answer(to: question) {
                worked.append(question)
                return "answer \(question)"
            }
        }
        for question in [1, 2, 1, 2, 3, 2, 3, 1] { #expect(ask(question) == "answer \(question)") }
        #expect(worked == [1, 2, 3, 1])
    }

    @Test("the range of a change is kept with both inventories, and is the one that is drawn anew")
    func trend() throws {
        let content = try SiteContent(OfficeHouse.content.get().shipped)
        let years = try #require(
            Dictionary(grouping: content.inventories, by: \.slug).values.first { $0.count > 1 }?.map(\.result))
        let drawn = try #require(
            InventoryComparison(from: years[0], to: years[1]).trend(tables: content.library.tables))
        for _ in 0..<2 { #expect(content.trend(from: years[0], to: years[1]) == drawn) }
        #expect(content.trends.count == 1)
        #expect(content.trend(from: years[1], to: years[0]) != drawn)
        var corrected = years[1]
        corrected.inventory.town.population = 1
        _ = content.trend(from: years[0], to: corrected)
        #expect(content.trends.count == 3)
    }
}
