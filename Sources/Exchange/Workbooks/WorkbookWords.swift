import Foundation
import Inventories
import Localization
import Quantities

/// What a person chose or typed, in any of the three languages: the workbook's own words first, then the vocabulary.
struct WorkbookWords: Sendable {
    let vocabulary: Vocabulary
    let names: WorkbookNames
    let texts: [Language: Texts]
    private var codes: [String: [String: String]] = [:]

    /// Ways of measuring that a person can choose; kept as words behind the note.
    static let measures = ["meter", "bills", "supplier", "statistics", "model", "estimate"]

    init(vocabulary: Vocabulary, catalogue: Catalogue, names: WorkbookNames) {
        self.vocabulary = vocabulary
        self.names = names
        texts = Dictionary(Language.allCases.map { ($0, catalogue.texts($0)) }) { first, _ in first }
        add("sector", Sector.allCases.map(\.rawValue)) { "sector.\($0)" }
        add("carrier", Carrier.matrix.map(\.rawValue)) { "carrier.\($0)" }
        add("unit", ActivityUnit.allCases.map(\.rawValue)) { "unit.\($0)" }
        add("kind", Inventory.Kind.allCases.map(\.rawValue)) { "kind.\($0)" }
        add("approach", Accounting.Approach.allCases.map(\.rawValue)) { "approach.\($0)" }
        add("basis", Accounting.Basis.allCases.map(\.rawValue)) { "gas.\($0)" }
        add("warming", Accounting.WarmingEdition.allCases.map(\.rawValue)) { "gwp.\($0)" }
        add("plant", LocalPlant.Kind.allCases.map(\.rawValue)) { "workbook.plant.\($0)" }
        add("flag", ["yes", "no"]) { "workbook.\($0)" }
        add("sheet", WorkbookSheet.allCases.map(\.rawValue)) { "workbook.sheet.\($0)" }
        for text in texts.values {
            for unit in FactorUnit.allCases {
                codes["factorUnit", default: [:]][Vocabulary.folded(text.unit(unit.rawValue))] = unit.rawValue
            }
        }
    }

    private mutating func add(_ list: String, _ values: [String], key: (String) -> String) {
        for value in values {
            codes[list, default: [:]][Vocabulary.folded(value)] = value
            for text in texts.values {
                guard let word = text.textIfAny(key(value)) else { continue }
                codes[list, default: [:]][Vocabulary.folded(word)] = value
            }
        }
    }

    private func code(_ list: String, _ word: String) -> String? { codes[list]?[Vocabulary.folded(word)] }

    /// The sector that a word names.
    func sector(_ word: String) -> Sector? {
        code("sector", word).flatMap(Sector.init(rawValue:)) ?? vocabulary.sector(word)?.sector
    }

    /// The sector whose own name in the workbook this is; words of the vocabulary do not count.
    func ownSector(_ word: String) -> Sector? { code("sector", word).flatMap(Sector.init(rawValue:)) }

    /// What stands before the decimals in a language.
    func mark(of language: Language?) -> DecimalMark? {
        language.flatMap { DecimalMark(rawValue: $0.decimalSeparator) }
    }

    /// The carrier that a word names.
    func carrier(_ word: String) -> (carrier: Carrier, fuel: Fuel?)? {
        if let own = code("carrier", word).flatMap(Carrier.init(rawValue:)) { return (own, nil) }
        guard let sense = vocabulary.carrier(word), sense.kind == .carrier, let carrier = sense.carrier else {
            return nil
        }
        return (carrier, sense.fuel)
    }

    func unit(_ word: String) -> ActivityUnit? {
        code("unit", word).flatMap(ActivityUnit.init(rawValue:)) ?? vocabulary.unit(word)
    }

    func factorUnit(_ word: String) -> FactorUnit? {
        code("factorUnit", word).flatMap(FactorUnit.init(rawValue:)) ?? vocabulary.factorUnit(word)
    }

