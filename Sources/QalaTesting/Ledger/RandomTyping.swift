import Ledger

/// Somebody who types into a document of rows and fields; no value is ever typed twice.
struct RandomTyping {
    /// The rows a document may have; few, so that people add and remove the same ones.
    private static let ids = (0..<6).map { "r\($0)" }

    /// Whether a list of rows may become something else, and be a list again later.
    let isUneven: Bool
    /// What was typed since `typed` was emptied.
    var typed: [String] = []

    private var count = 0

    init(isUneven: Bool) { self.isUneven = isUneven }

    /// A document with some rows.
    mutating func start(_ random: inout SeededGenerator) -> JSONValue {
        let rows = Self.ids.prefix(Int.random(in: 0...4, using: &random)).map { row($0) }
        return .object([
            "notes": text(), "records": .array(rows), "town": .object(["mayor": text(), "name": text()]),
        ])
    }

    /// The document after one to three changes.
    mutating func edited(_ document: JSONValue, _ random: inout SeededGenerator) -> JSONValue {
        guard case .object(var fields) = document else { return document }
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            switch Int.random(in: 0..<10, using: &random) {
            case 0: setField("notes", in: &fields, &random)
            case 1: setField("year", in: &fields, &random)
            case 2, 3: setMember(["mayor", "name", "population"].randomElement(using: &random), in: &fields, &random)
            default: setRow(in: &fields, &random)
            }
        }
        return .object(fields)
    }

    private mutating func text() -> JSONValue {
        count += 1
        let text = "typed-\(count)."
        typed.append(text)
        return .text(text)
    }

    private mutating func row(_ id: String) -> JSONValue {
        let note = text()
        return .object(["amount": .number(Double(count) + 0.5), "id": .text(id), "note": note, "unit": .text("MWh")])
    }

    private mutating func setField(
        _ name: String, in fields: inout [String: JSONValue], _ random: inout SeededGenerator
    ) {
        fields[name] = random.once(in: 4) ? nil : text()
    }

    private mutating func setMember(
        _ name: String?, in fields: inout [String: JSONValue], _ random: inout SeededGenerator
    ) {
        guard let name, case .object(var members) = fields["town"] else { return }
        // The last stays: a field without members is another value than no field.
        let isRemoved = members.count > 1 && random.once(in: 4)
        members[name] = isRemoved ? nil : text()
        fields["town"] = .object(members)
    }

    private mutating func setRow(in fields: inout [String: JSONValue], _ random: inout SeededGenerator) {
        if isUneven, random.once(in: 8) {
            fields["records"] = random.once(in: 2) ? text() : .array([text()])
            return
        }
        var rows: [JSONValue] = []
        if case .array(let items) = fields["records"] { rows = items.filter { $0["id"] != nil } }
        let id = Self.ids.randomElement(using: &random) ?? ""
        let place = rows.firstIndex { $0["id"]?.text == id }
        switch place {
        case let place? where random.once(in: 4): rows.remove(at: place)
        case let place?: rows[place] = row(id)
        case nil: rows.insert(row(id), at: Int.random(in: 0...rows.count, using: &random))
        }
        fields["records"] = .array(rows)
    }
}
