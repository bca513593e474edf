import Inventories
import Localization

/// The tables of the workbook: the code of each column and the catalogue's key of its heading.
///
/// The writer puts both on the sheet; the reader looks for the codes, and for the headings where the codes are gone.
enum WorkbookSchema {
    /// A column.
    struct Column {
        var code: String
        /// The key of its heading; nothing for a column out of sight.
        var key: String?
    }

    /// A table by its name.
    static func columns(_ table: String) -> [Column] {
        switch table {
        case "matrix", "sums":
            [Column(code: "label", key: "workbook.head.sector")]
                + Carrier.matrix.map { Column(code: $0.rawValue, key: "carrier.\($0.rawValue)") }
                + (table == "matrix" ? matrixEnd : summaryEnd)
        case "lines": lines
        case "notes": notes
        case "powerPlants": plants(hasElectricity: true)
        case "heatPlants": plants(hasElectricity: false)
        case "carrierFactors": carrierFactors
        case "ownFactors": ownFactors
        default: [Column(code: "label"), Column(code: "value"), Column(code: "unit")]
        }
    }

    private static let matrixEnd = [Column(code: WorkbookCode.skipped, key: "workbook.head.total-mwh")]
    private static let summaryEnd = [
        Column(code: "other", key: "workbook.head.other-carriers"),
        Column(code: "total", key: "workbook.head.total-mwh"),
        Column(code: "missing", key: "workbook.head.missing"),
    ]

    private static func column(_ code: String, _ head: String) -> Column {
        Column(code: code, key: "workbook.head.\(head)")
    }

    private static let lines: [Column] = [
        column("sector", "sector-only"), column("subsector", "part"), column("carrier", "carrier"),
        column("fuel", "fuel-only"), column("amount", "amount"), column("unit", "unit"),
        column(WorkbookCode.skipped, "in-mwh"), column("note", "note"), column("uncertainty", "uncertainty"),
        column("sustainable", "sustainable"), Column(code: "sectorWord"), Column(code: "carrierWord"),
        Column(code: "scope"),
    ]

    private static let notes: [Column] = [
        column("sector", "sector-only"), column("subsector", "part"), column("carrier", "carrier"),
        column("note", "note"), column("measure", "measure"), column("uncertainty", "uncertainty"),
        column("sustainable", "sustainable"),
    ]

    private static func plants(hasElectricity: Bool) -> [Column] {
        let electricity = hasElectricity ? ["electricity", "electricityUnit"] : []
        let fuels = (1...WorkbookPlantRows.fuels).flatMap { ["fuel\($0)", "amount\($0)", "unit\($0)"] }
        let codes =
            ["name", "kind"] + electricity + ["heat", "heatUnit"] + fuels + ["emissions", "capacity", "trading"]
        return codes.map { column($0, "plant.\($0)") }
    }

    private static let carrierFactors: [Column] = [
        column("label", "factor.carrier"), column(WorkbookCode.skipped, "factor.taken-for"),
        column(WorkbookCode.skipped, "factor.reference"), column(WorkbookCode.skipped, "factor.source"),
        column(WorkbookCode.skipped, "factor.edition"), column(WorkbookCode.skipped, "factor.verification"),
        column("value", "factor.own"), column("unit", "factor.unit"), column("gas", "factor.gas"),
        column("source", "factor.own-source"),
    ]

    private static let ownFactors: [Column] = [
        column("carrier", "factor.carrier"), column("sectors", "factor.sectors"), column("subsector", "factor.part"),
        column("value", "factor.own"), column("unit", "factor.unit"), column("gas", "factor.gas"),
        column("source", "factor.own-source"), Column(code: "role"), Column(code: "carrierWord"),
    ]

    /// The key of a field's label: `green.amount` is labelled by `workbook.field.green`.
    static func fieldKey(_ code: String) -> String {
        switch code {
        case "green.amount": "workbook.field.green"
        default: "workbook.field.\(code.replacing(".", with: "-"))"
        }
    }

    /// The fields of the sheet of the town, from top to bottom.
    static let townFields = [
        "name", "country", "year", "population", "populationYear", "kind", "approach", "basis", "warming", "biomass",
        "notes",
    ]
}
