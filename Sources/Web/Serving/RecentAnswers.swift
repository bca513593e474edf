import Synchronization

/// Answers that were worked out lately and follow from their questions alone; the oldest goes first.
final class RecentAnswers<Question: Hashable & Sendable, Answer: Sendable>: Sendable {
    private struct State {
        var answers: [Question: Answer] = [:]
        var order: [Question] = []
    }

    private let limit: Int
    private let state = Mutex(State())

    /// Keeps at most so many answers.
    init(limit: Int) { self.limit = limit }

    /// How many are kept now.
    var count: Int { state.withLock { $0.order.count } }

    /// What a question comes to; of several who ask at once for the same, one works it out.
    func answer(to question: Question, _ work: () -> Answer) -> Answer {
        state.withLock { state in
            if let known = state.answers[question] { return known }
            let answer = work()
            if state.order.count == limit { state.answers[state.order.removeFirst()] = nil }
            state.answers[question] = answer
            state.order.append(question)
            return answer
        }
    }
}
