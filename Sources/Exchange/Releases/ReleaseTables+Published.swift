import Cities
import Inventories
import Plans
import Quantities
import Statistics

extension ReleaseTables {
    private static func mark<D: Dimension>(_ sum: PartialSum<D>) -> Coverage.Mark {
        sum.isComplete ? .complete : sum.known > 0 ? .partial : .unknown
    }

    /// Published inventories by sector and carrier, each with its whole in a row of its own.
    static func inventories(_ release: ReleaseContent) -> ReleaseTable {
        @Sendable func row(_ inventory: ReportedInventory, _ sector: String, _ carrier: String, _ sums: Subtotal)
            -> [CSVWriter.Cell]
        {
            let (energy, emission) = (sums.energy, sums.emission)
            let marks = [mark(energy), mark(emission)]
            let both: Coverage.Mark =
                marks == [.complete, .complete] ? .complete : marks == [.unknown, .unknown] ? .unknown : .partial
            return [
                .text(inventory.slug), .integer(inventory.year.number), .text(inventory.kind.rawValue),
                .text(inventory.counting.approach.rawValue), .text(sector), .text(carrier),
                number(energy.known > 0 ? energy.value.value : nil),
                number(emission.known > 0 ? emission.value.value : nil), .text(inventory.counting.unit),
                .integer(emission.known), .integer(emission.missing), integer(inventory.population),
                text(inventory.since?.description), text(inventory.digest), mark(both),
            ]
        }
        @Sendable func rows(_ inventory: ReportedInventory) -> [[CSVWriter.Cell]] {
            var whole = Subtotal()
            whole.energy = inventory.energy
            whole.emission = inventory.emission
            return [row(inventory, "total", "total", whole)]
                + inventory.cells.map { row(inventory, $0.cell.sector.rawValue, $0.cell.carrier.rawValue, $0.sums) }
        }
        let day = release.day
        return ReleaseTable(
            "inventories", title: "Published inventories by sector and energy carrier",
            columns: [
                town, .init("year", .integer, "The year.", required: true),
                .init("kind", "Baseline or monitoring.", required: true),
                .init("approach", "How emissions are counted.", required: true),
                .init("sector", "The sector; `total` for the whole.", required: true),
                .init("carrier", "The energy carrier; `total` for the whole.", required: true),
                .init("energy_mwh", .number, "Final energy; empty where not known."),
                .init("emission", .number, "Emissions; empty where not known."),
                .init("emission_unit", "tCO2 or tCO2e.", required: true),
                .init("known_lines", .integer, "Lines that are in the sum.", required: true),
                .init("missing_lines", .integer, "Lines that occur and are not known.", required: true),
                .init("population", .integer, "Inhabitants in the year."),
                .init("public_since", .date, "Since when everybody may read it."),
                .init("document_sha256", "The digest of the document."), .completeness,
            ], key: ["town", "year", "sector", "carrier"],
            parts: release.joined.map { town, _ in { town.inventories.filter { $0.isPublic(on: day) }.flatMap(rows) } })
    }

    /// Accepted plans with what they promise.
    static func plans(_ release: ReleaseContent) -> ReleaseTable {
        let rows = release.plans.map { published -> [CSVWriter.Cell] in
            let plan = published.plan
            let sums = ActionSums(plan.countedActions)
            return [
                .text(published.slug), .integer(published.year.number), .text(plan.kind.rawValue),
                text(plan.approval?.day?.description), integer(plan.baselineYear?.number),
                integer(published.target?.year.number), number(published.target?.value),
                text(published.target?.kind.rawValue), .integer(sums.actions),
                number(sums.reduction.known > 0 ? sums.reduction.value.value : nil),
                text(published.since?.description), text(published.digest),
                mark(published.target == nil ? .partial : mark(sums.reduction)),
            ]
        }
        return ReleaseTable(
            "plans", title: "Accepted plans",
            columns: [
                town, .init("commitment_year", .integer, "The year of the commitment.", required: true),
                .init("kind", "SEAP or SECAP.", required: true), .init("approved", .date, "The council's decision."),
                .init("baseline_year", .integer, "Against which year it promises."),
                .init("target_year", .integer, "Until when."), .init("target_share", .number, "By how much."),
                .init("target_kind", "Of what the share is taken."),
                .init("actions", .integer, "How many lower emissions.", required: true),
                .init("actions_reduction_t", .number, "What they come to; empty where not known."),
                .init("public_since", .date, "Since when everybody may read it."),
                .init("document_sha256", "The digest of the document."), .completeness,
            ], key: ["town", "commitment_year"], rows: rows)
    }

    /// The actions of accepted plans.
    static func actions(_ release: ReleaseContent) -> ReleaseTable {
        let rows = release.plans.flatMap { published in
            published.plan.actions.enumerated().map { place, action -> [CSVWriter.Cell] in
                let amounts = [action.energySaving?.value, action.renewableProduction?.value, action.reduction?.value]
                let known = amounts.count { $0 != nil }
                return [
                    .text(published.slug), .integer(published.year.number), .integer(place + 1), .text(action.id),
                    .text(action.title), .text(action.sector.rawValue), text(action.area), text(action.instrument),
                    text(action.status?.rawValue), integer(action.start?.number), integer(action.end?.number),
                    number(amounts[0]), number(amounts[1]), number(amounts[2]),
                    number(action.cost.investment?.amount), number(action.cost.spent?.amount),
                    text((action.cost.investment ?? action.cost.spent)?.currency),
                    .text(action.isKey ? "true" : "false"),
                    mark(action.reduction != nil ? .complete : known > 0 ? .partial : .unknown),
                ]
            }
        }
        return ReleaseTable(
            "actions", title: "Actions of accepted plans",
            columns: [
                town, .init("commitment_year", .integer, "The plan.", required: true),
                .init("place", .integer, "In the order of the plan.", required: true),
                .init("action", "The town's own number or word for it.", required: true),
                .init("title", "What it is called.", required: true), .init("sector", "The sector.", required: true),
                .init("area", "The area of intervention."), .init("instrument", "The policy instrument."),
                .init("status", "How far it has come."), .init("start", .integer, "When it begins."),
                .init("end", .integer, "When it ends."), .init("energy_saving_mwh", .number, "A year."),
                .init("renewable_production_mwh", .number, "A year."), .init("reduction_t", .number, "A year."),
                .init("investment", .number, "In whole units."), .init("spent", .number, "In whole units."),
                .init("currency", "ISO 4217."), .init("is_key", .boolean, "A key action.", required: true),
                .completeness,
            ], key: ["town", "commitment_year", "place"], rows: rows)
    }
}
