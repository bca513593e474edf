import Foundation
import Localization
import Quantities
import Testing

@Suite("Numbers and dates")
struct NumberFormatTests {
    /// A stream of its own, so that the same values are tried on every machine.
    private struct Stream {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state
        }
    }

    private static let values: [Double] = {
        var stream = Stream(state: 7)
        var values: [Double] = [
            0, 1, 10, 12, 100, 999, 999.5, 1000, 1234.5, 2.675, 0.125, 0.375, 1.005, 99_999.5, 1e6, 1e15, 12_345_678.9,
            0.1, 0.05, 0.005, 0.0005, 9.995, 99.95, 0.999, 1e-7, 123_456_789_012,
        ]
        for _ in 0..<3_000 {
            let scale = [1e-4, 1e-2, 1, 1e2, 1e4, 1e7][Int(stream.next() >> 40) % 6]
            values.append(Double(stream.next() >> 11) / 9_007_199_254_740_992 * scale)
            values.append(Double(stream.next() >> 50) / 1000)
        }
        return values + values.filter { $0 >= 1 }.map { -$0 }
    }()

    @Test(
        "decimals, digits and percent agree with the locale database",
        arguments: [(Language.kk, "kk_KZ"), (.ru, "ru_KZ"), (.en, "en_GB")])
    func agrees(language: Language, identifier: String) {
        let format = NumberFormat(language)
        let locale = Locale(identifier: identifier)
        for value in Self.values {
            for count in [0, 1, 2, 4] {
                let style = FloatingPointFormatStyle<Double>(locale: locale).precision(.fractionLength(count))
                #expect(format.decimals(value, count) == value.formatted(style))
            }
            let digits = FloatingPointFormatStyle<Double>(locale: locale).precision(.significantDigits(1...6))
            #expect(format.significant(value, 6) == value.formatted(digits))
            let percent = FloatingPointFormatStyle<Double>.Percent(locale: locale).precision(.fractionLength(0...1))
            #expect(format.percent(value) == value.formatted(percent))
        }
        for value in [0, 7, 999, 1000, -1000, 123_456, 1_234_567_890] {
            #expect(format.integer(value) == value.formatted(IntegerFormatStyle<Int>(locale: locale)))
        }
    }

    @Test("a rounded-away negative number has no sign, and what is no number is a dash")
    func edges() {
        let format = NumberFormat(.en)
        #expect(format.decimals(-0.4, 0) == "0")
        #expect(format.decimals(.nan, 1) == "—")
        #expect(format.exact(1234.5678) == "1234.5678")
        #expect(NumberFormat(.kk).exact(0.1) == "0,1")
        #expect(format.decimals(1.50, upTo: 3) == "1.5")
        #expect(format.decimals(.leastNonzeroMagnitude, 2) == "0.00")
        #expect(format.exact(.greatestFiniteMagnitude).count == 309)
    }

    @Test("a range shows two digits of its width")
    func ranges() throws {
        let texts = Texts(.en, try Catalogue(folder: Catalogues.folder))
        #expect(texts.range(Estimate(value: 2_700_000, low: 2_412_345, high: 2_998_765)) == "2,410,000–3,000,000")
        #expect(texts.range(Estimate(value: 0.5, low: 0.48123, high: 0.52999)) == "0.481–0.530")
        #expect(texts.range(Estimate(value: 5, low: 5, high: 5)) == "5–5")
        #expect(
            texts.figure(1234.4) == "1,234" && texts.figure(12.3456) == "12.3" && texts.figure(0.012345) == "0.0123")
    }

    @Test(
        "a day is written as the language does",
        arguments: [
            (Language.kk, "2026 ж. 1 сәуір"), (.ru, "1 апреля 2026 г."), (.en, "1 April 2026"),
        ])
    func days(language: Language, expected: String) throws {
        let texts = Texts(language, try Catalogue(folder: Catalogues.folder))
        #expect(texts.date(year: 2026, month: 4, day: 1).replacing("\u{A0}", with: " ") == expected)
        let locale = Locale(identifier: ["kk": "kk_KZ", "ru": "ru_KZ", "en": "en_GB"][language.rawValue] ?? "")
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        for month in 1...12 {
            let date = try #require(calendar.date(from: DateComponents(year: 2019, month: month, day: 17, hour: 12)))
            var style = Date.FormatStyle(date: .long, time: .omitted, locale: locale, calendar: calendar)
            style.timeZone = .gmt
            let known = date.formatted(style).replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
            #expect(texts.date(year: 2019, month: month, day: 17).replacing("\u{A0}", with: " ") == known)
        }
        #expect(texts.date(year: 2026, month: 4, day: 1, hour: 9, minute: 5).hasSuffix(", 09:05"))
    }
}

/// Where the shipped catalogues lie.
enum Catalogues {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/Localization/Catalogues")
}
