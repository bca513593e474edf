import Findings
package import Inventories
package import Localization
package import Plans
import Quantities

/// What a recalculated inventory comes to, beside what it came to: the whole, by sector, the largest lines, the targets.
package struct RecalculationTables {
    /// What a target allows, by the inventory before and by the inventory now.
    package struct TargetChange: Equatable, Sendable {
        package var target: Target
        /// `nil` where something it needs is not known.
        package var before: TargetLevel?
        package var after: TargetLevel?

        package init(_ target: Target, from before: InventoryResult, to after: InventoryResult) {
            func level(_ result: InventoryResult) -> TargetLevel? {
                TargetLevel(
                    target, baseEmission: result.total.emission, basePopulation: result.inventory.town.population)
            }
            self.target = target
            (self.before, self.after) = (level(before), level(after))
        }
    }

    private let recalculation: Recalculation
    private let targets: [TargetChange]
    private let texts: Texts
    private static let shownLines = 10

    package init(_ recalculation: Recalculation, targets: [TargetChange], _ texts: Texts) {
        self.recalculation = recalculation
        self.targets = targets
        self.texts = texts
    }

    /// The tables that have something to say.
    package var all: [Table] { [totals, sectors, lines, ofTargets].compactMap(\.self) }

    /// What to bear in mind when reading them.
    package var notes: [String] {
        let areWhole = [recalculation.before, recalculation.after].allSatisfy {
            $0.total.emission.isComplete && $0.total.energy.isComplete
        }
        let comparison = InventoryComparison(from: recalculation.before, to: recalculation.after)
        return [
            comparison.isLikeWithLike ? nil : texts["compare.caution"],
            areWhole ? nil : texts["recalculation.partial"],
        ].compactMap(\.self)
    }

    private var unit: String { texts.unit(recalculation.after.inventory.accounting.emissionUnit) }

    private var energyUnit: String { texts.unit(Energy.baseSymbol) }

    private var totals: Table {
        let (before, after) = (recalculation.before.total, recalculation.after.total)
        return table(
            "recalculation.totals", texts["review.figure"],
            [
                row(texts["recalculation.emissions", ["unit": .text(unit)]], before.emission, after.emission),
                row(texts["recalculation.energy", ["unit": .text(energyUnit)]], before.energy, after.energy),
            ])
    }

    private var sectors: Table? {
        let rows = recalculation.sectors.flatMap { change in
            let name = texts.name(change.sector)
            return [
                row("\(name), \(unit)", change.before.emission, change.after.emission),
                row("\(name), \(energyUnit)", change.before.energy, change.after.energy),
            ]
        }
        return rows.isEmpty ? nil : table("recalculation.sectors", texts["column.sector"], rows)
    }

    private var lines: Table? {
        let rows = recalculation.lines.prefix(Self.shownLines).map { line in
            let name = "\(texts.name(line.sector)) · \(texts.name(line.carrier)), \(unit)"
            func words(_ side: LineResult?) -> String {
                guard let side else { return texts["recalculation.no-line"] }
                return side.emission.map { texts.figure($0.value) } ?? texts["figure.unknown"]
            }
            let old = line.before?.emission?.value ?? 0
            return cells(
                name, words(line.before), words(line.after), line.change,
                old > 0 ? line.change.map { $0 / old } : nil)
        }
        return rows.isEmpty ? nil : table("recalculation.lines", texts["difference.part"], rows)
    }

    private var ofTargets: Table? {
        let rows = targets.map { change in
            let name = texts[
                "recalculation.target",
                [
                    "year": .plain(change.target.year.number), "share": .share(change.target.value),
                    "kind": .term("plan.target-kind.\(change.target.kind.rawValue)"),
                ]]
            return row("\(name), \(unit)", change.before?.allowed, change.after?.allowed)
        }
        return rows.isEmpty ? nil : table("recalculation.targets", texts["recalculation.allowed"], rows)
    }

    private func table(_ key: String, _ first: String, _ rows: [[Cell]]) -> Table {
        Table(
            texts.tableLabel(texts[key]), caption: texts[key],
            columns: [
                Table.Column(first), .number(texts["difference.before"]), .number(texts["difference.after"]),
                .number(texts["recalculation.change"]), .number(texts["recalculation.share"]),
            ], rows: rows)
    }

    private func row<D: Dimension>(_ name: String, _ before: PartialSum<D>, _ after: PartialSum<D>) -> [Cell] {
        let areKnown = before.known > 0 && after.known > 0
        return cells(
            name, texts.figure(before), texts.figure(after), areKnown ? after.value.value - before.value.value : nil,
            Recalculation.share(before, after))
    }

    private func row(_ name: String, _ before: Quantity<Mass>?, _ after: Quantity<Mass>?) -> [Cell] {
        func words(_ quantity: Quantity<Mass>?) -> String {
            quantity.map { texts.figure($0.value) } ?? texts["figure.unknown"]
        }
        let share = before.flatMap { old in
            after.flatMap { old.value == 0 ? nil : $0.value / old.value - 1 }
        }
        let change = before.flatMap { old in after.map { $0.value - old.value } }
        return cells(name, words(before), words(after), change, share)
    }

    private func cells(_ name: String, _ before: String, _ after: String, _ change: Double?, _ share: Double?) -> [Cell]
    {
        [
            Cell(name), Cell(before), Cell(after), Cell(change.map(texts.signed) ?? texts["figure.unknown"]),
            Cell(share.map(texts.signedPercent) ?? texts["figure.unknown"]),
        ]
    }
}
