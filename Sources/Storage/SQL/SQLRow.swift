/// One row of an answer, by column position; a column of another type than asked throws, never traps.
package struct SQLRow: Hashable, Sendable {
    /// The values in the order of the columns.
    package let values: [SQLValue]

    package init(_ values: [SQLValue]) {
        self.values = values
    }

    package func integer(_ index: Int) throws(SQLError) -> Int64 {
        guard let value = try optionalInteger(index) else { throw missing(index) }
        return value
    }

    package func real(_ index: Int) throws(SQLError) -> Double {
        guard let value = try optionalReal(index) else { throw missing(index) }
        return value
    }

    package func text(_ index: Int) throws(SQLError) -> String {
        guard let value = try optionalText(index) else { throw missing(index) }
        return value
    }

    package func bytes(_ index: Int) throws(SQLError) -> [UInt8] {
        guard let value = try optionalBytes(index) else { throw missing(index) }
        return value
    }

    package func optionalInteger(_ index: Int) throws(SQLError) -> Int64? {
        switch try value(index) {
        case .null: nil
        case .integer(let value): value
        case let other: throw mismatch(index, other, asked: "integer")
        }
    }

    package func optionalReal(_ index: Int) throws(SQLError) -> Double? {
        switch try value(index) {
        case .null: nil
        case .real(let value): value
        case let other: throw mismatch(index, other, asked: "real")
        }
    }

    package func optionalText(_ index: Int) throws(SQLError) -> String? {
        switch try value(index) {
        case .null: nil
        case .text(let value): value
        case let other: throw mismatch(index, other, asked: "text")
        }
    }

    package func optionalBytes(_ index: Int) throws(SQLError) -> [UInt8]? {
        switch try value(index) {
        case .null: nil
        case .bytes(let value): value
        case let other: throw mismatch(index, other, asked: "bytes")
        }
    }

    private func value(_ index: Int) throws(SQLError) -> SQLValue {
        guard values.indices.contains(index) else {
            throw SQLError(.other, "column \(index) of \(values.count) was asked for")
        }
        return values[index]
    }

    private func missing(_ index: Int) -> SQLError {
        SQLError(.other, "column \(index) is null")
    }

    private func mismatch(_ index: Int, _ found: SQLValue, asked: String) -> SQLError {
        SQLError(.other, "column \(index) is \(found), not \(asked)")
    }
}
