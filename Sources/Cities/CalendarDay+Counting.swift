extension CalendarDay {
    /// The day so many days after 1 January 1970, before it where the number is negative.
    public init(daysSince1970 days: Int) {
        // A year that begins in March ends with the leap day, and every 400 years begin alike.
        let sinceMarch = days + Self.epoch
        let era = sinceMarch.quotientFlooring(146_097)
        let dayOfEra = sinceMarch - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// The day of a moment in coordinated universal time.
    public init(secondsSince1970 seconds: Int64) {
        self.init(daysSince1970: Int(seconds).quotientFlooring(86_400))
    }

    /// Days since 1 January 1970 in the Gregorian calendar, carried on in both directions.
    public var daysSince1970: Int {
        let shifted = month > 2 ? year : year - 1
        let months = (month + 9) % 12
        let era = shifted.quotientFlooring(400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * months + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - Self.epoch
    }

    /// How many days after another day it is; negative when before.
    public func days(after other: CalendarDay) -> Int { daysSince1970 - other.daysSince1970 }

    /// The day so many days later.
    public func adding(days: Int) -> CalendarDay { CalendarDay(daysSince1970: daysSince1970 + days) }

    /// The same day so many months later; the last of the month where that month is shorter.
    public func adding(months: Int) -> CalendarDay {
        let count = year * 12 + month - 1 + months
        var later = self
        later.year = count.quotientFlooring(12)
        later.month = count - later.year * 12 + 1
        later.day = min(day, Self.days(inMonth: later.month, of: later.year))
        return later
    }

    /// The same day so many years later; 29 February becomes 28 where the year has none.
    public func adding(years: Int) -> CalendarDay { adding(months: years * 12) }

    /// Days from 1 March of the year 0 to 1 January 1970.
    private static let epoch = 719_468
}

extension Int {
    fileprivate func quotientFlooring(_ divisor: Int) -> Int {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
