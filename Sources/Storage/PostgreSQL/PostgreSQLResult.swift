import CPQ

/// An answer of the server, in binary format; freed with its value.
final class PostgreSQLResult {
    private let result: OpaquePointer

    init(_ result: OpaquePointer) {
        self.result = result
    }

    deinit { PQclear(result) }

    /// What went wrong; `nil` when nothing did.
    var failure: SQLError? {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: nil
        case _ where isCopying: SQLError(.other, "COPY is not spoken here")
        default: SQLError(state: state, message: field("M") ?? "the connection was lost")
        }
    }

    /// Whether the server now waits for rows, or sends them, outside of the usual answers.
    var isCopying: Bool {
        [PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH].contains(PQresultStatus(result))
    }

    /// SQLSTATE; libpq itself gives none when it lost the connection.
    var state: String { field("C") ?? "08006" }

    /// What was done, such as `INSERT 0 1`.
    var tag: String { PQcmdStatus(result).map { String(cString: $0) } ?? "" }

    /// Rows that were inserted, updated or deleted.
    var changed: Int {
        let verbs = ["INSERT", "UPDATE", "DELETE", "MERGE"]
        guard verbs.contains(where: tag.hasPrefix), let count = PQcmdTuples(result) else { return 0 }
        return Int(String(cString: count)) ?? 0
    }

    var count: Int { Int(PQntuples(result)) }

    /// Bytes of all values.
    var size: Int {
        (0..<PQntuples(result)).reduce(0) { sum, row in
            (0..<PQnfields(result)).reduce(sum) { $0 + Int(PQgetlength(result, row, $1)) }
        }
    }

    func row(_ row: Int) throws(SQLError) -> SQLRow {
        var values: [SQLValue] = []
        values.reserveCapacity(Int(PQnfields(result)))
        for column in 0..<PQnfields(result) {
            values.append(try value(Int32(row), column))
        }
        return SQLRow(values)
    }

    func rows() throws(SQLError) -> [SQLRow] {
        var rows: [SQLRow] = []
        rows.reserveCapacity(count)
        for index in 0..<count { rows.append(try row(index)) }
        return rows
    }

    private func value(_ row: Int32, _ column: Int32) throws(SQLError) -> SQLValue {
        guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else { return .null }
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column)))
        return try SQLValue(type: PQftype(result, column), bytes)
    }

    private func field(_ code: Unicode.Scalar) -> String? {
        PQresultErrorField(result, Int32(code.value)).map { String(cString: $0) }
    }
}
