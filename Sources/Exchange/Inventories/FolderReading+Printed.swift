import Findings
import Inventories
import Quantities

extension FolderReading {
    /// Reads the emissions that the town prints; nothing of them goes into a result, all are compared with it.
    mutating func readEmissions(_ table: CSVTable?) {
        let known: Set = [
            "year", "sector", "subsector", "carrier", "scope", "gas", "value", "unit", "row_type", "source_line",
            "note",
        ]
        guard let table, let columns = columns(table, known: known, needed: ["value"]) else { return }
        for row in table.records where isOfYear(row, columns) {
            guard let text = columns.text("value", row), vocabulary.key(text) == nil else { continue }
            let unitWord = columns.unitWord(row) ?? "t"
            let words = RowWords(
                sector: columns.text("sector", row) ?? "", subsector: columns.text("subsector", row),
                carrier: columns.text("carrier", row) ?? "", scope: scope(row, columns), place: columns.place(row))
            guard let gas = Gas(word: columns.text("gas", row) ?? (unitWord.contains("CO2e") ? "CO2e" : "CO2")) else {
                continue
            }
            let rowType = columns.text("row_type", row).map(Vocabulary.folded)
            guard rowType == nil || ["line", "subtotal", "total"].contains(rowType),
                let value = number(text, columns, words.place)
            else { continue }
            printed.append(emission(value, gas, words, rowType, unitWord))
        }
    }

    private func emission(
        _ value: Double, _ gas: Gas, _ words: RowWords, _ rowType: String?, _ unitWord: String
    ) -> PrintedFigure {
        var words = words
        // "Total, transport" is the sum of a sector, not of everything.
        if vocabulary.sector(words.sector)?.kind == .total, let part = words.subsector {
            (words.sector, words.subsector) = (part, nil)
        }
        let carrier = vocabulary.carrier(words.carrier)
        let isSum = carrier?.kind == .total || words.carrier.isEmpty
        let isTotal = vocabulary.sector(words.sector)?.kind == .total || rowType == "total"
        let scale = vocabulary.tonnes(unitWord) ?? 1
        // What energy was used for says nothing of who used it: only lines of the same word belong to such a figure.
        let isEndUse = vocabulary.sector(words.sector)?.kind == .endUse
        let sense = isEndUse ? nil : sense(of: words)
        return PrintedFigure(
            subject: .emission, gas: gas, row: isTotal ? .total : isSum ? .subtotal : .line,
            sector: sense?.nonEnergy == nil ? sense?.sector : nil, sectorWord: words.sector, subsector: words.subsector,
            carrier: isSum ? nil : carrier?.carrier, carrierWord: isSum ? nil : words.carrier, scope: words.scope,
            holdsNonEnergy: sense?.nonEnergy != nil, value: value * scale, place: words.place)
    }

    /// Reads local electricity production and certified purchases.
    mutating func readProduction(_ table: CSVTable?) {
        let known: Set = ["item", "carrier", "electricity", "emissions", "source_line", "note"]
        guard let table, let columns = columns(table, known: known, needed: ["electricity"]) else { return }
        for row in table.records {
            let name = columns.text("item", row) ?? columns.text("carrier", row) ?? ""
            let place = columns.place(row, "electricity")
            guard let text = columns.text("electricity", row), let amount = number(text, columns, place) else {
                continue
            }
            let emissions = columns.text("emissions", row).flatMap {
                number($0, columns, columns.place(row, "emissions"))
            }
            let entry: Entry = amount == 0 ? .zeroConfirmed : .reported(amount, .megawattHour)
            if Vocabulary.folded(name).contains("green") {
                green = GreenElectricity(
                    amount: entry, lifeCycleEmissions: emissions.map { Quantity($0) }, place: place)
            } else {
                plants.append(
                    LocalPlant(
                        id: "p\(row.row)", name: name, kind: .other, electricity: entry,
                        statedEmissions: emissions.map { Quantity($0) }, place: place))
            }
        }
    }

    /// Reads the inputs of a printed electricity factor: only the national factor is not told elsewhere.
    mutating func readElectricityInputs(_ table: CSVTable?) {
        let known: Set = ["symbol", "item", "value", "unit", "note"]
        guard let table, let columns = columns(table, known: known, needed: ["symbol", "value"]) else { return }
        for row in table.records where columns.text("symbol", row)?.uppercased() == "NEEFE" {
            let place = columns.place(row)
            guard let text = columns.text("value", row), let value = number(text, columns, place) else { continue }
            factors.append(
                GivenFactor(
                    role: .nationalElectricity, carrier: .electricity, gas: .carbonDioxide, value: Quantity(value),
                    source: columns.text("item", row), place: place))
        }
    }
}
