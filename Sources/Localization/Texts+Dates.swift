import Findings

extension Texts {
    /// A day as the language writes it: `2026 ж. 1 сәуір`, `1 апреля 2026 г.`, `1 April 2026`.
    public func date(year: Int, month: Int, day: Int) -> String {
        text("date.day", ["year": .plain(year), "month": .term("date.month.\(month)"), "day": .plain(day)])
    }

    /// A day and the time of day: `1 April 2026, 14:05`.
    public func date(year: Int, month: Int, day: Int, hour: Int, minute: Int) -> String {
        let time = [hour, minute].map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ":")
        return "\(date(year: year, month: month, day: day)), \(time)"
    }
}
