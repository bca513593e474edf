import Inventories
import Quantities

/// The command that computes the inventory again, with the choices written out.
struct ReportCommand {
    let text: String
    /// The same without the choices, for the foot of a page.
    let short: String

    init(inventory: Inventory, words: ReportWords) {
        let accounting = inventory.accounting
        short = "qala inventory compute \(Self.path(inventory, words)) --year \(inventory.year.number)"
        var parts = [short]
        parts.append("--approach \(accounting.approach.rawValue)")
        parts.append("--basis \(accounting.basis.rawValue)")
        if accounting.basis == .equivalent { parts.append("--warming \(accounting.warming.rawValue)") }
        parts.append(accounting.biomassIsSustainable ? "--sustainable-biomass" : "--no-sustainable-biomass")
        text = parts.joined(separator: " ")
    }

    /// The one workbook, the folder of tables, or the workbook that the page gives.
    private static func path(_ inventory: Inventory, _ words: ReportWords) -> String {
        guard let file = inventory.files.first else { return words["report.path.workbook"] }
        return inventory.files.count == 1 && file.name.utf8.count <= 200
            ? quoted(file.name) : words["report.path.folder"]
    }

    /// A name that a shell takes for one word, whatever stands in it.
    private static func quoted(_ name: String) -> String {
        let isPlain = name.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || ("0"..."9").contains($0) || "._-/".unicodeScalars.contains($0)
        }
        if isPlain, !name.isEmpty, !name.hasPrefix("-") { return name }
        return "'" + name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
