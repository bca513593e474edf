import Findings
import Inventories
package import Localization
package import Plans
package import Quantities

/// The tables of a plan, which its page, its report and its public page share.
package struct PlanTables {
    package let result: PlanResult
    /// What a commitment asks at least, by year.
    package let minimums: [TargetMinimum]
    package let texts: Texts
    /// Where an action is edited; `nil` where nothing can be.
    package var edit: ((Action) -> String)?

    package init(
        _ result: PlanResult, minimums: [TargetMinimum] = [], _ texts: Texts, edit: ((Action) -> String)? = nil
    ) {
        self.result = result
        self.minimums = minimums
        self.texts = texts
        self.edit = edit
    }

    private var plan: Plan { result.plan }

    // MARK: Targets

    /// What is promised, and what it allows.
    package var targets: Table? {
        guard !plan.targets.isEmpty else { return nil }
        return Table(
            texts.tableLabel(texts["plan.targets"]),
            columns: [
                .number(texts["plan.target.year"]), .number(texts["plan.target.share"]),
                Table.Column(texts["plan.target.of"]), .number(texts["plan.target.reference"]),
                .number(texts["plan.target.allowed"]), Table.Column(texts["plan.target.minimum"]),
            ], rows: plan.targets.map(row))
    }

    private func row(_ target: Target) -> [Cell] {
        let level = result.reconciliations.first { $0.level.target == target && $0.side == .baseline }?.level
        var of: [Cell.Part] = [.words(texts["plan.target-kind.\(target.kind.rawValue)"])]
        if target.isMidTerm { of.append(.soft(texts["plan.target.mid-term"])) }
        if let source = target.projectionSource { of.append(.soft(source)) }
        return [
            Cell(String(target.year.number)), Cell(texts.numbers.percent(target.value)), Cell(of),
            Cell(level.map { start($0.reference) } ?? [.words(texts["figure.unknown"])]),
            Cell(level.map(allowed) ?? texts["figure.unknown"]), Cell(minimum(target)),
        ]
    }

    private func minimum(_ target: Target) -> [Cell.Part] {
        guard let minimum = minimums.first(where: { $0.year == target.year.number }) else { return [] }
        return [.words(Self.words(minimum, texts))]
    }

    /// What is asked at least, in words; what is not known says so.
    package static func words(_ minimum: TargetMinimum, _ texts: Texts) -> String {
        minimum.share.map { texts.numbers.percent($0) } ?? texts["plan.minimum.unknown"]
    }

    // MARK: Actions

    /// All actions, by sector, with what they come to.
    package var actions: Table? {
        guard !plan.actions.isEmpty else { return nil }
        let ordered = ActionSector.allCases.flatMap { sector in plan.actions.filter { $0.sector == sector } }
        return Table(
            texts.tableLabel(texts["plan.actions"]),
            columns: [
                Table.Column(texts["plan.action"]), Table.Column(texts["column.sector"]),
                Table.Column(texts["plan.action.time"]), .number(texts["plan.action.saving"]),
                .number(texts["plan.action.production"]), .number(texts["plan.action.reduction"]),
                .number(texts["plan.action.cost"]),
            ], rows: ordered.map(row), footer: footer)
    }

    private func row(_ action: Action) -> [Cell] {
        var name: [Cell.Part] =
            edit.map { [.link(Link(action.title, $0(action)))] } ?? [.words(action.title)]
        if action.isKey { name.append(.mark(Mark(.note, texts["plan.action.key"]))) }
        let time = [action.start, action.end].compactMap { $0?.description }.joined(separator: "–")
        let status = action.status.map { texts["action-status.\($0.rawValue)"] }
        return [
            Cell(name), Cell(texts["action-sector.\(action.sector.rawValue)"]),
            Cell([time, status ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")),
            Cell(amount(action.energySaving)), Cell(amount(action.renewableProduction)),
            Cell(amount(action.reduction)), Cell(action.cost.investment.map(money) ?? texts["figure.unknown"]),
        ]
    }

    private var footer: [Cell] {
        let sums = result.sums
        return [
            Cell(texts["row.total"]), Cell(texts["plan.counted", ["count": .count(sums.actions)]]), .empty,
            Cell(texts.figure(sums.energySaving)), Cell(texts.figure(sums.renewableProduction)),
            Cell(texts.figure(sums.reduction)),
            Cell(texts.list(investment)),
        ]
    }

    /// What the actions of each sector come to.
    package var sectors: Table? {
        let counted = Dictionary(grouping: plan.countedActions, by: \.sector)
        guard !counted.isEmpty else { return nil }
        let rows = ActionSector.allCases.compactMap { sector -> [Cell]? in
            guard let actions = counted[sector] else { return nil }
            let sums = ActionSums(actions)
            return [
                Cell(texts["action-sector.\(sector.rawValue)"]), Cell(texts.numbers.integer(actions.count)),
                Cell(texts.figure(sums.energySaving)), Cell(texts.figure(sums.renewableProduction)),
                Cell(texts.figure(sums.reduction)),
                Cell(Self.completeness(sums.reduction, texts)),
            ]
        }
        return Table(
            texts.tableLabel(texts["plan.sectors"]),
            columns: [
                Table.Column(texts["column.sector"]), .number(texts["plan.actions"]),
                .number(texts["plan.action.saving"]), .number(texts["plan.action.production"]),
                .number(texts["plan.action.reduction"]), Table.Column(texts["column.completeness"]),
            ], rows: rows)
    }

    // MARK: The sum against the target

    /// Each target from each side: where it starts, what has to be saved, what is planned.
    package var sides: Table? {
        guard !result.reconciliations.isEmpty else { return nil }
        return Table(
            texts.tableLabel(texts["plan.reconciliation"]),
            columns: [
                Table.Column(texts["plan.side"]), .number(texts["plan.side.start"]),
                .number(texts["plan.target.allowed"]), .number(texts["plan.side.required"]),
                .number(texts["plan.side.planned"]), Table.Column(texts["plan.side.result"]),
            ], rows: result.reconciliations.map(row))
    }

    private func row(_ side: PlanReconciliation) -> [Cell] {
        let year = String(side.level.target.year.number)
        let reaches = side.gap <= .zero
        let key = reaches ? "plan.side.reached" : "plan.side.short"
        let gap = texts[key, ["gap": .text(tonnes(reaches ? -side.gap : side.gap))]]
        let isWhole = side.required.isComplete
        var outcome: [Cell.Part] = [.mark(Mark(reaches && isWhole ? .good : .look, gap))]
        if !isWhole { outcome.append(.soft(texts["figure.partial.note"])) }
        return [
            Cell("\(year), \(texts["plan.side.\(side.side.rawValue)"])"), Cell(start(side.start)),
            Cell(allowed(side.level)), Cell(tonnes(side.required)), Cell(texts.figure(side.planned)), Cell(outcome),
        ]
    }

    /// Emissions that something starts from; of a partial sum, how many lines are known.
    private func start(_ sum: PartialSum<Mass>) -> [Cell.Part] {
        let value = Cell.Part.words(tonnes(sum))
        return sum.isComplete ? [value] : [value, .soft(texts.completeness(sum))]
    }

    private func allowed(_ level: TargetLevel) -> String {
        tonnes(level.allowed) + (level.reference.isComplete ? "" : "*")
    }

    /// Action by action, whether it counts against the baseline and against the latest inventory, else why not.
    package var shares: Table? {
        guard let first = result.reconciliations.first(where: { $0.side == .baseline }) else { return nil }
        let latest = result.reconciliations.first { $0.side == .latest }
        var columns = [
            Table.Column(texts["plan.action"]), .number(texts["plan.action.reduction"]),
            Table.Column(texts["plan.side.baseline"]),
        ]
        if latest != nil { columns.append(Table.Column(texts["plan.side.latest"])) }
        let rows = first.shares.enumerated().map { index, share in
            [Cell(share.action.title), Cell(amount(share.action.reduction)), cell(share)]
                + (latest.map { [cell($0.shares[index])] } ?? [])
        }
        return Table(texts.tableLabel(texts["plan.shares"]), columns: columns, rows: rows)
    }

    private func cell(_ share: PlanReconciliation.Share) -> Cell {
        guard let exclusion = share.exclusion else { return Cell(texts["plan.counts"]) }
        return Cell(Mark(.note, texts["plan.exclusion.\(exclusion.rawValue)"]))
    }

    // MARK: Words

    /// What the actions that count cost to build, by currency; what is not known is said.
    package var investment: [String] {
        let counted = plan.countedActions
        let costs = counted.compactMap(\.cost.investment)
        let sums = Dictionary(grouping: costs, by: \.currency).mapValues { $0.reduce(0) { $0 + $1.minorUnits } }
        let words = sums.sorted { $0.key < $1.key }.map { money(Money(minorUnits: $1, currency: $0)) }
        let unknown = counted.count - costs.count
        return words + (unknown > 0 ? [texts["plan.cost.unknown", ["count": .count(unknown)]]] : [])
    }

    /// An amount of money with its currency.
    package func money(_ money: Money) -> String { "\(texts.figure(money.amount))\u{A0}\(money.currency)" }

    /// Tonnes.
    package func tonnes(_ mass: Quantity<Mass>) -> String { texts.quantity(texts.figure(mass.value), Mass.baseSymbol) }

    /// Tonnes of a sum; the star says that something is missing from it.
    private func tonnes(_ sum: PartialSum<Mass>) -> String { tonnes(sum.value) + (sum.isComplete ? "" : "*") }

    private func amount<D: Dimension>(_ quantity: Quantity<D>?) -> String {
        quantity.map { texts.figure($0.value) } ?? texts["figure.unknown"]
    }

    /// Of how many actions the amount is known.
    package static func completeness<D: Dimension>(_ sum: PartialSum<D>, _ texts: Texts) -> String {
        texts["plan.known", ["count": .count(sum.known), "all": .count(sum.known + sum.missing)]]
    }
}
