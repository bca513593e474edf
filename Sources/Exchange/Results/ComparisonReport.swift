package import Inventories
package import Localization
package import Quantities

/// A comparison as other programs read it: schema `qala.inventory-comparison/1`.
package struct ComparisonReport: Encodable, Sendable {
    package struct Side: Encodable, Sendable {
        package let town: String
        package let year: Int
        package let value: Double
        package let unit: String
        package let isComplete: Bool
    }

    package struct SectorPart: Encodable, Sendable {
        package let sector: String
        package let name: String
        package let before: Double
        package let after: Double
        package let change: Double
        package let effects: InventoryComparison.Effects
    }

    package let schema = "qala.inventory-comparison/1"
    package let before: Side
    package let after: Side
    package let change: Double
    package let relativeChange: Double?
    /// The range of the relative change; errors that both years share cancel in it.
    package let trend: Estimate?
    package let effects: InventoryComparison.Effects
    package let isLikeWithLike: Bool
    package let sectors: [SectorPart]

    /// Reports a comparison.
    package init(_ comparison: InventoryComparison, trend: Estimate?, texts: Texts) {
        func side(_ result: InventoryResult) -> Side {
            Side(
                town: result.inventory.town.name, year: result.inventory.year.number,
                value: result.total.emission.value.value, unit: "t \(result.basis.rawValue)",
                isComplete: result.total.emission.isComplete)
        }
        before = side(comparison.before)
        after = side(comparison.after)
        change = comparison.change
        relativeChange = comparison.relativeChange
        self.trend = trend
        effects = comparison.effects
        isLikeWithLike = comparison.isLikeWithLike
        sectors = comparison.sectors.map { sector in
            SectorPart(
                sector: sector.sector.rawValue, name: texts.text("sector.\(sector.sector.rawValue)"),
                before: sector.before.value.value, after: sector.after.value.value,
                change: sector.after.value.value - sector.before.value.value, effects: sector.effects)
        }
    }

    /// The comparison as a table: one row for each sector, then the whole.
    package var csv: [UInt8] {
        var writer = CSVWriter()
        writer.append(texts: ["sector", "name", "before", "after", "change", "activity", "mix", "factor", "unit"])
        for part in sectors {
            writer.append([
                .text(part.sector), .text(part.name), .number(part.before), .number(part.after), .number(part.change),
                .number(part.effects.activity), .number(part.effects.mix), .number(part.effects.factor),
                .text(before.unit),
            ])
        }
        writer.append([
            .text("total"), .empty, .number(before.value), .number(after.value), .number(change),
            .number(effects.activity), .number(effects.mix), .number(effects.factor), .text(before.unit),
        ])
        return writer.bytes
    }

    /// The comparison as text.
    package func text(_ texts: Texts) -> String {
        let numbers = texts.numbers
        var lines = [
            "\(before.town) \(before.year) → \(after.year)",
            "\(numbers.decimals(before.value, 0)) → \(numbers.decimals(after.value, 0)) \(before.unit)",
        ]
        if let relativeChange {
            let range = trend.map { " (\(numbers.percent($0.low)) … \(numbers.percent($0.high)))" } ?? ""
            lines.append("\(texts.text("command.change")): \(numbers.percent(relativeChange))\(range)")
        }
        for (key, value) in [("activity", effects.activity), ("mix", effects.mix), ("factor", effects.factor)] {
            lines.append("  \(texts.text("command.effect.\(key)")): \(numbers.decimals(value, 0)) \(before.unit)")
        }
        if !isLikeWithLike { lines.append(texts.text("command.not-alike")) }
        for sector in sectors {
            lines.append(
                "  \(sector.name): \(numbers.decimals(sector.before, 0)) → \(numbers.decimals(sector.after, 0))")
        }
        return lines.joined(separator: "\n")
    }
}
