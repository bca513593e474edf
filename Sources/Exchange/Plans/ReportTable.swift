package import Plans
import Quantities

/// The actions of a monitoring report as a table: what was planned, and what is said now.
package enum ReportTable {
    /// CSV with one row an action; what is not known is an empty cell.
    package static func csv(_ report: MonitoringReport, of plan: Plan?) -> [UInt8] {
        var writer = CSVWriter()
        writer.append(texts: [
            "id", "title", "sector", "status", "currency", "planned_investment", "spent", "planned_saving_mwh_a",
            "saving_mwh_a", "planned_renewables_mwh_a", "renewables_mwh_a", "planned_reduction_t_a", "reduction_t_a",
            "comment",
        ])
        let told = Dictionary(report.actions.map { ($0.id, $0) }) { first, _ in first }
        for action in plan?.actions ?? [] {
            let progress = told[action.id]
            writer.append([
                .text(action.id), .text(action.title), .text(action.sector.rawValue), text(progress?.status?.rawValue),
                text(progress?.spent?.currency ?? action.cost.investment?.currency),
                number(action.cost.investment?.amount), number(progress?.spent?.amount),
                number(action.energySaving?.value), number(progress?.energySaving?.value),
                number(action.renewableProduction?.value), number(progress?.renewableProduction?.value),
                number(action.reduction?.value), number(progress?.reduction?.value), text(progress?.comment),
            ])
        }
        return writer.bytes
    }

    private static func text(_ text: String?) -> CSVWriter.Cell { text.map { .text($0) } ?? .empty }
    private static func number(_ number: Double?) -> CSVWriter.Cell { number.map { .number($0) } ?? .empty }
}
