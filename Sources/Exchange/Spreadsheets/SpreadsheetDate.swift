package import Cities

/// A day of the civil calendar, with a time where the cell has one.
package struct SpreadsheetDate: Hashable, Sendable {
    /// Days since 1 January 1970; a cell is small so that many fit into memory.
    private let dayNumber: Int32
    /// Seconds since midnight, rounded.
    package let second: Int32

    /// Names a day and a time.
    package init(_ day: CalendarDay, second: Int = 0) {
        dayNumber = Int32(clamping: day.daysSince1970)
        self.second = Int32(clamping: second)
    }

    /// Names a day, which must be one of the calendar, and a time.
    package init(year: Int, month: Int, day: Int, second: Int = 0) {
        guard let day = CalendarDay(year: year, month: month, day: day) else {
            preconditionFailure("a day that the program names is one of the calendar")
        }
        self.init(day, second: second)
    }

    /// The day a serial number stands for, or nothing where no day belongs to it.
    ///
    /// The 1900 system counts a 29 February 1900 that never was: its number, 60, names no day.
    package init?(serial: Double, countsFrom1904: Bool = false) {
        guard serial >= (countsFrom1904 ? 0 : 1), serial < 2_958_466 else { return nil }
        var whole = Int(serial)
        var seconds = Int(((serial - Double(whole)) * 86_400).rounded())
        if seconds == 86_400 { (whole, seconds) = (whole + 1, 0) }
        let epoch: Int
        if countsFrom1904 {
            epoch = Self.firstOf1904
        } else {
            guard whole != 60 else { return nil }
            epoch = whole < 60 ? Self.lastOf1899 : Self.lastOf1899 - 1
        }
        dayNumber = Int32(epoch + whole)
        second = Int32(seconds)
    }

    /// The date written as `2023-05-01` or `2023-05-01T12:30:00`, the form of the strict format.
    package init?(iso text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
            let year = Int(text.prefix(4)), let month = Int(text.dropFirst(5).prefix(2)),
            let dayOfMonth = Int(text.dropFirst(8).prefix(2)),
            let day = CalendarDay(year: year, month: month, day: dayOfMonth)
        else { return nil }
        var second = 0
        if bytes.count >= 16, bytes[10] == 0x54 {
            guard let hour = Int(text.dropFirst(11).prefix(2)), let minute = Int(text.dropFirst(14).prefix(2)),
                (0..<24).contains(hour), (0..<60).contains(minute)
            else { return nil }
            second = hour * 3600 + minute * 60
            if bytes.count >= 19 { second += Int(text.dropFirst(17).prefix(2)) ?? 0 }
        }
        self.init(day, second: second)
    }

    /// The day without its time.
    package var day: CalendarDay { CalendarDay(daysSince1970: Int(dayNumber)) }

    /// The serial number of the 1900 system.
    package var serial: Double {
        let days = Int(dayNumber) - Self.lastOf1899 + 1
        return Double(days < 61 ? days - 1 : days) + Double(second) / 86_400
    }

    /// The date as `2023-05-01`.
    package var iso: String { day.description }

    /// 31 December 1899 in days since 1970: the day before the first of the 1900 system.
    private static let lastOf1899 = -25_568
    /// 1 January 1904 in days since 1970: the first of the 1904 system.
    private static let firstOf1904 = -24_107
}