    func kind(_ word: String) -> Inventory.Kind? { code("kind", word).flatMap(Inventory.Kind.init(rawValue:)) }

    func approach(_ word: String) -> Accounting.Approach? {
        code("approach", word).flatMap(Accounting.Approach.init(rawValue:))
    }

    func basis(_ word: String) -> Accounting.Basis? { code("basis", word).flatMap(Accounting.Basis.init(rawValue:)) }

    func warming(_ word: String) -> Accounting.WarmingEdition? {
        code("warming", word).flatMap(Accounting.WarmingEdition.init(rawValue:))
    }

    func plantKind(_ word: String) -> LocalPlant.Kind? { code("plant", word).flatMap(LocalPlant.Kind.init(rawValue:)) }

    func flag(_ word: String) -> Bool? { code("flag", word).map { $0 == "yes" } }

    func sheet(_ name: String) -> WorkbookSheet? { code("sheet", name).flatMap(WorkbookSheet.init(rawValue:)) }

    /// The two-letter code of a country by its name, or the code itself.
    func country(_ word: String) -> String? {
        let folded = Vocabulary.folded(word)
        let named = names.countries.first { country in country.names.values.contains { Vocabulary.folded($0) == folded }
        }
        if let named { return named.code }
        return word.count == 2 && word.allSatisfy { $0.isASCII && $0.isLetter } ? word.uppercased() : nil
    }

    // -- what went into a plant

    /// What to write for a plant's fuel: a name where reading it gives the same again, else both codes.
    static func inputWords(_ carrier: Carrier, _ fuel: Fuel?, names: WorkbookNames, texts: Texts) -> String {
        guard let fuel else {
            return carrier == .unrecognised ? carrier.rawValue : texts.text("carrier.\(carrier.rawValue)")
        }
        let carriers = Set(Carrier.matrix.map { Vocabulary.folded(texts.text("carrier.\($0.rawValue)")) })
        let name = names.fuels.first { $0.fuel == fuel && $0.carrier == carrier }?.names[texts.language] ?? ""
        let folded = Vocabulary.folded(name)
        let first = names.fuels.first { Vocabulary.folded($0.names[texts.language] ?? "") == folded }
        let isClear = !name.isEmpty && !carriers.contains(folded) && first?.fuel == fuel
        return isClear ? name : "\(carrier.rawValue)/\(fuel.rawValue)"
    }

    /// A plant's fuel by its name or codes.
    func input(_ word: String) -> (carrier: Carrier, fuel: Fuel?)? {
        let halves = word.split(separator: "/", maxSplits: 1).map(String.init)
        if halves.count == 2, let carrier = Carrier(rawValue: halves[0]) { return (carrier, Fuel(rawValue: halves[1])) }
        if word == Carrier.unrecognised.rawValue { return (.unrecognised, nil) }
        if let own = code("carrier", word).flatMap(Carrier.init(rawValue:)) { return (own, nil) }
        let folded = Vocabulary.folded(word)
        for language in Language.allCases {
            let match = names.fuels.first { Vocabulary.folded($0.names[language] ?? "") == folded }
            if let match { return (match.carrier, match.fuel) }
        }
        return carrier(word)
    }

    // -- how it was measured, kept behind the note

    private static let separator = " · "

    /// A note and what stands behind its last point: how it was measured.
    static func noteParts(_ note: String) -> (note: String, measure: String) {
        if note.hasPrefix("· ") { return ("", String(note.dropFirst(2))) }
        let pieces = note.components(separatedBy: separator)
        guard pieces.count > 1, let last = pieces.last, last.count <= 40, !last.isEmpty else { return (note, "") }
        return (pieces.dropLast().joined(separator: separator), last)
    }

    /// The note that both belong to.
    static func note(_ note: String?, measure: String?) -> String? {
        switch (note, measure) {
        case (let note?, let measure?): note + separator + measure
        case (let note?, nil): note
        case (nil, let measure?): "· " + measure
        case (nil, nil): nil
        }
    }
}
