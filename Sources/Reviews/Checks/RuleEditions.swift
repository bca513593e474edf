/// The editions that are known, so that an old submission is judged by its own.
public struct RuleEditions: Sendable {
    /// The one in force.
    public let current: RuleEdition
    private let byName: [String: RuleEdition]

    /// Takes the one in force and those before it.
    public init(current: RuleEdition, earlier: [RuleEdition] = []) {
        self.current = current
        byName = Dictionary((earlier + [current]).map { ($0.id, $0) }) { $1 }
    }

    /// The edition of a name.
    public subscript(id: String) -> RuleEdition? { byName[id] }

    /// All of them, the newest first.
    public var all: [RuleEdition] { byName.values.sorted { ($0.day, $0.id) > ($1.day, $1.id) } }
}
