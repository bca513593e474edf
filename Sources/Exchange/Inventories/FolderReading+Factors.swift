import Findings
import Inventories
import Quantities

extension FolderReading {
    /// Reads the town's emission factors; rows of calorific values, densities and other years are told apart.
    mutating func readFactors(_ table: CSVTable?) {
        let known: Set = ["year", "carrier", "sector", "gas", "value", "unit", "note", "source_line"]
        guard let table, let columns = columns(table, known: known, needed: ["carrier", "value"]) else { return }
        for row in table.records where isOfYear(row, columns) {
            guard let word = columns.text("carrier", row), let text = columns.text("value", row) else { continue }
            let place = columns.place(row)
            let unitWord = columns.unitWord(row) ?? FactorUnit.tonnePerMegawattHour.rawValue
            guard let unit = vocabulary.factorUnit(unitWord) else {
                note("factor.unit-other", .info, place, ["word": .text(word), "unit": .text(unitWord)])
                continue
            }
            guard let value = number(text, columns, place) else { continue }
            let (name, other) = withoutYear(word, note: columns.text("note", row))
            if let other, other != year {
                note("factor.for-another-year", .info, place, ["word": .text(word), "year": .plain(other.number)])
                continue
            }
            append(name, value, unit, row, columns, unitWord)
        }
    }

    private mutating func append(
        _ word: String, _ value: Double, _ unit: FactorUnit, _ row: CSVTable.Record, _ columns: Columns,
        _ unitWord: String
    ) {
        let place = columns.place(row)
        let gasWord = columns.text("gas", row) ?? (unitWord.contains("CO2e") ? "CO2e" : "CO2")
        guard let gas = Gas(word: gasWord) else {
            note("word.gas-unknown", .warning, columns.place(row, "gas"), ["word": .text(gasWord)])
            return
        }
        let sense = vocabulary.carrier(word)
        if sense == nil { note("word.carrier-unknown", .info, columns.place(row, "carrier"), ["word": .text(word)]) }
        if [.notEnergy, .ncv, .gcv, .density].contains(sense?.kind) { return }
        let limits = columns.text("sector", row).map { sectors(named: $0) }
        if let limits, limits.sectors.isEmpty, let name = columns.text("sector", row) {
            note("word.sector-unknown", .warning, columns.place(row, "sector"), ["word": .text(name)])
            return
        }
        factors.append(
            GivenFactor(
                role: sense?.kind == .national ? .nationalElectricity : .emission,
                carrier: sense?.carrier ?? .unrecognised, gas: gas,
                value: Quantity(value * unit.tonnesPerMegawattHour), carrierWord: word, fuel: sense?.fuel,
                sectors: limits?.sectors ?? [], subsector: limits?.subsector, unit: unit,
                source: columns.text("note", row), place: place))
    }

    /// The sectors that a factor is limited to: "Municipal and tertiary buildings", "Road transport - passenger cars".
    private func sectors(named phrase: String) -> (sectors: [Sector], subsector: String?) {
        if let sense = vocabulary.sector(phrase) { return (expanded(sense), nil) }
        let halves = phrase.split(separator: " - ", maxSplits: 1).map(String.init)
        if halves.count == 2 { return (sectors(named: halves[0]).sectors, halves[1]) }
        for separator in [" and ", " и ", " және ", " / ", ", "] where phrase.contains(separator) {
            let parts = phrase.split(separator: separator).map(String.init)
            let found = parts.compactMap { vocabulary.sector($0) }.flatMap(expanded)
            if !found.isEmpty { return (Sector.allCases.filter(found.contains), nil) }
        }
        return ([], nil)
    }

    private func expanded(_ sense: Vocabulary.SectorSense) -> [Sector] {
        guard let sector = sense.sector else { return [] }
        if sense.sectors.count > 1 { return sense.sectors }
        return sense.kind == .macro ? Sector.allCases.filter { $0.group == sector.group } : [sector]
    }

    /// A factor's word without the year it may end in, and that year; a note that is only a year counts too.
    private func withoutYear(_ word: String, note: String?) -> (String, Year?) {
        let parts = word.split(separator: " ")
        if parts.count > 1, let last = parts.last, last.count == 4, let number = Int(last),
            (1980...2100).contains(number)
        {
            return (parts.dropLast().joined(separator: " "), Year(number))
        }
        if let note, note.count == 4, let number = Int(note), (1980...2100).contains(number) {
            return (word, Year(number))
        }
        return (word, nil)
    }
}

extension Gas {
    /// Reads a gas as tables write it: `CO2`, `CO2-eq`, `N2O`.
    init?(word: String) {
        switch word.uppercased().replacing("₂", with: "2").replacing("₄", with: "4") {
        case "CO2": self = .carbonDioxide
        case "CH4": self = .methane
        case "N2O": self = .nitrousOxide
        case "CO2E", "CO2EQ", "CO2-EQ", "CO2-E", "CO2 EQ", "GHG": self = .equivalent
        default: return nil
        }
    }
}
