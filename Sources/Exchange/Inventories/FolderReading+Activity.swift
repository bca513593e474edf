import Findings
import Inventories
import Quantities

extension FolderReading {
    /// Reads the table of final energy: lines become records, printed sums become figures to compare with.
    mutating func readActivity(_ table: CSVTable?) {
        let known: Set = [
            "year", "sector", "subsector", "carrier", "fuel", "scope", "value", "unit", "row_type", "source_line",
            "note",
        ]
        guard let table, let columns = columns(table, known: known, needed: ["sector", "carrier", "value"]) else {
            return
        }
        let rows = table.records.filter { isOfYear($0, columns) }
        let scoped = Set(rows.filter { scope($0, columns) != nil }.map { lineKey($0, columns) })
        var block = Block()
        var sums: [Sum] = []
        for row in rows {
            let sectorWord = columns.text("sector", row) ?? ""
            let carrierWord = columns.text("carrier", row) ?? ""
            let words = RowWords(
                sector: sectorWord, subsector: columns.text("subsector", row), carrier: carrierWord,
                scope: scope(row, columns), place: columns.place(row))
            switch kind(of: words, columns.text("row_type", row)) {
            case .other: continue
            case .sum(let kind): if let sum = sum(row, columns, words, kind) { sums.append(sum) }
            case .line:
                if words.scope == nil, scoped.contains(lineKey(row, columns)) { continue }
                readLine(row, columns, words, &block)
            }
        }
        finish(&block)
        // Sums in units that only the tables relate to megawatt-hours are not compared.
        printed += sums.filter { $0.unit.megawattHourScale != nil }.map(\.figure)
        keepSumsWithoutLines(sums)
    }

    /// A printed sum of a sector whose lines are not given still says that energy is used there: it is kept as a line
    /// without a carrier, so that the total shows what is missing from it.
    private mutating func keepSumsWithoutLines(_ sums: [Sum]) {
        for sum in sums where sum.figure.row == .subtotal && sum.amount > 0 {
            let figure = sum.figure
            guard let scope = figure.scope, let word = figure.sectorWord else { continue }
            let hasLines = records.contains {
                $0.scope == scope && Vocabulary.folded($0.sectorWord ?? "") == Vocabulary.folded(word)
            }
            guard !hasLines else { continue }
            let words = RowWords(
                sector: word, subsector: figure.subsector, carrier: "", scope: scope, place: figure.place)
            let value = Detail.quantity(sum.amount, unit: sum.unit.rawValue)
            note("line.sum-without-lines", .warning, figure.place, ["word": .text(word), "value": value])
            records.append(
                ActivityRecord(
                    id: "s\(figure.place.row ?? 0)", sector: sector(of: words, hint: nil), carrier: .unrecognised,
                    entry: .reported(sum.amount, sum.unit), sectorWord: word, subsector: figure.subsector,
                    scope: scope, place: figure.place))
        }
    }

    /// A printed sum in the unit it is printed in.
    struct Sum {
        var figure: PrintedFigure
        var amount: Double
        var unit: ActivityUnit
    }

    /// The words of one row.
    struct RowWords {
        var sector: String
        var subsector: String?
        var carrier: String
        var scope: Int?
        var place: Place
    }

    enum RowKind {
        case line
        case sum(PrintedFigure.Row)
        case other
    }

    /// Lines under one sector and subsector, in which parts of a line follow it.
    struct Block {
        var key = ""
        var first = 0
        /// The record that the following parts belong to, and how much of it they have not explained.
        var parent: Int?
        var parts: [Int] = []
    }

    func kind(of words: RowWords, _ rowType: String?) -> RowKind {
        let carrier = vocabulary.carrier(words.carrier)
        let isTotal = vocabulary.sector(words.sector)?.kind == .total
        switch rowType.map(Vocabulary.folded) {
        case "line", nil:
            if isTotal { return .sum(.total) }
            return carrier?.kind == .total ? .sum(.subtotal) : .line
        case "subtotal": return .sum(isTotal ? .total : .subtotal)
        case "total": return .sum(.total)
        default: return .other
        }
    }

