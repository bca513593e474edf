import Exchange
import QalaTesting
import Testing

@Suite("Numbers as people write them")
struct NumberTextTests {
    @Test(
        "one reading",
        arguments: [
            ("12", 12), ("12.5", 12.5), ("12,5", 12.5), ("1 234,5", 1234.5), ("1.234,56", 1234.56),
            ("1,234.56", 1234.56), ("1'234", 1234), ("1’234.5", 1234.5), ("1\u{A0}234,5", 1234.5),
            ("1\u{202F}234\u{202F}567,5", 1_234_567.5), ("1\u{2009}234", 1234), ("1.234.567", 1_234_567),
            ("1,234,567.25", 1_234_567.25), ("−3,5", -3.5), ("–7", -7), ("- 7", -7), ("+5", 5), ("1e3", 1000),
            ("1,5E-3", 0.0015), ("2.5e+2", 250), (".5", 0.5), (",25", 0.25), ("0,123", 0.123), ("0.123", 0.123),
            ("1234,567", 1234.567), ("1 234,567", 1234.567), ("'42", 42), ("\u{FEFF} 8 ", 8), ("007", 7),
            ("1.234e2", 123.4), ("€ 5", 5), ("-$5.5", -5.5), ("12 345 678", 12_345_678),
        ] as [(String, Double)])
    func oneReading(text: String, value: Double) {
        #expect(NumberText(text).value == value)
        #expect(NumberText(text, hint: .comma).value == value)
        #expect(NumberText(text, hint: .point).value == value)
    }

    @Test(
        "three digits behind a lone mark are ambiguous until the file tells",
        arguments: ["1,234", "1.234", "-12.500", "999,999 MWh"])
    func ambiguous(text: String) {
        guard case .ambiguous(let fraction, let grouped, _) = NumberText(text) else {
            Issue.record("not ambiguous")
            return
        }
        #expect(grouped == fraction * 1000)
        let usesComma = text.contains(",")
        #expect(NumberText(text, hint: .comma).value == (usesComma ? fraction : grouped))
        #expect(NumberText(text, hint: .point).value == (usesComma ? grouped : fraction))
    }

    @Test("what stands around the number is kept")
    func surroundings() {
        func style(_ text: String) -> NumberText.Style? {
            if case .number(_, let style) = NumberText(text) { style } else { nil }
        }
        #expect(style("≈ 5")?.qualifier == .approximately)
        #expect(style("<0.1")?.qualifier == .below)
        #expect(style("<= 3")?.qualifier == .atMost)
        #expect(style("≥3")?.qualifier == .atLeast)
        #expect(style("12 %")?.isPercent == true)
        #expect(style("12,5 МВт·ч")?.unit == "МВт·ч")
        #expect(style("12 тыс. м3")?.unit == "тыс. м3")
        #expect(style("5 200 m3")?.unit == "m3")
        #expect(style("5 EUR")?.unit == "EUR")
        #expect(style("1 234,5")?.groupMark == " ")
        #expect(style("1 234,5")?.decimalMark == .comma)
        #expect(style("1.234.567")?.impliedDecimalMark == .comma)
        #expect(style("12")?.impliedDecimalMark == nil)
    }

    @Test(
        "no numbers",
        arguments: [
            "abc", "-", "–", "n/a", "NO", "1 2", "12 34", "1.2.3", "12.03.2020", "2020-01-01", "5-6", "1/2", "(12)",
            "1,23,456", "1.234 567,8", "12:30", "1e999", "2019 123", "5,", "5.", "1 234 56", "0 123", "1''234", "--5",
            "١٢", "0x1F", "∞", "nan", "inf", "1.234.56", ".", ",", "'", "+", "< ", "$5€",
        ])
    func noNumbers(text: String) {
        let trimmed = text == "< " ? "<" : text
        if text == "0x1F" {
            // The digit, and a unit nobody knows: the reader of units rejects it.
            guard case .number(0, let style) = NumberText(text) else { return }
            #expect(style.unit == "x1F")
        } else {
            #expect(NumberText(text) == .notANumber(trimmed))
        }
    }

    @Test("nothing is nothing, not zero", arguments: ["", " ", "\u{A0}\t", "\u{FEFF}"])
    func empty(text: String) { #expect(NumberText(text) == .empty) }

    @Test("a column's decimal mark follows from the numbers that tell")
    func inference() {
        #expect(DecimalMark.inferred(from: ["1,234", "12,5", "7"]) == .comma)
        #expect(DecimalMark.inferred(from: ["1.234", "12.5", "NO", ""]) == .point)
        #expect(DecimalMark.inferred(from: ["1.234.567", "1.234"]) == .comma)
        #expect(DecimalMark.inferred(from: ["1,234", "7"]) == nil)
        #expect(DecimalMark.inferred(from: ["1,5", "1.5"]) == nil)
    }

    @Test("the same double as Swift's own reading, whatever the digits", arguments: UInt64(1)...20)
    func exactness(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let value = Double(bitPattern: random.next())
            guard value.isFinite else { continue }
            #expect(NumberText(value.description, hint: .point).value == value)
        }
    }

    @Test("figures in the formats of the three languages read back", arguments: UInt64(1)...20)
    func roundTrip(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        // Kazakh and Russian group with a no-break space, English with a comma.
        for (group, mark, hint) in [("\u{A0}", ",", DecimalMark.comma), ("\u{202F}", ",", .comma), (",", ".", .point)] {
            for _ in 0..<50 {
                let whole = Int.random(in: 0...999_999_999, using: &random) >> Int.random(in: 0...28, using: &random)
                let digits = Int.random(in: 0...3, using: &random)
                let fraction = String((0..<digits).map { _ in "0123456789".randomElement(using: &random) ?? "0" })
                let isNegative = Bool.random(using: &random)
                let text = (isNegative ? "−" : "") + grouped(whole, by: group) + (digits > 0 ? mark + fraction : "")
                let plain = (isNegative ? "-" : "") + "\(whole)" + (digits > 0 ? "." + fraction : "")
                #expect(NumberText(text, hint: hint).value == Double(plain))
            }
        }
    }

    private func grouped(_ number: Int, by mark: String) -> String {
        var text = String(number)
        var parts: [String] = []
        while text.count > 3 {
            parts.insert(String(text.suffix(3)), at: 0)
            text.removeLast(3)
        }
        return ([text] + parts).joined(separator: mark)
    }
}
