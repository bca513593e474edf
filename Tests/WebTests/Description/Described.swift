import Foundation
import Testing

@testable import Web

/// The description of what the server answers to programs, as the tests read it.
struct Described {
    /// A way to ask, of the description's `paths`.
    struct Operation: CustomTestStringConvertible {
        let method: String
        let path: String
        let body: [String: Any]
        var testDescription: String { "\(method) \(path)" }
    }

    let document: [String: Any]

    init(_ bytes: some Sequence<UInt8>) throws {
        document = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] ?? [:]
    }

    var operations: [Operation] {
        let paths = document["paths"] as? [String: [String: [String: Any]]] ?? [:]
        return paths.flatMap { path, methods in
            methods.map { Operation(method: $0.key.uppercased(), path: path, body: $0.value) }
        }.sorted { ($0.path, $0.method) < ($1.path, $1.method) }
    }

    /// What a reference leads to, or the value itself.
    func resolved(_ value: Any?) -> [String: Any]? {
        guard let object = value as? [String: Any] else { return nil }
        guard let reference = object["$ref"] as? String else { return object }
        return reference.split(separator: "/").dropFirst().reduce(document as Any?) { found, key in
            (found as? [String: Any])?[String(key)]
        } as? [String: Any]
    }

    func response(_ operation: Operation, _ status: Int) -> [String: Any]? {
        resolved((operation.body["responses"] as? [String: Any])?[String(status)])
    }

    /// The media types of a response, each with its schema and example.
    func contents(_ operation: Operation, _ status: Int) -> [String: [String: Any]] {
        response(operation, status)?["content"] as? [String: [String: Any]] ?? [:]
    }

    /// An address of the operation, with the examples of its parameters; of queries only those that are required.
    func address(_ operation: Operation) -> String {
        var address = operation.path
        var query: [String] = []
        for value in operation.body["parameters"] as? [Any] ?? [] {
            guard let parameter = resolved(value), let name = parameter["name"] as? String,
                let example = parameter["example"]
            else { continue }
            let text = "\(example)".addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            if parameter["in"] as? String == "path" {
                address = address.replacing("{\(name)}", with: "\(example)")
            } else if parameter["required"] as? Bool == true {
                query.append("\(name)=\(text)")
            }
        }
        return query.isEmpty ? address : "\(address)?\(query.joined(separator: "&"))"
    }

    /// All references in it, and whatever they are to lead to.
    var references: [String] {
        func look(_ value: Any) -> [String] {
            if let object = value as? [String: Any] {
                return object.flatMap { key, value in
                    key == "$ref" ? [value as? String ?? ""] : look(value)
                }
            }
            return (value as? [Any])?.flatMap(look) ?? []
        }
        return look(document)
    }
}

/// Holds JSON to a schema, more strictly than the schema itself: what it does not name must not be there.
///
/// It knows the few words of JSON Schema that the description uses, and complains of any other.
struct SchemaCheck {
    let described: Described
    private static let known: Set = [
        "$ref", "type", "description", "properties", "required", "additionalProperties", "items", "enum", "oneOf",
        "pattern", "minimum", "maximum",
    ]

    /// Where the value is not as described; empty where it is.
    func faults(_ value: Any, _ given: Any?, at place: String = "") -> [String] {
        guard let schema = described.resolved(given) else { return ["\(place): no schema"] }
        let unknown = Set(schema.keys).subtracting(Self.known)
        guard unknown.isEmpty else { return ["\(place): the check does not know \(unknown.sorted())"] }
        if let choices = schema["oneOf"] as? [Any] {
            let fitting = choices.count { faults(value, $0, at: place).isEmpty }
            return fitting == 1 ? [] : ["\(place): fits \(fitting) of \(choices.count) forms"]
        }
        if let allowed = schema["enum"] as? [String], !allowed.contains(value as? String ?? "\0") {
            return ["\(place): \(value) is none of \(allowed)"]
        }
        return switch schema["type"] as? String {
        case "object": object(value, schema, place)
        case "array":
            (value as? [Any])?.enumerated().flatMap { faults($1, schema["items"], at: "\(place)[\($0)]") }
                ?? ["\(place): no list"]
        case "string": text(value, schema, place)
        case "boolean": isBoolean(value) ? [] : ["\(place): neither true nor false"]
        case "integer", "number": number(value, schema, place)
        default: ["\(place): the schema has no type"]
        }
    }

    private func object(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
        guard let object = value as? [String: Any] else { return ["\(place): no object"] }
        let properties = schema["properties"] as? [String: Any] ?? [:]
        let missing = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map {
            "\(place).\($0): missing"
        }
        return missing
            + object.sorted { $0.key < $1.key }.flatMap { key, value -> [String] in
                if let property = properties[key] { return faults(value, property, at: "\(place).\(key)") }
                switch schema["additionalProperties"] {
                case is [String: Any]: return faults(value, schema["additionalProperties"], at: "\(place).\(key)")
                case let anything as Bool where anything: return []
                default: return ["\(place).\(key): not described"]
                }
            }
    }

    private func text(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
        guard let text = value as? String else { return ["\(place): no text"] }
        guard let pattern = schema["pattern"] as? String else { return [] }
        return text.range(of: pattern, options: .regularExpression) == nil
            ? ["\(place): \(text) is not \(pattern)"] : []
    }

    private func number(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
        guard let number = value as? NSNumber, !isBoolean(value) else { return ["\(place): no number"] }
        if schema["type"] as? String == "integer", number.doubleValue.rounded() != number.doubleValue {
            return ["\(place): \(number) is not whole"]
        }
        let low = (schema["minimum"] as? NSNumber)?.doubleValue ?? -.infinity
        let high = (schema["maximum"] as? NSNumber)?.doubleValue ?? .infinity
        return (low...high).contains(number.doubleValue) ? [] : ["\(place): \(number) is out of range"]
    }

    private func isBoolean(_ value: Any) -> Bool {
        (value as? NSNumber).map { String(cString: $0.objCType) == "c" } ?? (value is Bool)
    }
}
