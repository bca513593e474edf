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
}
