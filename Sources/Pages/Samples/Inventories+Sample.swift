import Findings
import Inventories
package import Localization
import Plans
import Quantities

extension FigureShow.Model {
    /// The total, which unfolds into fourteen lines and so leads on to them.
    package static func totalSample(_ texts: Texts) -> Self? { sample(.total, texts) }

    /// The heat factor, unfolded to the plant's emissions.
    package static func heatSample(_ texts: Texts) -> Self? { sample(.line("r2"), texts) }

    private static func sample(_ figure: Figure, _ texts: Texts) -> Self? {
        let address = Address(texts.language)
        return Self(
            Demokent.monitoring, figure, town: Link("Demokent", address.town(Demokent.slug)),
            base: address.inventory(Demokent.slug, 2022), revision: .sample, texts)
    }
}

extension InventoryCompare.Model {
    /// Before and after the two measures.
    package static func sample(_ texts: Texts) -> Self {
        let address = Address(texts.language)
        return Self(
            InventoryComparison(from: Demokent.baseline, to: Demokent.monitoring),
            town: Link("Demokent", address.town(Demokent.slug)), before: address.inventory(Demokent.slug, 2015),
            after: address.inventory(Demokent.slug, 2022), base: address.compare(Demokent.slug, 2015, 2022), texts)
    }
}

extension InventoryReport.Model {
    /// The inventory of 2022, printed on a day long fixed.
    package static func sample(_ texts: Texts) -> Self {
        Self(InventoryShow.Model.sample(texts), madeAt: 1_795_262_520, from: Demokent.sha256, texts)
    }
}

extension DocumentHistory.Model {
    /// Two saves.
    package static func sample(_ texts: Texts) -> Self {
        typealias Save = DocumentHistory.Save
        let total = FigureItem(
            Demokent.monitoring.total.emission, unit: "tCO2", range: nil, address: nil, texts)
        let change = PartChange(field: texts["edit.amount"], before: "1 400", after: "1 300")
        let saves = [
            Save(
                number: 2, time: 1_795_262_520, author: "Demokent", reason: nil, changes: [change], total: total,
                digest: Demokent.sha256),
            Save(
                number: 1, time: 1_795_262_220, author: "Demokent", reason: Demokent.file, changes: [], total: nil,
                digest: String(Demokent.sha256.reversed()), broughtIn: 2),
        ]
        let base = Address(texts.language).document("demokent-2022")
        return Self(
            saves, document: Link("Demokent, 2022", base), base: base, csrf: "t", isIntact: true, openConflicts: 1,
            texts)
    }
}

extension DocumentChanges.Model {
    /// One amount changed, one line added.
    package static func sample(_ texts: Texts) -> Self {
        let base = Address(texts.language).document("demokent-2022")
        let sides = [4, 6].map {
            DocumentChanges.Side(
                number: $0, time: 1_795_262_220 + 60 * Int64($0), author: "Demokent", address: "\(base)?revision=\($0)")
        }
        let line = "\(texts["sector.residential"]) · \(texts["carrier.coal"])"
        return Self(
            [
                PartChange(field: line, before: "1 240 MWh", after: "1 420 MWh"),
                PartChange(field: texts["column.population"], before: nil, after: "101 000"),
            ], from: sides[0], to: sides[1], document: Link("Demokent, 2022", base),
            history: Link(texts["history.crumb"], "\(base)/history"), texts)
    }

    /// A baseline that was recalculated, with the reason and what it does to two targets.
    package static func recalculationSample(_ texts: Texts) -> Self {
        let base = Address(texts.language).document("demokent-2015")
        let sides = [1, 2].map {
            DocumentChanges.Side(
                number: $0, time: 1_795_262_220 + 60 * Int64($0), author: "Demokent", address: "\(base)?revision=\($0)")
        }
        var inventory = Demokent.baseline.inventory
        inventory.records.removeFirst()
        let after = inventory.computed(with: Demokent.tables)
        let targets = [
            Target(value: 0.3, kind: .absolute, year: 2030),
            Target(value: 0.2, kind: .businessAsUsual, year: 2030),
        ].map { RecalculationTables.TargetChange($0, from: Demokent.baseline, to: after) }
        return Self(
            [PartChange(field: texts["sector.municipal"], before: "1 240 MWh", after: nil)], from: sides[0],
            to: sides[1], document: Link("Demokent, 2015", base),
            history: Link(texts["history.crumb"], "\(base)/history"),
            figures: RecalculationTables(Recalculation(from: Demokent.baseline, to: after), targets: targets, texts),
            reasons: [DocumentChanges.Reason("The line was counted twice.", sides[1])], texts)
    }
}

extension DocumentConflicts.Model {
    /// One amount that two people changed.
    package static func sample(_ texts: Texts) -> Self {
        typealias Side = DocumentConflicts.Side
        let base = Address(texts.language).document("demokent-2022")
        let item = DocumentConflicts.Item(
            name: "c.1", part: "\(texts["sector.residential"]) · \(texts["carrier.coal"])",
            kept: Side(value: "1 420 MWh", author: "Aigerim", time: 1_795_262_220),
            other: Side(value: "1 400 MWh", author: "Bolat", time: 1_795_262_520))
        return Self([item], document: Link("Demokent, 2022", base), base: base, csrf: "t", texts)
    }

    /// Nothing to decide.
    package static func emptySample(_ texts: Texts) -> Self {
        let base = Address(texts.language).document("demokent-2022")
        return Self([], document: Link("Demokent, 2022", base), base: base, csrf: "t", texts)
    }
}

extension InventoryList.Model {
    /// Two inventories.
    package static func sample(_ texts: Texts) -> Self {
        Self(Demokent.listed, pages: InventoryList.pages(1, of: 2, texts.language), texts)
    }

    /// The second of three pages.
    package static func longSample(_ texts: Texts) -> Self {
        Self(Demokent.listed, pages: InventoryList.pages(2, of: 102, texts.language), texts)
    }
}

extension FindingsList.Model {
    /// An error and a note.
    package static func sample(_ texts: Texts) -> Self {
        let base = Address(texts.language).inventory(Demokent.slug, 2022)
        return Self(Demokent.monitoring.findings, of: Link("Demokent, 2022", base), texts)
    }
}