    func scope(_ row: CSVTable.Record, _ columns: Columns) -> Int? {
        columns.text("scope", row).flatMap { Int($0.replacing("Scope ", with: "").replacing("scope ", with: "")) }
    }

    private func lineKey(_ row: CSVTable.Record, _ columns: Columns) -> [String] {
        ["sector", "subsector", "carrier", "source_line"].map { columns.text($0, row) ?? "" }
    }

    private mutating func sum(
        _ row: CSVTable.Record, _ columns: Columns, _ words: RowWords, _ kind: PrintedFigure.Row
    ) -> Sum? {
        guard let text = columns.text("value", row), vocabulary.key(text) == nil,
            let amount = number(text, columns, words.place)
        else { return nil }
        let unitWord = columns.unitWord(row) ?? ActivityUnit.megawattHour.rawValue
        guard let unit = vocabulary.unit(unitWord) else {
            note("cell.unit-unknown", .error, columns.place(row, "unit"), ["value": .text(unitWord)])
            return nil
        }
        let carrier = vocabulary.carrier(words.carrier)
        let figure = PrintedFigure(
            subject: .energy, row: kind, sector: sense(of: words)?.sector, sectorWord: words.sector,
            subsector: words.subsector, carrier: carrier?.kind == .carrier ? carrier?.carrier : nil,
            carrierWord: carrier?.kind == .total ? nil : words.carrier, scope: words.scope,
            value: amount * (unit.megawattHourScale ?? 1), place: words.place)
        return Sum(figure: figure, amount: amount, unit: unit)
    }

    private mutating func readLine(
        _ row: CSVTable.Record, _ columns: Columns, _ words: RowWords, _ block: inout Block
    ) {
        let sense = vocabulary.carrier(words.carrier)
        if sense?.kind == .notEnergy {
            note("line.not-energy", .warning, words.place, ["word": .text(words.carrier)])
            return
        }
        let sector = sector(of: words, hint: sense?.sectorHint)
        if sense == nil {
            note("word.carrier-unknown", .warning, columns.place(row, "carrier"), ["word": .text(words.carrier)])
        }
        let entry = entry(row, columns, words)
        let record = ActivityRecord(
            id: "r\(row.row)", sector: sector, carrier: sense?.carrier ?? .unrecognised, entry: entry,
            sectorWord: words.sector, subsector: words.subsector, carrierWord: words.carrier,
            fuel: sense?.fuel ?? columns.text("fuel", row).map(Fuel.init(rawValue:)), scope: words.scope,
            note: columns.text("note", row), place: words.place)
        let key = "\(words.sector)|\(words.subsector ?? "")"
        if block.key != key {
            finish(&block)
            block = Block(key: key, first: records.count)
        }
        if sense?.kind == .part, block.parts.isEmpty { block.parent = lastLine(since: block.first) }
        let isPart = block.parent != nil && (sense?.kind == .part || !block.parts.isEmpty)
        if !isPart || block.parent.map({ isExplained($0, by: block.parts) }) == true { finish(&block) }
        records.append(record)
        if block.parent != nil { block.parts.append(records.count - 1) }
    }

    private func lastLine(since first: Int) -> Int? {
        records.indices.last { $0 >= first && records[$0].entry.amount != nil }
    }

    private func isExplained(_ parent: Int, by parts: [Int]) -> Bool {
        guard let whole = records[parent].entry.amount else { return false }
        let sum = parts.reduce(0) { $0 + (records[$1].entry.amount ?? 0) }
        return abs(sum - whole) <= max(1, whole * 0.005)
    }

