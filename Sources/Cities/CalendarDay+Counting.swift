extension CalendarDay {
    /// The same day so many years later; 29 February becomes 28 where the year has none.
    public func adding(years: Int) -> CalendarDay {
        var later = self
        later.year += years
        later.day = min(day, Self.days(inMonth: month, of: later.year))
        return later
    }

    /// How many days after another day it is; negative when before.
    public func days(after other: CalendarDay) -> Int { ordinal - other.ordinal }

    /// Days since 1 March of the year 0 in the Gregorian calendar, carried on in both directions.
    private var ordinal: Int {
        // A year that begins in March ends with the leap day.
        let shifted = month > 2 ? year : year - 1
        let months = (month + 9) % 12
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + (153 * months + 2) / 5 + day - 1
    }
}
