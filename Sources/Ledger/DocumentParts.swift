/// A part of a document that two people can change without being in each other's way.
///
/// Written as `year`, as `town/name` or, for a row with a name of its own, as `records/homes-gas`.
public struct DocumentPart: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The field of the document.
    public let field: String
    /// The row of the field, or its member; `nil` for the whole field.
    public let row: String?

    /// Names a part.
    public init(_ field: String, row: String? = nil) {
        self.field = field
        self.row = row
    }

    /// The field and the row, as `records/homes-gas`.
    public var description: String { row.map { "\(field)/\($0)" } ?? field }

    /// By field, then by row, as their bytes sort.
    public static func < (left: DocumentPart, right: DocumentPart) -> Bool {
        left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
    }
}

/// How documents of a kind fall into parts.
///
/// A list whose items all have an `id` of their own falls into rows. A field named here falls into its members. Every
/// other field is one part: what belongs together, such as an amount and its unit, is never mixed from two hands.
public struct DocumentShape: Hashable, Sendable {
    /// Fields that fall into their members.
    public let divided: Set<String>

    /// Names the fields that fall into their members.
    public init(divided: Set<String> = []) { self.divided = divided }

    /// The parts of a document, the named fields in one piece; `nil` when it is no object.
    func parts(of document: JSONValue, whole: Set<String> = []) -> DocumentParts? {
        guard case .object(let fields) = document else { return nil }
        var parts = DocumentParts()
        for field in fields.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            guard let value = fields[field] else { continue }
            if whole.contains(field) {
                parts.append(value, as: DocumentPart(field))
            } else if let rows = Self.rows(of: value) {
                parts.lists.insert(field)
                for (id, row) in rows { parts.append(row, as: DocumentPart(field, row: id)) }
            } else if divided.contains(field), case .object(let members) = value {
                parts.objects.insert(field)
                for name in members.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
                    if let member = members[name] { parts.append(member, as: DocumentPart(field, row: name)) }
                }
            } else {
                parts.append(value, as: DocumentPart(field))
            }
        }
        return parts
    }

    /// Items with an `id` each, all different; an empty list has no rows yet and is one.
    private static func rows(of value: JSONValue) -> [(String, JSONValue)]? {
        guard case .array(let items) = value else { return nil }
        var seen: Set<String> = []
        var rows: [(String, JSONValue)] = []
        for item in items {
            guard let id = item["id"]?.text, seen.insert(id).inserted else { return nil }
            rows.append((id, item))
        }
        return rows
    }
}

/// A document taken apart, and put together again.
struct DocumentParts {
    private(set) var order: [DocumentPart] = []
    private(set) var values: [DocumentPart: JSONValue] = [:]
    /// Fields that are lists of rows.
    var lists: Set<String> = []
    /// Fields that fall into members; one without any is still there.
    var objects: Set<String> = []

    mutating func append(_ value: JSONValue, as part: DocumentPart) {
        if values.updateValue(value, forKey: part) == nil { order.append(part) }
    }

    mutating func set(_ value: JSONValue?, of part: DocumentPart) {
        if let value { return append(value, as: part) }
        values[part] = nil
        order.removeAll { $0 == part }
    }

    /// The whole document, rows in their order.
    var document: JSONValue {
        var fields: [String: JSONValue] = [:]
        for list in lists { fields[list] = .array([]) }
        for object in objects { fields[object] = .object([:]) }
        for part in order {
            guard let value = values[part] else { continue }
            guard let row = part.row else {
                fields[part.field] = value
                continue
            }
            if lists.contains(part.field) {
                guard case .array(var rows) = fields[part.field] else { continue }
                fields[part.field] = nil
                rows.append(value)
                fields[part.field] = .array(rows)
            } else {
                var members: [String: JSONValue] = [:]
                if case .object(let before) = fields[part.field] { members = before }
                members[row] = value
                fields[part.field] = .object(members)
            }
        }
        return .object(fields)
    }
}
