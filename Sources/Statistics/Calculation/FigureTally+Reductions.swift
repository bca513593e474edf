import Inventories
import Plans
import Quantities

extension FigureTally {
    /// What plans promise against their baselines, and what inventories show to be reached.
    mutating func addReductions() {
        let promises = active.map { $0.promise }
        let courses = active.map { $0.course }
        for (topic, changes) in [(FigureRow.Topic.promised, promises), (.reached, courses)] {
            let bySlug = Dictionary(uniqueKeysWithValues: zip(active.map(\.slug), changes))
            let countings = Set(changes.compactMap { $0?.counting }).sorted()
            if countings.isEmpty {
                add(topic, "all", part: "reduction", unit: "t") { _ in nil }
            }
            for counting in countings { addChange(topic, counting) { bySlug[$0.slug] ?? nil } }
        }
        for (town, course) in zip(active, courses) where course == nil && town.hasTwoYears {
            lists.notComparable.append(town.slug)
        }
    }

    /// The base, the reduction and its share, of towns that are counted alike.
    private mutating func addChange(
        _ topic: FigureRow.Topic, _ counting: ReportedInventory.Counting, _ change: (TownOnDay) -> EmissionChange?
    ) {
        func part(_ town: TownOnDay, _ value: (EmissionChange) -> Double) -> Part? {
            guard let change = change(town), change.counting == counting else { return nil }
            return Part(value: value(change), isPartial: change.isPartial)
        }
        let base = sum { part($0) { $0.base.value } }
        let reduction = sum { part($0) { $0.reduction.value } }
        let key = counting.code
        rows.append(FigureRow(topic, key, part: "base", base.value, unit: counting.unit, coverage: base.coverage))
        rows.append(
            FigureRow(
                topic, key, part: "reduction", reduction.value, unit: counting.unit, coverage: reduction.coverage))
        guard let base = base.value, base > 0, let saved = reduction.value else { return }
        rows.append(FigureRow(topic, key, part: "share", saved / base, unit: "1", coverage: reduction.coverage))
    }
}

/// By how much a town's emissions fall, or are to fall.
struct EmissionChange {
    var counting: ReportedInventory.Counting
    var base: Quantity<Mass>
    var reduction: Quantity<Mass>
    var isPartial: Bool
}

extension TownOnDay {
    /// What the newest plan promises; `nil` where its target or its public baseline are not known.
    var promise: EmissionChange? {
        guard let plan, let target = plan.target, let baseline, baseline.emission.known > 0,
            let level = TargetLevel(target, baseEmission: baseline.emission, basePopulation: baseline.population)
        else { return nil }
        return EmissionChange(
            counting: baseline.counting, base: level.reference.value, reduction: level.reduction,
            isPartial: !baseline.emission.isComplete)
    }

    /// What was reached from the baseline to the newest inventory.
    ///
    /// Only two complete inventories that are counted alike are compared: what one of them lacks would look like a
    /// reduction.
    var course: EmissionChange? {
        guard let baseline, let newest, newest.year > baseline.year, baseline.counting == newest.counting,
            baseline.emission.isComplete, newest.emission.isComplete
        else { return nil }
        return EmissionChange(
            counting: baseline.counting, base: baseline.emission.value,
            reduction: baseline.emission.value - newest.emission.value, isPartial: false)
    }

    /// Whether there is a later inventory than the baseline.
    var hasTwoYears: Bool {
        guard let baseline, let newest else { return false }
        return newest.year > baseline.year
    }
}
