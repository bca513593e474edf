/// A value together with everything noticed on the way to it.
public struct Checked<Value: Sendable>: Sendable {
    /// The value, as far as it could be read or computed.
    public var value: Value
    /// What a person should look at.
    public var findings: [Finding]

    /// Puts a value beside its findings.
    public init(_ value: Value, findings: [Finding] = []) {
        self.value = value
        self.findings = findings
    }

    /// Whether nothing of it must be corrected first.
    public var isUsable: Bool { !findings.contains { $0.severity >= .error } }

    /// The same findings beside another value made from this one.
    public func map<Other: Sendable>(_ transform: (Value) throws -> Other) rethrows -> Checked<Other> {
        Checked<Other>(try transform(value), findings: findings)
    }
}

extension Checked: Equatable where Value: Equatable {}
