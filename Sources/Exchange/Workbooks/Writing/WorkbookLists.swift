import Findings
import Inventories
import Localization
import Quantities

/// The lists that drop-downs choose from, one column each on a hidden sheet.
struct WorkbookLists {
    /// A list.
    enum Name: Hashable {
        case sectors, carriers, carriersAndFuels, energyUnits, allUnits, factorUnits, gases, flags, measures
        case countries, kinds, approaches, bases, editions, powerPlants, heatPlants
        case units(Carrier)
        case fuels(Carrier)
    }

    private var places: [Name: (column: Int, count: Int)] = [:]

    /// The first row of every list.
    static let firstRow = 3

    mutating func add(_ name: Name, column: Int, count: Int) { places[name] = (column, count) }

    /// Whether there is anything to choose.
    func has(_ name: Name) -> Bool { (places[name]?.count ?? 0) > 0 }

    /// The cells of a list, without their sheet.
    func range(_ name: Name) -> String {
        guard let place = places[name] else { return "$A$1" }
        let letters = Place.letters(ofColumn: place.column)
        return "$\(letters)$\(Self.firstRow):$\(letters)$\(Self.firstRow + max(1, place.count) - 1)"
    }
}

extension WorkbookWriting {
    /// Writes the hidden sheet: lists to choose from, and the identifiers of the lines that were filled in.
    mutating func writeLists() {
        guard let sheet = sheet(.lists) else { return }
        var column = 2
        for (name, words) in listWords() {
            for (index, word) in words.enumerated() {
                sheet.write(word, row: WorkbookLists.firstRow + index, column: column)
            }
            lists.add(name, column: column, count: words.count)
            column += 1
        }
        writeIdentifiers(sheet, column: column + 1)
    }

    private func listWords() -> [(WorkbookLists.Name, [String])] {
        let language = texts.language
        let carriers = Carrier.matrix.map { words("carrier.\($0.rawValue)") }
        let fuels = Carrier.matrix.filter(\.hasFuels).flatMap { request.names.fuels(of: $0, language) }
        let energy = ActivityUnit.allCases.filter { $0.kind == .energy }
        var lists: [(WorkbookLists.Name, [String])] = [
            (.sectors, Sector.allCases.map { words("sector.\($0.rawValue)") }), (.carriers, carriers),
            (
                .carriersAndFuels,
                carriers.distinct + fuels.compactMap { $0.names[language] }.distinct.filter { !carriers.contains($0) }
            ),
            (.energyUnits, energy.map { texts.unit($0.rawValue) }),
            (.allUnits, ActivityUnit.allCases.map { texts.unit($0.rawValue) }),
            (.factorUnits, FactorUnit.allCases.map { texts.unit($0.rawValue) }),
            (.gases, Gas.allCases.map(\.rawValue)), (.flags, [words("workbook.yes"), words("workbook.no")]),
            (.measures, WorkbookWords.measures.map { words("workbook.measure.\($0)") }),
            (.countries, request.names.countries.compactMap { $0.names[language] }),
            (.kinds, Inventory.Kind.allCases.map { words("kind.\($0.rawValue)") }),
            (.approaches, Accounting.Approach.allCases.map { words("approach.\($0.rawValue)") }),
            (.bases, Accounting.Basis.allCases.map { words("gas.\($0.rawValue)") }),
            (.editions, Accounting.WarmingEdition.allCases.map { words("gwp.\($0.rawValue)") }),
            (.powerPlants, LocalPlant.Kind.allCases.map { words("workbook.plant.\($0.rawValue)") }),
            (.heatPlants, [LocalPlant.Kind.heatPlant, .other].map { words("workbook.plant.\($0.rawValue)") }),
        ]
        for carrier in Carrier.matrix {
            lists.append((.units(carrier), carrier.units.map { texts.unit($0.rawValue) }))
            let names = carrier.hasFuels ? request.names.fuels(of: carrier, language) : []
            lists.append((.fuels(carrier), names.compactMap { $0.names[language] }))
        }
        return lists
    }

    /// The identifier of each line and what the matrix has no room for, in the inventory's order.
    private func writeIdentifiers(_ sheet: SpreadsheetSheetWriter, column: Int) {
        codes(
            sheet, row: WorkbookLists.firstRow - 1, table: "identifiers", from: column,
            ["cell", "id", "sectorWord", "carrierWord", "scope"])
        for (index, item) in plan.order.enumerated() {
            let row = WorkbookLists.firstRow + index
            let record = item.record
            sheet.write(item.cell?.code ?? "line", row: row, column: column)
            sheet.write(record.id, row: row, column: column + 1)
            // Lines of their own carry their words beside them.
            guard item.cell != nil else { continue }
            if let word = record.sectorWord { sheet.write(word, row: row, column: column + 2) }
            if let word = record.carrierWord { sheet.write(word, row: row, column: column + 3) }
            if let scope = record.scope { sheet.write(Double(scope), row: row, column: column + 4) }
        }
    }
}

extension [String] {
    /// The words without repetition, in their order.
    var distinct: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
