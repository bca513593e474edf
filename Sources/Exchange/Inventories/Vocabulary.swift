package import Inventories
package import Quantities

/// The words that towns use for sectors, carriers, units and notation keys, in many languages.
///
/// The words are rows of the synonym tables; this only looks them up. A word that is not found is reported, not dropped.
package struct Vocabulary: Sendable {
    /// What a sector's word means.
    package struct SectorSense: Hashable, Sendable {
        /// What kind of word it is.
        package enum Kind: String, Hashable, Sendable {
            case sector
            case subsector
            /// A macro sector, whose lines are not split further.
            case macro
            /// "heating", "electricity": what the energy is for, not who uses it.
            case endUse = "end_use"
            /// A word for a sum.
            case total
        }

        /// The sectors that the word names together: "municipal and tertiary buildings".
        package var sectors: [Sector]
        /// What kind of word it is.
        package var kind: Kind
        /// The sector outside energy that the word also names: `solid_waste_disposal`.
        package var nonEnergy: String?

        /// The sector, where the word names one.
        package var sector: Sector? { sectors.first }

        package init(sectors: [Sector], kind: Kind, nonEnergy: String? = nil) {
            self.sectors = sectors
            self.kind = kind
            self.nonEnergy = nonEnergy
        }
    }

    /// What a carrier's word means.
    package struct CarrierSense: Hashable, Sendable {
        /// What kind of word it is.
        package enum Kind: String, Hashable, Sendable {
            case carrier
            /// A part of the line before it: "of which biofuel".
            case part
            /// A word for a sum.
            case total
            /// A national electricity factor.
            case national
            /// Certified green electricity.
            case green
            /// Tonnes of waste, sinks: not an energy carrier.
            case notEnergy = "not_energy"
            /// Fuel of some use, not said which: "fuel of citizens' vehicles".
            case unnamed
            /// Words before a carrier that tell who uses it: "Private Sector".
            case prefix
            /// A calorific value or density in a list of factors.
            case ncv, gcv, density
        }

        /// The carrier, where the word names one.
        package var carrier: Carrier?
        /// The fuel, where it is finer than the carrier.
        package var fuel: Fuel?
        /// What kind of word it is.
        package var kind: Kind
        /// The sector that a phrase such as "Public Sector Diesel" names.
        package var sectorHint: Sector?

        package init(carrier: Carrier?, fuel: Fuel? = nil, kind: Kind, sectorHint: Sector? = nil) {
            self.carrier = carrier
            self.fuel = fuel
            self.kind = kind
            self.sectorHint = sectorHint
        }
    }

    /// What stands where an amount should: a notation key, or a word for "not known".
    package enum KeySense: Hashable, Sendable {
        case key(Entry.Key)
        case unknown
    }

    private var sectors: [String: [String: SectorSense]] = [:]
    private var carriers: [String: CarrierSense] = [:]
    private var prefixes: [String] = []
    private var units: [String: ActivityUnit] = [:]
    private var factorUnits: [String: FactorUnit] = [:]
    private var keys = Synonyms<KeySense>([:])
    private var columns: [String: String] = [:]

    /// Starts a vocabulary that knows only the standard units.
    package init() {
        for unit in ActivityUnit.allCases { units[Self.foldedUnit(unit.rawValue)] = unit }
        for unit in FactorUnit.allCases { factorUnits[Self.foldedUnit(unit.rawValue)] = unit }
    }

    /// Adds the word of a sector; `parent` limits it to lines under a sector of that word or code.
    package mutating func add(sector word: String, within parent: String = "", _ sense: SectorSense) {
        sectors[Self.folded(word), default: [:]][Self.folded(parent)] = sense
    }

    /// Adds the word of a carrier.
    package mutating func add(carrier word: String, _ sense: CarrierSense) {
        carriers[Self.folded(word)] = sense
        if sense.kind == .prefix { prefixes.append(Self.folded(word)) }
    }

    /// Adds the word of a unit.
    package mutating func add(unit word: String, _ unit: ActivityUnit) { units[Self.foldedUnit(word)] = unit }

    /// Adds the word of a factor's unit.
    package mutating func add(factorUnit word: String, _ unit: FactorUnit) { factorUnits[Self.foldedUnit(word)] = unit }

    /// Takes the words of the notation keys.
    package mutating func set(keys words: [String: KeySense]) { keys = Synonyms(words) }

    /// Adds the word of a table's column.
    package mutating func add(column word: String, _ column: String) { columns[Self.folded(word)] = column }

    /// What a sector's word means; under a parent first.
    package func sector(_ word: String, within parents: [String] = []) -> SectorSense? {
        guard let senses = sectors[Self.folded(word)] else { return nil }
        for parent in parents {
            if let sense = senses[Self.folded(parent)] { return sense }
        }
        return senses[""] ?? (senses.count == 1 ? senses.values.first : nil)
    }

    /// What a carrier's word means, with or without words before it that tell who uses it.
    package func carrier(_ word: String) -> CarrierSense? {
        let folded = Self.folded(word)
        if let sense = carriers[folded] { return sense }
        for prefix in prefixes where folded.hasPrefix(prefix + " ") {
            guard var sense = carriers[String(folded.dropFirst(prefix.count + 1))] else { continue }
            sense.sectorHint = sense.sectorHint ?? carriers[prefix]?.sectorHint
            return sense
        }
        return nil
    }

    /// The unit that a word means; the gas in `t CO2` does not matter.
    package func unit(_ word: String) -> ActivityUnit? {
        units[Self.foldedUnit(word)] ?? units[Self.foldedUnit(Self.withoutGas(word))]
    }

    /// Tonnes in one unit of emissions: `kg CO2`, `тыс. т`; `nil` where the word means no mass.
    package func tonnes(_ word: String) -> Double? {
        let mass = Self.withoutGas(word).trimmed
        if let unit = unit(mass) { return unit.kind == .mass ? unit.reference.scale : nil }
        for (thousand, scale) in Self.multiples where mass.lowercased().hasPrefix(thousand) {
            let rest = String(mass.dropFirst(thousand.count)).trimmed
            if let unit = unit(rest), unit.kind == .mass { return scale * unit.reference.scale }
        }
        return nil
    }

    /// Words and prefixes for thousands and millions before a unit of mass.
    private static let multiples: [(String, Double)] = [
        ("thousand", 1e3), ("thous.", 1e3), ("тыс.", 1e3), ("тыс", 1e3), ("мың", 1e3), ("million", 1e6), ("mln", 1e6),
        ("млн.", 1e6), ("млн", 1e6), ("k", 1e3), ("m", 1e6), ("к", 1e3), ("м", 1e6),
    ]

    /// The factor's unit that a word means; the gas in `tCO2/MWh` does not matter.
    package func factorUnit(_ word: String) -> FactorUnit? {
        factorUnits[Self.foldedUnit(word)] ?? factorUnits[Self.foldedUnit(Self.withoutGas(word))]
    }

    /// The notation key that a word means.
    package func key(_ word: String) -> Synonyms<KeySense>.Match? { keys.match(word) }

    /// The column that a heading means; the heading itself when the table has no such word.
    package func column(_ heading: String) -> String { columns[Self.folded(heading)] ?? Self.folded(heading) }

    /// A word as it is compared: lower case, single spaces.
    package static func folded(_ word: String) -> String {
        word.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// A unit as it is compared: no spaces, points or multiplication signs, so that `МВт·ч` and `МВт ч` are one.
    private static func foldedUnit(_ word: String) -> String {
        let dropped: Set<Character> = [".", "·", "⋅", "*", "×", "-", "•", "∙"]
        let letters = word.lowercased().filter { !$0.isWhitespace && !dropped.contains($0) }
        return letters.replacing("³", with: "3").replacing("^3", with: "3")
    }

    private static func withoutGas(_ word: String) -> String {
        ["CO2-eq", "CO2eq", "CO2e", "CO₂e", "CO2", "CO₂", "CH4", "N2O"].reduce(word) { text, gas in
            text.replacing(gas, with: "")
        }.replacing(" /", with: "/")
    }
}

extension String {
    /// The text without spaces around it.
    fileprivate var trimmed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
