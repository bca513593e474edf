import Findings
import Quantities

/// What the entries leave open: the population, and why a cell holds no value.
enum EntryRemarks {
    static func findings(_ town: Examination) -> [Finding] { population(town) + reasons(town) }

    /// No population is known, so that nothing can be said per head.
    private static func population(_ town: Examination) -> [Finding] {
        town.population == nil ? [Finding("town.population-missing", .warning, at: .population)] : []
    }

    /// `NE` without a reason, or `IE` without the place it is included in; a note beside the cell is a reason.
    private static func reasons(_ town: Examination) -> [Finding] {
        let lines = town.inventory.records.compactMap { record in
            isBlank(record.note) ? finding(record.entry, at: record.amountPlace, record.details) : nil
        }
        let plants = town.inventory.plants.flatMap { plant in
            ([plant.electricity, plant.heat] + plant.inputs.map(\.entry)).compactMap { entry in
                finding(entry, at: plant.place.or(field: "plant.\(plant.id)"), ["plant": .text(plant.name)])
            }
        }
        return lines + plants
    }

    private static func finding(
        _ entry: Entry, at place: @autoclosure () -> Place, _ details: @autoclosure () -> [String: Detail]
    ) -> Finding? {
        switch entry {
        case .notEstimated(let remark), .includedElsewhere(let remark):
            guard isBlank(remark), let key = entry.key else { return nil }
            return Finding(
                "entry.missing-reason", .warning, at: place(), details: details().with(["key": .text(key.rawValue)]))
        default: return nil
        }
    }

    private static func isBlank(_ text: String?) -> Bool { text?.allSatisfy(\.isWhitespace) ?? true }
}
