import Cities
import Statistics
import Synchronization

/// Figures that were asked for lately: adding up ten thousand towns takes longer than writing what it comes to.
final class FigureMemory: Sendable {
    private struct Question: Hashable {
        var territory: Territory
        var day: CalendarDay
    }

    /// Questions that are kept; the oldest goes first.
    private static let limit = 64

    private struct State {
        var answers: [Question: CovenantFigures] = [:]
        var order: [Question] = []
    }

    private let state = Mutex(State())

    /// The figures of a territory on a day; of several who ask at once for the same, one computes them.
    func figures(of snapshot: CovenantSnapshot, in territory: Territory, on day: CalendarDay) -> CovenantFigures {
        state.withLock { state in
            let question = Question(territory: territory, day: day)
            if let known = state.answers[question] { return known }
            let figures = CovenantFigures(of: snapshot, in: territory, on: day)
            if state.order.count == Self.limit { state.answers[state.order.removeFirst()] = nil }
            state.answers[question] = figures
            state.order.append(question)
            return figures
        }
    }
}
