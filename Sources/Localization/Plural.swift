/// The form of a message that fits a number.
enum Plural: Sendable {
    case one, few, many, other

    /// The form that fits a count.
    ///
    /// - Source: Unicode CLDR, language plural rules; a Kazakh noun stays singular after a numeral.
    init(_ count: Int, _ language: Language) {
        let lastDigit = count.magnitude % 10
        let lastTwo = count.magnitude % 100
        switch language {
        case .kk, .en: self = count.magnitude == 1 ? .one : .other
        case .ru:
            if (11...14).contains(lastTwo) {
                self = .many
            } else if lastDigit == 1 {
                self = .one
            } else {
                self = (2...4).contains(lastDigit) ? .few : .many
            }
        }
    }

    /// Where the form stands among those that a catalogue gives.
    ///
    /// Russian catalogues give three forms or, with the one for fractions, four; without it fractions take the second
    /// (2,5 тонны).
    func index(among count: Int, _ language: Language) -> Int {
        let index =
            switch (language, self) {
            case (_, .one): 0
            case (.ru, .few): 1
            case (.ru, .many): 2
            case (.ru, .other): count > 3 ? 3 : 1
            case (_, _): 1
            }
        return min(index, count - 1)
    }

    /// How many forms a catalogue of the language may give.
    static func allowedCounts(_ language: Language) -> ClosedRange<Int> {
        language == .ru ? 3...4 : 1...2
    }
}
