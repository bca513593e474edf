import Cryptography
import Findings
import Inventories
import Ledger
import Quantities

extension ProjectedInventory {
    /// The values in the order of the columns of `InventoryRowSQL`.
    var arguments: [SQLValue] {
        [
            .text(document.kind), .text(document.name), SQLValue(slug), SQLValue(country), SQLValue(year),
            .text(words), .integer(Int64(save.number)), SQLValue(save.digest), .text(save.authorship.author),
            SQLValue(save.authorship.onBehalfOf), .integer(save.authorship.time), SQLValue(save.authorship.reason),
        ] + contentArguments
    }

    private var contentArguments: [SQLValue] {
        switch content {
        case .figures(let figures):
            let town = figures.town
            return [
                .null, .text(town.name), .text(town.country), SQLValue(town.population),
                SQLValue(town.populationYear?.number), SQLValue(figures.year.number),
                .text(figures.approach.rawValue), .text(figures.basis.rawValue),
            ] + figures.emission.arguments + figures.energy.arguments
                + Finding.Severity.allCases.map { .integer(Int64(figures.findings[$0] ?? 0)) }
        case .trouble(let trouble):
            return [.text(trouble.rawValue)] + [SQLValue](repeating: .null, count: 13)
                + Finding.Severity.allCases.map { .integer(trouble.finding.severity == $0 ? 1 : 0) }
        }
    }

    init(row: SQLRow) throws {
        let document = DocumentID(kind: try row.text(0), name: try row.text(1))
        guard let digest = Digest(bytes: try row.bytes(7)) else { throw StoreError.damagedStore }
        let authorship = Authorship(
            author: try row.text(8), onBehalfOf: try row.optionalText(9), time: try row.integer(10),
            reason: try row.optionalText(11))
        self.init(
            document: document, slug: try row.optionalText(2), country: try row.optionalText(3),
            year: try row.optionalInteger(4).map { Int($0) }, words: try row.text(5),
            save: Save(number: Int(try row.integer(6)), digest: digest, authorship: authorship),
            content: try Content(row: row))
    }
}

extension ProjectedInventory.Content {
    fileprivate init(row: SQLRow) throws {
        if let word = try row.optionalText(12) {
            guard let trouble = ProjectedInventory.Trouble(rawValue: word) else { throw StoreError.damagedStore }
            self = .trouble(trouble)
            return
        }
        guard let approach = Accounting.Approach(rawValue: try row.text(18)),
            let basis = Accounting.Basis(rawValue: try row.text(19))
        else { throw StoreError.damagedStore }
        var findings: [Finding.Severity: Int] = [:]
        for (index, severity) in Finding.Severity.allCases.enumerated() {
            let count = Int(try row.integer(26 + index))
            if count > 0 { findings[severity] = count }
        }
        self = .figures(
            ProjectedInventory.Figures(
                town: Inventory.Town(
                    name: try row.text(13), country: try row.text(14),
                    population: try row.optionalInteger(15).map { Int($0) },
                    populationYear: try row.optionalInteger(16).map { Year(Int($0)) }),
                year: Year(Int(try row.integer(17))), approach: approach, basis: basis,
                emission: try PartialSum(row: row, at: 20), energy: try PartialSum(row: row, at: 23),
                findings: findings))
    }
}

extension PartialSum {
    /// The sum, null where nothing is known of it, and how much of it is known.
    fileprivate var arguments: [SQLValue] {
        // Sums beyond all bounds may end in what is no number, which SQLite keeps as null.
        let isNumber = known > 0 && !value.value.isNaN
        return [isNumber ? .real(value.value) : .null, .integer(Int64(known)), .integer(Int64(missing))]
    }

    fileprivate init(row: SQLRow, at index: Int) throws {
        let known = Int(try row.integer(index + 1))
        self.init(
            value: Quantity(try row.optionalReal(index) ?? (known > 0 ? .nan : 0)), known: known,
            missing: Int(try row.integer(index + 2)))
    }
}

extension SQLValue {
    fileprivate init(_ number: Int?) {
        self = number.map { .integer(Int64($0)) } ?? .null
    }
}
