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
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        // The most frequent first: what a decoder refuses takes it longest.
        if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let members = try? container.decode([String: JSONValue].self) {
            self = .object(members)
        } else if let array = try? container.decode([JSONValue].self) {
            self = .array(array)
        } else if let integer = try? container.decode(Int64.self) {
            self = .integer(integer)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if container.decodeNil() {
            self = .null
        } else {
            self = .bool(try container.decode(Bool.self))
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
