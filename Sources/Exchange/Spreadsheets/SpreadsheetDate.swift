/// A day of the civil calendar, with a time where the cell has one.
package struct SpreadsheetDate: Hashable, Sendable {
    /// The year.
    package let year: Int16
    /// The month, 1 to 12.
    package let month: Int8
    /// The day of the month.
    package let day: Int8
    /// Seconds since midnight, rounded.
    package let second: Int32

    /// Names a day and a time.
    package init(year: Int, month: Int, day: Int, second: Int = 0) {
        self.year = Int16(clamping: year)
        self.month = Int8(clamping: month)
        self.day = Int8(clamping: day)
        self.second = Int32(clamping: second)
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
            epoch = Self.dayNumber(year: 1904, month: 1, day: 1)
        } else {
            guard whole != 60 else { return nil }
            epoch = Self.dayNumber(year: 1899, month: 12, day: whole < 60 ? 31 : 30)
        }
        self.init(dayNumber: epoch + whole, second: seconds)
    }

    /// The date written as `2023-05-01` or `2023-05-01T12:30:00`, the form of the strict format.
    package init?(iso text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
            let year = Int(text.prefix(4)), let month = Int(text.dropFirst(5).prefix(2)),
            let day = Int(text.dropFirst(8).prefix(2)),
            (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        let number = Self.dayNumber(year: year, month: month, day: day)
        var second = 0
        if bytes.count >= 16, bytes[10] == 0x54 {
            guard let hour = Int(text.dropFirst(11).prefix(2)), let minute = Int(text.dropFirst(14).prefix(2)),
                (0..<24).contains(hour), (0..<60).contains(minute)
            else { return nil }
            second = hour * 3600 + minute * 60
            if bytes.count >= 19 { second += Int(text.dropFirst(17).prefix(2)) ?? 0 }
        }
        self.init(dayNumber: number, second: second)
        guard Int(self.month) == month else { return nil }
    }

    /// The serial number of the 1900 system.
    package var serial: Double {
        let number = Self.dayNumber(year: Int(year), month: Int(month), day: Int(day))
        let days = number - Self.dayNumber(year: 1899, month: 12, day: 30)
        return Double(days < 61 ? days - 1 : days) + Double(second) / 86_400
    }

    /// The date as `2023-05-01`.
    package var iso: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(Int(year), 4))-\(padded(Int(month), 2))-\(padded(Int(day), 2))"
    }
}

extension SpreadsheetDate {
    /// Days since 1970-01-01 in the proleptic Gregorian calendar, counted in eras of 400 years.
    private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private init(dayNumber: Int, second: Int) {
        let days = dayNumber + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1, second: second)
    }
}
