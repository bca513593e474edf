import Findings
import Inventories

extension Place {
    /// Whether the place is that of a line: in the form by its name, in the file by its row.
    func belongs(to record: ActivityRecord) -> Bool {
        if let field, field == "line.\(record.id)" || field.hasPrefix("line.\(record.id).") { return true }
        guard let row else { return false }
        return row == record.place.row && file == record.place.file && sheet == record.place.sheet
    }
}
