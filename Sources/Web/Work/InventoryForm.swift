import Exchange
import Findings
import Inventories
import Localization
import Quantities

/// The grid as a browser sends it, put into an inventory.
///
/// What cannot be read is kept as typed.
struct InventoryForm {
    let fields: FormFields
    let language: Language
    let vocabulary: Vocabulary

    /// The inventory with the form's head and rows; a partial form changes only the rows it names.
    func applied(to inventory: Inventory) -> Inventory {
        var inventory = inventory
        applyHead(to: &inventory)
        let isPartial = fields["partial"] == "1"
        let named = isPartial ? Set(fields.all("row")) : nil
        let removed = Set(fields.all("remove"))
        let existing = Dictionary(inventory.records.map { ($0.id, $0) }) { first, _ in first }
        let sent = rowIDs.filter { named?.contains($0) ?? true }
        var wanted: [String: ActivityRecord] = [:]
        for id in sent where !removed.contains(id) { wanted[id] = record(id, existing[id]) }
        // Every row that was sent is put in once: where it stood, or else behind the others.
        var open = Set(sent)
        let kept = inventory.records.compactMap { open.remove($0.id) == nil ? $0 : wanted[$0.id] }
        inventory.records = kept + sent.compactMap { open.contains($0) ? wanted[$0] : nil }
        return inventory
    }

    private var rowIDs: [String] {
        var seen: Set<String> = []
        return fields.pairs.compactMap { pair in
            guard pair.name.hasPrefix("r."), let point = pair.name.lastIndex(of: ".") else { return nil }
            let start = pair.name.index(pair.name.startIndex, offsetBy: 2)
            guard start < point else { return nil }
            let id = String(pair.name[start..<point])
            return id.utf8.count <= 200 && seen.insert(id).inserted ? id : nil
        }
    }

    private func value(_ id: String, _ column: String) -> String {
        let text = fields["r.\(id).\(column)"] ?? ""
        return String(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(2_000))
    }

    /// The line that a row says; `nil` for a row in which nothing is said.
    private func record(_ id: String, _ existing: ActivityRecord?) -> ActivityRecord? {
        let columns = ["sector", "subsector", "carrier", "fuel", "amount", "unit", "key", "note"]
        let values = Dictionary(uniqueKeysWithValues: columns.map { ($0, value(id, $0)) })
        guard ["sector", "subsector", "carrier", "amount", "key", "note"].contains(where: { values[$0] != "" }) else {
            return nil
        }
        func text(_ column: String) -> String? { values[column].flatMap { $0.isEmpty ? nil : $0 } }
        var record =
            existing ?? ActivityRecord(id: id, sector: .otherUnallocated, carrier: .unrecognised, entry: .unknown)
        record.sector = text("sector").flatMap(Sector.init(rawValue:)) ?? (existing?.sector ?? .otherUnallocated)
        record.subsector = text("subsector")
        let carrier = text("carrier").flatMap(Carrier.init(rawValue:)) ?? .unrecognised
        if carrier != record.carrier { record.carrierWord = nil }
        record.carrier = carrier
        record.fuel = text("fuel").map(Fuel.init(rawValue:))
        record.note = text("note")
        let (entry, unread) = entry(values, keeping: existing?.entry)
        record.entry = entry
        record.unread = unread
        if record != existing { record.place = Place(field: "line.\(id)") }
        return record
    }

    private func entry(_ values: [String: String], keeping old: Entry?) -> (Entry, String?) {
        let amount = values["amount"] ?? ""
        let key = values["key"] ?? ""
        if amount.isEmpty {
            if key == "zero" { return (.zeroConfirmed, nil) }
            guard let key = Entry.Key(rawValue: key) else { return (.unknown, nil) }
            if let old, old.key == key { return (old, nil) }
            return (Entry(key: key, remark: values["note"].flatMap { $0.isEmpty ? nil : $0 }), nil)
        }
        let typed = [amount, values["unit"] ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
        let mark: DecimalMark = language == .en ? .point : .comma
        guard case .number(let number, let style) = NumberText(amount, hint: mark), number.isFinite else {
            return (.unknown, typed)
        }
        let unitText = style.unit ?? values["unit"] ?? ""
        guard !style.isPercent, let unit = vocabulary.unit(unitText) else { return (.unknown, typed) }
        return (number == 0 ? .zeroConfirmed : .reported(number, unit), nil)
    }

    private func applyHead(to inventory: inout Inventory) {
        func head(_ name: String) -> String? {
            fields[name].map { String($0.trimmingPrefix { $0.isWhitespace }.prefix(200)) }
        }
        if let name = head("town.name"), !name.isEmpty { inventory.town.name = name }
        if let country = head("town.country"), country.utf8.count == 2 { inventory.town.country = country.uppercased() }
        if let population = head("town.population") {
            let digits = population.filter { !$0.isWhitespace }
            inventory.town.population = digits.isEmpty ? nil : Int(digits) ?? inventory.town.population
        }
        if let year = head("year").flatMap({ Int($0) }), (1980...2100).contains(year) { inventory.year = Year(year) }
        inventory.kind = head("kind").flatMap(Inventory.Kind.init(rawValue:)) ?? inventory.kind
        let own = inventory.accounting
        inventory.accounting = Accounting(
            approach: head("approach").flatMap(Accounting.Approach.init(rawValue:)) ?? own.approach,
            basis: head("basis").flatMap(Accounting.Basis.init(rawValue:)) ?? own.basis,
            warming: head("warming").flatMap(Accounting.WarmingEdition.init(rawValue:)) ?? own.warming,
            biomassIsSustainable: own.biomassIsSustainable)
    }
}
