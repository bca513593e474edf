import Cities
import Localization
import Pages

/// Finds towns by any of their names, and orders them as each language does; towns are places in the register.
struct TownSearch: Sendable {
    private let order: [Language: [Int]]
    private let countries: [String]
    private let words: [String]

    init(_ signatories: [Signatory]) {
        var order: [Language: [Int]] = [:]
        for language in Language.allCases {
            order[language] = AlphabetOrder(language).sorted(Array(signatories.indices)) {
                signatories[$0].name.inLanguage(language)
            }
        }
        self.order = order
        countries = signatories.map(\.country)
        words = signatories.map { signatory in
            [signatory.name.published, signatory.name.russian, signatory.name.kazakh, signatory.slug]
                .compactMap { $0 }.joined(separator: " ").lowercased()
        }
    }

    func towns(matching query: String, country: String, _ language: Language) -> [Int] {
        let parts = query.lowercased().split(whereSeparator: \.isWhitespace)
        return (order[language] ?? []).filter { town in
            guard country.isEmpty || countries[town] == country else { return false }
            return parts.allSatisfy { words[town].contains($0) }
        }
    }
}
