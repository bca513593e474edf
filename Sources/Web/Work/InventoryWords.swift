import Inventories
import Localization
import Pages
import Quantities

/// Lines and changes of an inventory in the words of the domain: "Residential · coal: 1 240 → 1 420 MWh".
struct InventoryWords {
    let texts: Texts

    func label(_ record: ActivityRecord?) -> String {
        guard let record else { return "" }
        let carrier = record.carrierWord ?? texts.text("carrier.\(record.carrier.rawValue)")
        return [texts.text("sector.\(record.sector.rawValue)"), record.subsector, carrier]
            .compactMap { $0 }.joined(separator: " · ")
    }

    func amount(_ record: ActivityRecord?) -> String {
        guard let record else { return "–" }
        switch record.entry {
        case .reported(let amount, let unit):
            return texts.quantity(texts.numbers.exact(amount), unit.rawValue)
        case .zeroConfirmed: return texts.text("notation.zero")
        case .unknown: return record.unread ?? texts.text("notation.unknown")
        case .notOccurring, .notEstimated, .includedElsewhere, .confidential:
            return texts.text("notation.\(record.entry.key?.rawValue ?? "unknown")")
        }
    }

    func changes(from before: Inventory?, to after: Inventory) -> [InventoryHistory.Save.Change] {
        let old = before?.records ?? []
        var changes: [InventoryHistory.Save.Change] = []
        for record in after.records {
            let earlier = old.first { $0.id == record.id }
            guard earlier != record else { continue }
            changes.append(
                InventoryHistory.Save.Change(
                    field: label(record), before: earlier.map { amount($0) }, after: amount(record)))
        }
        for record in old where !after.records.contains(where: { $0.id == record.id }) {
            changes.append(InventoryHistory.Save.Change(field: label(record), before: amount(record), after: nil))
        }
        return changes
    }
}