    /// Ends a line's parts: where they add up to it they take its place, so that nothing is counted twice.
    private mutating func finish(_ block: inout Block) {
        defer {
            block.parent = nil
            block.parts = []
        }
        guard let parent = block.parent, !block.parts.isEmpty else { return }
        let whole = records[parent]
        let details: [String: Detail] = [
            "word": .text(whole.carrierWord ?? ""), "value": .quantity(whole.entry.amount ?? 0, unit: "MWh"),
        ]
        guard isExplained(parent, by: block.parts) else {
            note("line.split-incomplete", .warning, whole.place, details)
            for part in block.parts.reversed() { records.remove(at: part) }
            return
        }
        note("line.split-of-line", .info, whole.place, details)
        for part in block.parts where vocabulary.carrier(records[part].carrierWord ?? "")?.kind == .part {
            records[part].carrier = whole.carrier
            records[part].fuel = whole.fuel
            records[part].carrierWord = whole.carrierWord
        }
        records.remove(at: parent)
    }

    func sense(of words: RowWords) -> Vocabulary.SectorSense? {
        let whole = vocabulary.sector(words.sector)
        guard let subsector = words.subsector else { return whole }
        let parents = [words.sector, whole?.sector?.rawValue ?? "", whole?.sector?.group.rawValue ?? ""]
        let part = vocabulary.sector(subsector, within: parents)
        if let part, part.sector != nil, part.kind != .endUse, refines(part.sector, whole) { return part }
        return whole
    }

    /// Whether a subsector's own sector says more than the sector it stands under.
    private func refines(_ part: Sector?, _ whole: Vocabulary.SectorSense?) -> Bool {
        guard let whole, let sector = whole.sector else { return true }
        if whole.kind == .macro || whole.kind == .endUse { return true }
        return sector == .municipal && part == .publicLighting
    }

    mutating func sector(of words: RowWords, hint: Sector?) -> Sector {
        guard let sense = sense(of: words), let sector = sense.sector else {
            noteOnce("word.sector-unknown", .warning, word: words.sector, words.place, ["word": .text(words.sector)])
            return hint ?? .otherUnallocated
        }
        switch sense.nonEnergy {
        case "ippu":
            noteOnce("line.industry-under-ippu", .info, word: words.sector, words.place, ["word": .text(words.sector)])
        case "afolu":
            noteOnce("line.energy-under-afolu", .info, word: words.sector, words.place, ["word": .text(words.sector)])
        case "solid_waste_disposal", "wastewater", "waste":
            noteOnce("line.energy-under-waste", .info, word: words.sector, words.place, ["word": .text(words.sector)])
        default: break
        }
        let isUnallocated = [.buildingsUnallocated, .transportUnallocated, .otherUnallocated].contains(sector)
        if let hint, isUnallocated, hint.group == sector.group || sector == .otherUnallocated { return hint }
        return sector
    }

    private mutating func entry(_ row: CSVTable.Record, _ columns: Columns, _ words: RowWords) -> Entry {
        guard let text = columns.text("value", row) else { return .unknown }
        if let match = vocabulary.key(text) {
            switch match.key {
            case .key(let key): return Entry(key: key, remark: match.note.isEmpty ? nil : match.note)
            case .unknown: return .unknown
            }
        }
        guard let amount = number(text, columns, words.place) else { return .unknown }
        let unitWord = columns.unitWord(row) ?? ActivityUnit.megawattHour.rawValue
        guard let unit = vocabulary.unit(unitWord) else {
            note("cell.unit-unknown", .error, columns.place(row, "unit"), ["value": .text(unitWord)])
            return .unknown
        }
        return amount == 0 ? .zeroConfirmed : .reported(amount, unit)
    }
}

extension Entry {
    /// The number of a reported cell.
    var amount: Double? {
        if case .reported(let amount, _) = self { amount } else { nil }
    }
}

extension ActivityUnit {
    /// Megawatt-hours in one, for the units of the SI; 1 MWh is 3.6 GJ exactly.
    var megawattHourScale: Double? {
        switch reference.unit {
        case .megawattHour: reference.scale
        case .gigajoule: reference.scale / 3.6
        default: nil
        }
    }
}
