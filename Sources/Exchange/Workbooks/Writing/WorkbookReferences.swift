import Inventories
import Localization
import Quantities

/// The factors that the calculation takes where the town states none, asked from the calculation itself.
struct WorkbookReferences {
    /// One factor with its source.
    struct Row {
        /// What it is of: the fuel, or the year of a national factor.
        var subject: String
        /// Tonnes per megawatt-hour in the inventory's unit.
        var value: Double?
        var citation: Citation?
    }

    private(set) var carriers: [Carrier: Row] = [:]
    private(set) var national: Row?

    init(_ request: WorkbookRequest) {
        let accounting = request.inventory?.accounting ?? Accounting()
        let texts = request.texts
        let records = Carrier.matrix.filter(\.isBurnedOrAmbient).map { carrier in
            let isMotorFuel = carrier == .diesel || carrier == .gasoline
            return ActivityRecord(
                id: carrier.rawValue, sector: isMotorFuel ? .privateTransport : .residential, carrier: carrier,
                entry: .reported(1, .megawattHour))
        }
        let bare = Inventory(
            town: .init(name: request.town, country: request.country), year: request.year, accounting: accounting,
            records: records)
        let alpha3 = request.tables.alpha3(request.country)
        for line in bare.computed(with: request.tables).lines {
            let fuel = request.tables.defaultFuel(of: line.record.carrier, country: alpha3)?.factorFuel
            let name = request.names.fuels.first { $0.fuel == fuel }?.names[request.language]
            carriers[line.record.carrier] = Row(
                subject: name ?? "", value: line.factor?.intensity.value,
                citation: line.factor?.components.first?.citation)
        }
        for carrier in [Carrier.electricity, .heatCold] {
            carriers[carrier] = Row(subject: texts.text("workbook.factor.computed.\(carrier.rawValue)"))
        }
        let row = request.tables.nationalFactor(country: alpha3, year: request.year, accounting: accounting)
        national = row.map { Row(subject: String($0.year.number), value: $0.value.value, citation: $0.citation) }
    }
}

extension Carrier {
    /// Whether a table can hold its factor; electricity and heat are computed for each town.
    fileprivate var isBurnedOrAmbient: Bool { family != .electricity && family != .heat && family != .unknown }
}
