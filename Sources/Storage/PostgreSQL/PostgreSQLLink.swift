import CPQ
import Foundation

/// A connection of libpq: questions and answers, used by one thread at a time.
final class PostgreSQLLink {
    /// How long an answer is awaited by default; `nil` waits for as long as the server is there.
    var patience: Duration?

    private let pointer: OpaquePointer
    private let settings: ConnectionSettings
    private var isSpoilt = false

    /// Connects; with several hosts in the settings, to the first that will do.
    init(_ settings: ConnectionSettings) throws(SQLError) {
        let pairs = settings.values.sorted { $0.key < $1.key }
        let made = withCStrings(pairs.map(\.key)) { keywords in
            withCStrings(pairs.map(\.value)) { PQconnectdbParams(keywords, $0, 0) }
        }
        guard let made else { throw SQLError(.unavailable, "no memory for a connection") }
        self.settings = settings
        pointer = made
        guard PQstatus(made) == CONNECTION_OK else {
            let message = String(cString: PQerrorMessage(made)).trimmingCharacters(in: .whitespacesAndNewlines)
            throw SQLError(.unavailable, settings.redacted(message))
        }
        // Remarks of the server would go to standard error.
        PQsetNoticeProcessor(made, { _, _ in }, nil)
    }

    deinit { PQfinish(pointer) }

    /// Whether more can be asked here.
    var isUsable: Bool { !isSpoilt && PQstatus(pointer) == CONNECTION_OK }

    var socket: Int32 { PQsocket(pointer) }

    /// Gives the connection up after the current transaction.
    func spoil() { isSpoilt = true }

    /// Takes in what the server sent unasked: whether somebody told of a change.
    func wasNotified() throws(SQLError) -> Bool {
        guard PQconsumeInput(pointer) == 1 else { throw lost() }
        var found = false
        while let notification = PQnotifies(pointer) {
            PQfreemem(notification)
            found = true
        }
        return found
    }

    /// Runs statements without arguments, and gives the answer to the last one.
    ///
    /// - Parameter patience: `nil` for scripts, which may set their own limits on the server.
    @discardableResult
    func run(_ sql: String, patience: Duration?) throws(SQLError) -> PostgreSQLResult {
        guard !sql.utf8.contains(0) else { throw SQLError(.other, "a statement holds a NUL") }
        return try answer(to: PQsendQuery(pointer, sql), within: patience)
    }

    /// Has a statement prepared under a name.
    func prepare(_ name: String, _ sql: String, types: [UInt32]) throws(SQLError) {
        _ = try answer(to: PQsendPrepare(pointer, name, sql, Int32(types.count), types), within: patience)
    }

    /// Runs a prepared statement.
    func run(prepared name: String, _ arguments: [SQLValue]) throws(SQLError) -> PostgreSQLResult {
        let bound = BoundArguments(arguments)
        let sent = bound.withParameters { PQsendQueryPrepared(pointer, name, bound.count, $0, $1, $2, 1) }
        return try answer(to: sent, within: patience)
    }

    /// Runs a statement that is not worth preparing.
    func run(once sql: String, _ arguments: [SQLValue]) throws(SQLError) -> PostgreSQLResult {
        let bound = BoundArguments(arguments)
        let sent = bound.withParameters { PQsendQueryParams(pointer, sql, bound.count, bound.types, $0, $1, $2, 1) }
        return try answer(to: sent, within: patience)
    }

    /// Takes in all answers to a question: the first failure, or else the last.
    private func answer(to sent: Int32, within patience: Duration?) throws(SQLError) -> PostgreSQLResult {
        guard sent == 1 else { throw lost() }
        let deadline = patience.map { ContinuousClock.now + $0 }
        var last: PostgreSQLResult?
        var failure: SQLError?
        while true {
            try awaitInput(until: deadline)
            guard let pointer = PQgetResult(pointer) else { break }
            let result = PostgreSQLResult(pointer)
            last = result
            guard failure == nil, let found = result.failure else { continue }
            failure = found
            if result.isCopying {
                isSpoilt = true
                throw found
            }
            if Self.spoiling.contains(result.state) { isSpoilt = true }
        }
        if let failure { throw SQLError(failure.kind, settings.redacted(failure.message)) }
        guard let last else { throw lost() }
        return last
    }

    /// Waits until an answer can be taken without blocking.
    private func awaitInput(until deadline: ContinuousClock.Instant?) throws(SQLError) {
        while PQisBusy(pointer) == 1 {
            var waiting = pollfd(fd: PQsocket(pointer), events: Int16(POLLIN), revents: 0)
            let left = deadline.map { Int32(clamping: max(0, ($0 - .now).milliseconds)) } ?? -1
            let ready = poll(&waiting, 1, left)
            if ready == 0 {
                isSpoilt = true
                throw SQLError(.unavailable, "the server does not answer")
            }
            // Where nothing more can come, the answer that libpq makes up says why.
            guard ready < 0 || PQconsumeInput(pointer) == 1 else { return }
        }
    }

    private func lost() -> SQLError {
        isSpoilt = true
        return SQLError(.unavailable, "the connection to the server was lost")
    }

    /// After these another connection may do better: a new primary, or statements that must be prepared anew.
    private static let spoiling: Set<String> = ["25006", "26000", "0A000"]
}

/// Arguments as libpq wants them: one run of bytes, and where each begins.
private struct BoundArguments {
    let types: [UInt32]
    private var bytes: [UInt8] = []
    private var starts: [Int?] = []
    private var lengths: [Int32] = []

    init(_ arguments: [SQLValue]) {
        types = arguments.map(\.type)
        for argument in arguments {
            let binary = argument.binary
            starts.append(binary.map { _ in bytes.count })
            lengths.append(Int32(clamping: binary?.count ?? 0))
            bytes += binary ?? []
        }
        // So that empty bytes at the end have a place, and are not null.
        bytes.append(0)
    }

    var count: Int32 { Int32(clamping: types.count) }

    /// Calls a body with the pointers, the lengths and the formats, which are all binary.
    func withParameters(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> Int32
    ) -> Int32 {
        bytes.withUnsafeBytes { memory in
            let characters = memory.bindMemory(to: CChar.self)
            let pointers = starts.map { start in start.flatMap { characters.baseAddress?.advanced(by: $0) } }
            let formats = [Int32](repeating: 1, count: types.count)
            return pointers.withUnsafeBufferPointer { pointers in
                lengths.withUnsafeBufferPointer { lengths in
                    formats.withUnsafeBufferPointer { formats in
                        body(pointers.baseAddress, lengths.baseAddress, formats.baseAddress)
                    }
                }
            }
        }
    }
}

/// Calls a body with texts as C strings, ended by a null pointer.
private func withCStrings<Value>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Value
) -> Value {
    let copies = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    var pointers = copies.map { UnsafePointer($0) }
    pointers.append(nil)
    return pointers.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { preconditionFailure("the list ends with a null pointer") }
        return body(base)
    }
}
