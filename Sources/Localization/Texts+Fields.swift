import Findings

extension Texts {
    /// A field of a form or document in the words of the form: *field “Amount”*, *action A3 · Investment*.
    ///
    /// - Parameters:
    ///   - field: The field's name, such as `line.r12.amount` or `action.A3.cost`.
    ///   - owner: What the action is called; its number where nothing is given.
    func place(ofField field: String, of owner: String?) -> String {
        let parts = field.split(separator: ".").map(String.init)
        let last = parts.last ?? field
        switch parts.first {
        // A town numbers its actions as it likes, also with points.
        case "action" where parts.count > 2:
            let id = parts[1..<(parts.count - 1)].joined(separator: ".")
            let name = owner ?? text("at.action", ["name": .text(id)])
            return "\(name) · \(label("action.\(last)", last))"
        case "target" where parts.count > 1:
            let name = text("plan-edit.target", ["number": .text(parts[1])])
            return parts.count == 2 ? name : "\(name) · \(label("target.\(last)", last))"
        case "sector" where has("action-sector.\(last)"): return text("action-sector.\(last)")
        default: return text("at.field", ["field": .text(label(field, last))])
        }
    }

    /// What the form calls a field; its last part where no form has it (`line.r12.amount` is *Amount*).
    private func label(_ field: String, _ last: String) -> String {
        Self.formLabels[field].flatMap { textIfAny($0) } ?? textIfAny("field.\(field)")
            ?? (field.hasPrefix("adaptation.scoreboard.") ? textIfAny("adaptation-step.\(last)") : nil)
            ?? textIfAny("field.\(last)") ?? field
    }

    /// The messages that stand beside fields of a plan's and a report's forms, so that a finding calls them the same.
    static let formLabels = [
        "action.title": "action-edit.title", "action.sector": "column.sector", "action.start": "action-edit.start",
        "action.end": "action-edit.end", "action.status": "action-edit.status", "action.spent": "action-edit.spent",
        "action.energy-saving": "plan.action.saving", "action.renewable-production": "plan.action.production",
        "action.reduction": "plan.action.reduction", "action.sequestration": "action-edit.sequestration",
        "action.cost": "plan.action.cost", "actions": "plan.actions",
        "target.year": "plan.target.year", "target.value": "plan-edit.percent",
        "target.base-population": "plan-edit.base-population", "target.population": "plan-edit.target-population",
        "target.business-as-usual": "plan-edit.expected", "target.source": "plan-edit.source",
        "targets": "plan.targets", "approval.body": "plan.approval.body", "approval.day": "plan.approval.day",
        "adaptation": "plan.adaptation", "adaptation.assessment": "plan.adaptation.assessment",
        "adaptation.hazards": "plan.adaptation.hazards", "adaptation.goals": "plan.adaptation.goals",
        "adaptation.vulnerable-sectors": "plan.adaptation.sectors", "joint.members": "plan.joint.members",
        "printed.base_emission": "plan.printed.base_emission", "printed.base_energy": "plan.printed.base_energy",
        "printed.actions_reduction": "plan.printed.actions_reduction",
        "printed.actions_saving": "plan.printed.actions_saving", "printed.target": "plan.printed.target",
        "inventory": "column.inventory", "inventory-year": "report.inventory-year", "plan": "at.plan",
        "submission": "submissions.title", "reports": "reports.title", "status": "column.status",
    ]
}
