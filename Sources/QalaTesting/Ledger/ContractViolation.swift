/// What a store promised and did not keep.
package struct ContractViolation: Error, CustomStringConvertible {
    /// The promise, as a sentence.
    package var promise: String
    /// What happened instead.
    package var found: String

    /// The promise and what happened instead.
    package var description: String { "\(promise); found: \(found)" }
}

/// Holds a value to what a store promises.
func expect<Value: Equatable>(_ found: Value, is expected: Value, _ promise: String) throws {
    guard found == expected else {
        throw ContractViolation(promise: promise, found: String(describing: found))
    }
}

/// Holds an operation to the error a store promises.
func expect<Failure: Error & Equatable>(
    _ expected: Failure, _ promise: String, from operation: () async throws(Failure) -> Void
) async throws {
    do throws(Failure) {
        try await operation()
    } catch {
        return try expect(error, is: expected, promise)
    }
    throw ContractViolation(promise: promise, found: "no error")
}
