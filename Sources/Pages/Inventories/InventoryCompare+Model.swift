package import Findings
package import Inventories
package import Localization
import Quantities

extension InventoryCompare {
    /// Two inventories of a town in ready words.
    package struct Model: Equatable, Sendable {
        package var title: String
        package var crumbs: [Link]
        /// The relative change, `nil` where the earlier total is zero.
        package var change: String?
        package var totals: String
        package var completeness: [Link]
        /// Said where the two do not count the same way.
        package var caution: String?
        package var waterfall: Waterfall
        package var findings: [FindingItem]
        package var take: [Link]

        /// Words a comparison.
        ///
        /// - Parameters:
        ///   - comparison: The two inventories and the change between them.
        ///   - town: The town's name and page.
        ///   - before: The earlier inventory's address.
        ///   - after: The later inventory's address.
        ///   - base: The comparison's own address.
        ///   - findings: What was noticed in comparing.
        ///   - texts: The words of the page's language.
        package init(
            _ comparison: InventoryComparison, town: Link, before: String, after: String, base: String,
            findings: [Finding] = [], _ texts: Texts
        ) {
            let words = Words(comparison: comparison, texts: texts)
            title =
                texts[
                    "compare.title",
                    ["town": .text(town.words), "before": .plain(words.firstYear), "after": .plain(words.lastYear)]]
            crumbs = [town, Link("\(words.firstYear) – \(words.lastYear)", nil)]
            change = comparison.relativeChange.map(texts.signedPercent)
            totals =
                texts[
                    "compare.totals",
                    [
                        "before": .text(texts.figure(words.first)), "after": .text(texts.figure(words.last)),
                        "unit": .text(words.unit),
                    ]]
            completeness = [(words.firstYear, comparison.before, before), (words.lastYear, comparison.after, after)]
                .map { year, result, address in
                    Link("\(year): \(texts.completeness(result.total.emission))", address)
                }
            caution = comparison.isLikeWithLike ? nil : texts["compare.caution"]
            waterfall = Waterfall(
                title: words.finding, subtitle: texts["compare.subtitle", ["unit": .text(words.unit)]],
                steps: words.steps, table: words.table)
            self.findings = FindingItem.items(findings, texts)
            take = ["csv", "json"].map { Link($0.uppercased(), "\(base).\($0)") }
        }
    }

    private struct Words {
        let comparison: InventoryComparison
        let texts: Texts

        var unit: String { texts.unit(comparison.after.inventory.accounting.emissionUnit) }
        var firstYear: Int { comparison.before.inventory.year.number }
        var lastYear: Int { comparison.after.inventory.year.number }
        var first: Double { comparison.before.total.emission.value.value }
        var last: Double { comparison.after.total.emission.value.value }

        private var effects: [(key: String, value: Double)] {
            [
                ("activity", comparison.effects.activity), ("mix", comparison.effects.mix),
                ("factor", comparison.effects.factor),
            ]
        }

        /// The effect that weighs most.
        var finding: String {
            let largest = effects.max { $0.value.magnitude < $1.value.magnitude }
            return texts[
                "compare.finding",
                [
                    "effect": .term("compare.\(largest?.key ?? "activity")"),
                    "value": .text("\(texts.signed(largest?.value ?? 0)) \(unit)"),
                    "change": .text("\(texts.signed(comparison.change)) \(unit)"),
                ]]
        }

        var steps: [Waterfall.Step] {
            var steps = [
                Waterfall.Step(
                    name: String(firstYear), from: 0, to: first, isTotal: true, value: texts.figure(first))
            ]
            var level = first
            for effect in effects {
                steps.append(
                    Waterfall.Step(
                        name: texts["compare.\(effect.key)"], note: texts["compare.\(effect.key).note"], from: level,
                        to: level + effect.value, value: texts.signed(effect.value), share: share(effect.value)))
                level += effect.value
            }
            steps.append(
                Waterfall.Step(
                    name: String(lastYear), from: 0, to: last, isTotal: true, value: texts.figure(last),
                    share: share(comparison.change)))
            return steps
        }

        private func share(_ value: Double) -> String? { first > 0 ? texts.signedPercent(value / first) : nil }

        var table: Table {
            let columns = [
                Table.Column(texts["column.sector"]), .number(String(firstYear)), .number(texts["compare.activity"]),
                .number(texts["compare.mix"]), .number(texts["compare.factor"]), .number(String(lastYear)),
            ]
            func cells(_ name: String, _ from: String, _ effects: InventoryComparison.Effects, _ to: String) -> [Cell] {
                let parts = [effects.activity, effects.mix, effects.factor].map { Cell(texts.signed($0)) }
                return [Cell(name), Cell(from)] + parts + [Cell(to)]
            }
            let rows = comparison.sectors.map { change in
                cells(
                    texts.name(change.sector), texts.figure(change.before), change.effects, texts.figure(change.after))
            }
            let footer = cells(
                texts["row.total"], texts.figure(comparison.before.total.emission), comparison.effects,
                texts.figure(comparison.after.total.emission))
            return Table(texts.tableLabel(texts["compare.table"]), columns: columns, rows: rows, footer: footer)
        }
    }
}
