import Findings
package import Inventories
import Quantities

/// An inventory as a table of lines: what was reported, what it comes to, and where it stands.
package enum InventoryTable {
    /// The bytes of the table.
    package static func csv(_ result: InventoryResult) -> [UInt8] {
        var writer = CSVWriter()
        writer.append(texts: [
            "id", "sector", "sector_word", "subsector", "carrier", "carrier_word", "fuel", "scope", "state", "amount",
            "unit", "remark", "energy_mwh", "factor_t_per_mwh", "factor_origin", "emission_t", "gas_basis", "year",
            "complete", "file", "sheet", "row", "column",
        ])
        for line in result.lines { writer.append(cells(line, result)) }
        return writer.bytes
    }

    /// Inventories as a table: one row for each town and year, with range and completeness.
    package static func summary(_ inventories: [(slug: String, result: InventoryResult)]) -> [UInt8] {
        var writer = CSVWriter()
        writer.append(texts: [
            "town", "slug", "country", "year", "kind", "approach", "gas_basis", "population", "energy_mwh",
            "emission_t",
            "emission_low_t", "emission_high_t", "lines_known", "lines_missing", "complete",
        ])
        for (slug, result) in inventories {
            let inventory = result.inventory
            let sum = result.total.emission
            writer.append([
                .text(inventory.town.name), .text(slug), .text(inventory.town.country), .integer(inventory.year.number),
                .text(inventory.kind.rawValue), .text(inventory.accounting.approach.rawValue),
                .text(result.basis.rawValue), inventory.town.population.map { .integer($0) } ?? .empty,
                .number(result.total.energy.value.value), .number(sum.value.value),
                result.uncertainty.map { .number($0.total.low) } ?? .empty,
                result.uncertainty.map { .number($0.total.high) } ?? .empty, .integer(sum.known), .integer(sum.missing),
                .text(sum.isComplete ? "yes" : "no"),
            ])
        }
        return writer.bytes
    }

    private static func cells(_ line: LineResult, _ result: InventoryResult) -> [CSVWriter.Cell] {
        let record = line.record
        func text(_ text: String?) -> CSVWriter.Cell { text.map { .text($0) } ?? .empty }
        func number(_ number: Double?) -> CSVWriter.Cell { number.map { .number($0) } ?? .empty }
        var state = record.entry.key?.rawValue ?? "unknown"
        var amount: Double?
        var unit: String?
        var remark: String?
        switch record.entry {
        case .reported(let value, let unitOfValue): (state, amount, unit) = ("reported", value, unitOfValue.rawValue)
        case .zeroConfirmed: (state, amount) = ("zero", 0)
        case .notEstimated(let words), .includedElsewhere(let words): remark = words
        case .notOccurring, .confidential, .unknown: break
        }
        return [
            .text(record.id), .text(record.sector.rawValue), text(record.sectorWord), text(record.subsector),
            .text(record.carrier.rawValue), text(record.carrierWord), text(record.fuel?.rawValue),
            record.scope.map { .integer($0) } ?? .empty, .text(state), number(amount), text(unit), text(remark),
            number(line.energy?.value), number(line.factor?.intensity.value), text(line.factor?.origin.rawValue),
            number(line.emission?.value), .text(result.basis.rawValue), .integer(result.inventory.year.number),
            .text(line.emission != nil || record.entry.standing == .absent ? "yes" : "no"), text(record.place.file),
            text(record.place.sheet), record.place.row.map { .integer($0) } ?? .empty, text(record.place.columnLetters),
        ]
    }
}
