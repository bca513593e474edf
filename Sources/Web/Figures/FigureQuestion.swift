import Cities
import Statistics

/// Which figures are asked for: adding up ten thousand towns takes longer than writing what it comes to.
struct FigureQuestion: Hashable {
    var territory: Territory
    var day: CalendarDay
}

extension SiteContent {
    /// The figures of a territory on a day.
    func covenantFigures(in territory: Territory, on day: CalendarDay) -> CovenantFigures {
        figures.answer(to: FigureQuestion(territory: territory, day: day)) {
            CovenantFigures(of: covenant, in: territory, on: day)
        }
    }
}
