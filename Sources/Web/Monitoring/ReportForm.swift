import Cities
import Localization
import Pages
import Plans
import Quantities

/// The form of a monitoring report, read into the report; and the report, written into a form.
struct ReportForm {
    private(set) var reading: FormReading
    private let fields: FormFields

    init(_ fields: FormFields, _ texts: Texts) {
        self.fields = fields
        reading = FormReading(fields, texts)
    }

    /// The report with what was typed; actions that the form did not show stay as they are.
    mutating func applied(to origin: MonitoringReport, of plan: Plan) -> MonitoringReport {
        var report = origin
        report.kind = reading.word("kind", MonitoringReport.Kind.self) ?? origin.kind
        if reading.text("day") == nil { reading.require("day") }
        report.day = reading.day("day") ?? origin.day
        report.inventoryYear = reading.year("inventory-year")
        let currency = reading.currency("currency")
        for (index, action) in plan.actions.enumerated() where fields["action.\(index + 1).status"] != nil {
            let progress = progress(of: action.id, "action.\(index + 1)", currency)
            report.actions.removeAll { $0.id == action.id }
            if progress != MonitoringReport.Progress(id: action.id) { report.actions.append(progress) }
        }
        report.barriers = []
        for kind in Barrier.Kind.allCases { report.barriers += [barrier(kind)].compactMap(\.self) }
        report.remarks = reading.text("remarks")
        return report
    }

    private mutating func progress(
        of id: String, _ name: String, _ currency: String
    ) -> MonitoringReport.Progress {
        var progress = MonitoringReport.Progress(id: id)
        progress.status = reading.word("\(name).status", Action.Status.self)
        progress.spent = reading.money("\(name).spent", currency)
        progress.energySaving = reading.quantity("\(name).energy-saving")
        progress.renewableProduction = reading.quantity("\(name).renewable-production")
        progress.reduction = reading.quantity("\(name).reduction")
        progress.comment = reading.text("\(name).comment")
        return progress
    }

    private mutating func barrier(_ kind: Barrier.Kind) -> Barrier? {
        let severity = reading.word("barrier.\(kind.rawValue).severity", Barrier.Severity.self)
        let comment = reading.text("barrier.\(kind.rawValue).comment")
        guard severity != nil || comment != nil else { return nil }
        return Barrier(id: kind.rawValue, kind: kind, severity: severity, comment: comment)
    }
}

extension TypedForm {
    /// A report as its form shows it.
    init(_ report: MonitoringReport, of plan: Plan, _ texts: Texts) {
        func number(_ value: Double?) -> String { value.map { texts.numbers.exact($0) } ?? "" }
        let told = Dictionary(report.actions.map { ($0.id, $0) }) { first, _ in first }
        let currencies =
            report.actions.compactMap(\.spent?.currency) + plan.actions.compactMap(\.cost.investment?.currency)
        var values = [
            "kind": report.kind.rawValue, "day": report.day.description,
            "inventory-year": report.inventoryYear?.description ?? "", "currency": currencies.first ?? "",
            "remarks": report.remarks ?? "",
        ]
        for (index, action) in plan.actions.enumerated() {
            let progress = told[action.id]
            let name = "action.\(index + 1)"
            values["\(name).status"] = progress?.status?.rawValue ?? ""
            values["\(name).spent"] = number(progress?.spent?.amount)
            values["\(name).energy-saving"] = number(progress?.energySaving?.value)
            values["\(name).renewable-production"] = number(progress?.renewableProduction?.value)
            values["\(name).reduction"] = number(progress?.reduction?.value)
            values["\(name).comment"] = progress?.comment ?? ""
        }
        for barrier in report.barriers {
            values["barrier.\(barrier.kind.rawValue).severity"] = barrier.severity?.rawValue ?? ""
            values["barrier.\(barrier.kind.rawValue).comment"] = barrier.comment ?? ""
        }
        self.init(values: values)
    }
}
