import Foundation

/// A JSON value of a document's body, for work that need not know what the document is.
public enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case text(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// Reads a body; `nil` when it is no JSON.
    public init?(body: [UInt8]) {
        guard let value = try? CanonicalJSON.decode(JSONValue.self, from: body) else { return nil }
        self = value
    }

    /// Takes the value that an encodable value is written as.
    public init(_ value: some Encodable) throws {
        self = try CanonicalJSON.decode(JSONValue.self, from: CanonicalJSON.encode(value))
    }

    /// Reads a value of a type from it.
    public func decoded<Value: Decodable>(as type: Value.Type) throws -> Value {
        try CanonicalJSON.decode(type, from: CanonicalJSON.encode(self))
    }

    /// The member of an object; `nil` for anything else.
    public subscript(member: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members[member]
    }

    /// The text, where it is one.
    public var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }
}

extension JSONValue: Codable {
    /// Reads any JSON; a whole number stays whole.
    public init(from decoder: any Decoder) throws { try self.init(JSONNode(of: decoder)) }

    private init(_ node: JSONNode) throws {
        switch node.part.kind {
        case .null: self = .null
        case .yes: self = .bool(true)
        case .no: self = .bool(false)
        case .number: self = try (try? node.integer()).map { .integer($0) } ?? .number(node.number())
        case .text, .escapedText: self = .text(try node.string())
        case .array: self = .array(try node.elements.map { try JSONValue($0) })
        case .object:
            let members = try node.members().map { (try $0.name.string(), try JSONValue($0.value)) }
            self = .object(Dictionary(members) { _, last in last })
        }
    }

    /// Writes the value as it was read.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let bool): try container.encode(bool)
        case .integer(let integer): try container.encode(integer)
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        case .array(let array): try container.encode(array)
        case .object(let members): try container.encode(members)
        }
    }
}
