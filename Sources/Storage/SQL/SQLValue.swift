/// A value bound to a statement or read from a row.
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    /// Without a NUL, which PostgreSQL does not keep.
    case text(String)
    case bytes([UInt8])
}

extension SQLValue: CustomStringConvertible {
    /// The kind of value only: what it holds may be personal.
    package var description: String {
        switch self {
        case .null: "null"
        case .integer: "integer"
        case .real: "real"
        case .text: "text"
        case .bytes: "bytes"
        }
    }
}
