package import Cities
import Quantities

extension ReferenceLibrary {
    /// What towns owe until when, by the shipped tables.
    package func covenantCalendar() throws -> CovenantCalendar {
        CovenantCalendar(
            rules: try deadlineRules(), generations: try generations(),
            settings: CovenantCalendar.Settings(
                reminderDays: try rows("reminder_days.csv").compactMap { try $0.number("days_after").map { Int($0) } }))
    }

    private func deadlineRules() throws -> [DeadlineRule] {
        try rows("process_deadlines.csv").compactMap { row in
            guard let code = DeadlineRule.Code(rawValue: try row.text("code")), let value = try row.number("value")
            else { return nil }
            let isInYears = try row.text("unit").hasPrefix("year")
            return DeadlineRule(code, months: Int(value) * (isInYears ? 12 : 1), citation: try row.citation())
        }
    }

    private func generations() throws -> [CommitmentGeneration] {
        try rows("commitment_generations.csv").map { row in
            CommitmentGeneration(
                try row.word("commitment", Commitment.init(rawValue:)),
                opened: try row.word("opened", CalendarDay.init),
                plan: DeadlineRule.Code(rawValue: try row.text("plan")),
                citation: try row.citation())
        }
    }
}
