import Foundation

/// JSON in one form only, so that equal values have equal digests.
///
/// Keys are sorted by their UTF-8 bytes, nothing is indented, numbers have the fewest digits that read back equal.
public enum CanonicalJSON {
    /// The canonical bytes of a value.
    public static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }

    /// Reads a value from its bytes.
    public static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        try JSONNode(bytes).decoded()
    }
}
