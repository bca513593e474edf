import CPQ

extension SQLValue {
    /// The types by their numbers in `pg_type`, which never change.
    private enum TypeNumber {
        static let bytea: Oid = 17
        static let int8: Oid = 20
        static let text: Oid = 25
        static let float8: Oid = 701
        static let unspecified: Oid = 0
    }

    /// The type to prepare a statement with, so that a value means the same wherever it stands.
    var type: Oid {
        switch self {
        case .null: TypeNumber.unspecified
        case .integer: TypeNumber.int8
        case .real: TypeNumber.float8
        case .text: TypeNumber.text
        case .bytes: TypeNumber.bytea
        }
    }

    /// The value in binary format; `nil` for null.
    var binary: [UInt8]? {
        switch self {
        case .null: nil
        case .integer(let value): Self.bigEndian(UInt64(bitPattern: value))
        case .real(let value): Self.bigEndian(value.bitPattern)
        case .text(let value): Array(value.utf8)
        case .bytes(let value): value
        }
    }

    /// Reads a value in binary format.
    init(type: Oid, _ bytes: UnsafeRawBufferPointer) throws(SQLError) {
        switch (type, bytes.count) {
        case (TypeNumber.bytea, _): self = .bytes(Array(bytes))
        // text, name, char(n), varchar(n), json
        case (TypeNumber.text, _), (19, _), (1042, _), (1043, _), (114, _):
            self = .text(String(decoding: bytes, as: UTF8.self))
        case (TypeNumber.int8, 8): self = .integer(Int64(bitPattern: Self.unsigned(bytes)))
        case (23, 4): self = .integer(Int64(Int32(truncatingIfNeeded: Self.unsigned(bytes))))
        case (21, 2): self = .integer(Int64(Int16(truncatingIfNeeded: Self.unsigned(bytes))))
        // bool, oid
        case (16, 1), (26, 4): self = .integer(Int64(Self.unsigned(bytes)))
        case (TypeNumber.float8, 8): self = .real(Double(bitPattern: Self.unsigned(bytes)))
        case (700, 4): self = .real(Double(Float(bitPattern: UInt32(Self.unsigned(bytes)))))
        // void, as of pg_advisory_xact_lock
        case (2278, _): self = .null
        default: throw SQLError(.other, "a column of type \(type) is not read; the statement must cast it")
        }
    }

    private static func bigEndian(_ value: UInt64) -> [UInt8] {
        stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> UInt64($0)) }
    }

    private static func unsigned(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
