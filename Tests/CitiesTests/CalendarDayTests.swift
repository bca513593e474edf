import Cities
import Foundation
import Testing

@Suite("Calendar days")
struct CalendarDayTests {
    @Test(
        "a day is read and written as year, month and day",
        arguments: ["2014-04-17", "2000-02-29", "1999-12-31", "0999-01-01"])
    func roundTrip(text: String) throws {
        let day = try #require(CalendarDay(text))
        #expect(day.description == text)
        let data = try JSONEncoder().encode([day])
        #expect(String(decoding: data, as: UTF8.self) == "[\"\(text)\"]")
        #expect(try JSONDecoder().decode([CalendarDay].self, from: data) == [day])
    }

    @Test(
        "what is no day of the calendar is not read",
        arguments: [
            "", "-", "2014", "2014-04", "2014-13-01", "2014-00-10", "2014-04-31", "2014-04-00", "2013-02-29",
            "1900-02-29",
            "2014-4-17-1", "17.04.2014", "2014/04/17", "2014-04-17T00:00", "april",
        ])
    func refused(text: String) {
        #expect(CalendarDay(text) == nil)
    }

    @Test("a leap year has a 29 February: every fourth, not every hundredth, but every four hundredth")
    func leapYears() {
        let leap = (1896...2104).filter { CalendarDay("\($0)-02-29") != nil }
        #expect(leap.filter { $0 % 100 == 0 } == [2000])
        #expect(leap.contains(2024) && !leap.contains(2023))
    }

    @Test("days are ordered by year, then month, then day")
    func order() throws {
        let days = try ["2013-12-31", "2014-01-01", "2014-01-31", "2014-02-01"].map { try #require(CalendarDay($0)) }
        #expect(days.shuffled().sorted() == days)
    }

    @Test("a document with something else in place of a day is refused")
    func damaged() {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([CalendarDay].self, from: Data("[\"2014-02-30\"]".utf8))
        }
    }
}

@Suite("Counting calendar days")
struct CalendarDayCountingTests {
    @Test(
        "days between two days",
        arguments: [
            ("2014-06-01", "2014-06-01", 0), ("2016-02-28", "2016-03-01", 2), ("2015-02-28", "2015-03-01", 1),
            ("1999-12-31", "2000-01-01", 1), ("2000-01-01", "2001-01-01", 366), ("1970-01-01", "2026-11-22", 20_779),
            ("2016-06-02", "2016-06-01", -1),
        ])
    func between(_ from: String, _ to: String, _ days: Int) throws {
        let (from, to) = (try #require(CalendarDay(from)), try #require(CalendarDay(to)))
        #expect(to.days(after: from) == days)
    }

    @Test(
        "a day is so many days after the first of 1970, or before it",
        arguments: [
            (0, "1970-01-01"), (-1, "1969-12-31"), (59, "1970-03-01"), (20_779, "2026-11-22"), (11_016, "2000-02-29"),
            (-25_508, "1900-03-01"), (-719_162, "0001-01-01"), (2_932_896, "9999-12-31"),
        ])
    func numbered(_ days: Int, _ text: String) throws {
        #expect(CalendarDay(daysSince1970: days).description == text)
        #expect(try #require(CalendarDay(text)).daysSince1970 == days)
    }

    @Test("every day of eight centuries follows the one before it, and is found again by its number")
    func everyDay() {
        let numbers = -146_097...146_097
        let days = numbers.map { CalendarDay(daysSince1970: $0) }
        #expect(days.map(\.daysSince1970) == Array(numbers))
        #expect(zip(days, days.dropFirst()).allSatisfy { $0 < $1 && $0.adding(days: 1) == $1 })
        #expect(days.allSatisfy { CalendarDay(year: $0.year, month: $0.month, day: $0.day) == $0 })
    }

    @Test(
        "a moment belongs to the day in coordinated universal time, before 1970 too",
        arguments: [
            (0, "1970-01-01"), (86_399, "1970-01-01"), (86_400, "1970-01-02"), (-1, "1969-12-31"),
            (-86_400, "1969-12-31"), (-86_401, "1969-12-30"), (4_102_444_800, "2100-01-01"),
        ] as [(Int64, String)])
    func moments(_ seconds: Int64, _ text: String) {
        #expect(CalendarDay(secondsSince1970: seconds).description == text)
    }

    @Test(
        "months later it is the same day, or the last of a shorter month",
        arguments: [
            ("2014-01-31", 1, "2014-02-28"), ("2016-01-31", 1, "2016-02-29"), ("2014-12-15", 1, "2015-01-15"),
            ("2014-01-15", -1, "2013-12-15"), ("2014-03-31", -1, "2014-02-28"), ("2014-11-30", 27, "2017-02-28"),
            ("2014-06-01", 0, "2014-06-01"), ("2014-06-01", -18, "2012-12-01"),
        ])
    func months(_ from: String, _ months: Int, _ to: String) throws {
        #expect(try #require(CalendarDay(from)).adding(months: months).description == to)
    }

    @Test("days later, across the ends of months and years")
    func daysLater() throws {
        let day = try #require(CalendarDay("2015-12-30"))
        #expect(
            [0, 1, 2, 61, 62, -364].map { day.adding(days: $0).description } == [
                "2015-12-30", "2015-12-31", "2016-01-01", "2016-02-29", "2016-03-01", "2014-12-31",
            ])
    }

    @Test("years later it is the same day, but for 29 February")
    func years() throws {
        let leap = try #require(CalendarDay("2016-02-29"))
        #expect(leap.adding(years: 4).description == "2020-02-29")
        #expect(leap.adding(years: 2).description == "2018-02-28")
        #expect(try #require(CalendarDay("2014-06-01")).adding(years: 2).description == "2016-06-01")
    }
}
