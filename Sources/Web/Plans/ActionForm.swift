import Findings
import Localization
import Pages
import Plans
import Quantities

/// The form of one action, read into the action; and the action, written into a form.
struct ActionForm {
    private(set) var reading: FormReading

    init(_ fields: FormFields, _ texts: Texts) { reading = FormReading(fields, texts) }

    /// The action with what was typed; `known` is the one that the form was made from.
    mutating func action(_ known: Action?, taken: Set<String>) -> Action {
        if reading.text("title") == nil { reading.require("title") }
        var action = known ?? Action(id: number(taken), title: "", sector: .other)
        action.title = reading.text("title") ?? ""
        action.sector = reading.word("sector", ActionSector.self) ?? .other
        action.area = reading.text("area")
        action.instrument = reading.text("instrument")
        action.purposes = Set(reading.ticked("purpose").compactMap(Action.Purpose.init(rawValue:)))
        action.isKey = reading.isTicked("key")
        action.responsibleBody = reading.text("responsible")
        action.origin = reading.word("origin", Action.Origin.self)
        action.start = reading.year("start")
        action.end = reading.year("end")
        action.status = reading.word("status", Action.Status.self)
        action.energySaving = reading.quantity("energy-saving")
        action.renewableProduction = reading.quantity("renewable-production")
        action.reduction = reading.quantity("reduction")
        action.sequestration = reading.quantity("sequestration")
        let currency = reading.currency("currency")
        action.cost = Action.Cost(
            investment: reading.money("cost", currency), running: reading.money("running", currency),
            other: reading.money("other", currency), spent: reading.money("spent", currency))
        action.financing = reading.ticked("financing")
        action.stakeholders = reading.ticked("stakeholders")
        action.comment = reading.text("comment")
        // What was typed here no longer stands in the row of a file.
        action.place = Place()
        return action
    }

    /// The number that was typed, if no other action has it.
    private mutating func number(_ taken: Set<String>) -> String {
        guard let id = reading.text("id") else {
            reading.require("id")
            return ""
        }
        if taken.contains(id) { let _: String? = reading.refuse("id", "action-edit.id.taken") }
        return String(id.prefix(60))
    }
}

extension TypedForm {
    /// An action as its form shows it.
    init(_ action: Action, _ texts: Texts) {
        func number(_ value: Double?) -> String { value.map { texts.numbers.exact($0) } ?? "" }
        let cost = action.cost
        let currency = [cost.investment, cost.running, cost.other, cost.spent].compactMap { $0?.currency }.first
        self.init(
            values: [
                "title": action.title, "id": action.id, "sector": action.sector.rawValue,
                "area": action.area ?? "", "instrument": action.instrument ?? "", "key": action.isKey ? "1" : "",
                "responsible": action.responsibleBody ?? "", "origin": action.origin?.rawValue ?? "",
                "start": action.start?.description ?? "", "end": action.end?.description ?? "",
                "status": action.status?.rawValue ?? "", "energy-saving": number(action.energySaving?.value),
                "renewable-production": number(action.renewableProduction?.value),
                "reduction": number(action.reduction?.value), "sequestration": number(action.sequestration?.value),
                "cost": number(cost.investment?.amount), "running": number(cost.running?.amount),
                "other": number(cost.other?.amount), "spent": number(cost.spent?.amount),
                "currency": currency ?? "", "comment": action.comment ?? "",
            ],
            ticked: [
                "purpose": Set(action.purposes.map(\.rawValue)), "financing": Set(action.financing),
                "stakeholders": Set(action.stakeholders),
            ])
    }
}
