import Findings
import Inventories

extension Place {
    /// Whether the place is that of a line: in the form by its name, in the file by its cell.
    func belongs(to record: ActivityRecord) -> Bool {
        if let field, field == "line.\(record.id)" || field.hasPrefix("line.\(record.id).") { return true }
        guard let row else { return false }
        guard row == record.place.row, file == record.place.file, sheet == record.place.sheet else { return false }
        // In a matrix several lines stand in one row, each in its column.
        guard let column, let own = record.place.column else { return true }
        return column == own
    }
}
