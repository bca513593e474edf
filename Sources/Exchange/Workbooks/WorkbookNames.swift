package import Inventories
package import Localization

/// The names of fuels and countries in three languages, as the reference tables have them.
package struct WorkbookNames: Sendable {
    /// A fuel that a person can choose.
    package struct FuelName: Hashable, Sendable {
        /// The fuel.
        package var fuel: Fuel
        /// The carrier it belongs to.
        package var carrier: Carrier
        /// Its name in each language.
        package var names: [Language: String]

        /// Names a fuel.
        package init(fuel: Fuel, carrier: Carrier, names: [Language: String]) {
            self.fuel = fuel
            self.carrier = carrier
            self.names = names
        }
    }

    /// A country that a person can choose.
    package struct CountryName: Hashable, Sendable {
        /// ISO 3166-1 alpha-2 code, upper case.
        package var code: String
        /// Its name in each language.
        package var names: [Language: String]

        /// Names a country.
        package init(code: String, names: [Language: String]) {
            self.code = code
            self.names = names
        }
    }

    /// The fuels in the order of their table.
    package var fuels: [FuelName]
    /// The countries in the order of their table.
    package var countries: [CountryName]

    /// Takes the names.
    package init(fuels: [FuelName] = [], countries: [CountryName] = []) {
        self.fuels = fuels
        self.countries = countries
    }

    /// Reads the tables of fuels and countries: a code and a name in each language.
    package init(fuels: CSVTable, countries: CSVTable) {
        func names(_ table: CSVTable, _ record: CSVTable.Record) -> [Language: String] {
            Dictionary(
                Language.allCases.compactMap { language in
                    table.column(language.rawValue).map { (language, record[$0]) }
                }, uniquingKeysWith: { first, _ in first }
            ).filter { !$0.value.isEmpty }
        }
        self.fuels = fuels.records.compactMap { record in
            guard let code = fuels.column("fuel_code"), let carrier = fuels.column("carrier") else { return nil }
            return Carrier(rawValue: record[carrier]).map { carrier in
                FuelName(fuel: Fuel(rawValue: record[code]), carrier: carrier, names: names(fuels, record))
            }
        }
        self.countries = countries.records.compactMap { record in
            guard let code = countries.column("iso2") else { return nil }
            return CountryName(code: record[code], names: names(countries, record))
        }
    }

    /// The fuels of a carrier, the first of those that share a name.
    func fuels(of carrier: Carrier, _ language: Language) -> [FuelName] {
        var seen: Set<String> = []
        return fuels.filter { $0.carrier == carrier && seen.insert($0.names[language] ?? "").inserted }
    }

    /// What to write for a fuel, so that reading gives the same fuel back: its name, else its code.
    func word(for fuel: Fuel, of carrier: Carrier, _ language: Language) -> String {
        let chosen = fuels(of: carrier, language).first { $0.fuel == fuel }?.names[language]
        return chosen ?? fuel.rawValue
    }

    /// The fuel of a carrier that a word names, in any language; a code stands for itself.
    func fuel(_ word: String, of carrier: Carrier) -> Fuel? {
        let folded = Vocabulary.folded(word)
        for language in Language.allCases {
            let match = fuels(of: carrier, language).first { Vocabulary.folded($0.names[language] ?? "") == folded }
            if let match { return match.fuel }
        }
        return Self.isCode(word) ? Fuel(rawValue: word) : nil
    }

    /// Whether a word is a code of the tables rather than a name: `coal_karaganda`.
    private static func isCode(_ word: String) -> Bool {
        !word.isEmpty && word.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "_") }
    }
}
