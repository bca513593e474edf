public import Cities
public import Cryptography
public import Findings
public import Inventories
import Ledger
public import Plans

/// The covenant's rules as they were in force from a day on: their rows, and the version of the code that asks them.
///
/// A submission names the edition that judges it, so that it is judged alike on every machine and in later years.
public struct RuleEdition: Sendable, Identifiable {
    /// The name: `2026-1`, the first of 2026.
    public let id: String
    /// Since when it is in force.
    public let day: CalendarDay
    /// The version of the code that the rows were written for.
    public let code: Int
    /// The rows, in the order of the table.
    public let definitions: [RuleDefinition]
    /// Those that an inventory answers, with their code.
    public let inventoryRules: RuleBook
    /// Those that a plan answers, with their code.
    public let planRules: PlanRuleBook
    /// The SHA-256 of the rows as canonical JSON.
    public let digest: Digest

    /// The version of this program's code of the rules; it grows when a rule with the same row answers otherwise.
    public static let codeVersion = 1

    /// Names an edition.
    public init(id: String, day: CalendarDay, code: Int, definitions: [RuleDefinition]) throws {
        self.id = id
        self.day = day
        self.code = code
        self.definitions = definitions
        inventoryRules = RuleBook(definitions: definitions)
        planRules = PlanRuleBook(definitions: definitions)
        digest = Digest.sha256(try CanonicalJSON.encode(definitions))
    }

    /// Whether this program asks the rules as the edition meant them.
    public var isAskedAsMeant: Bool { code == Self.codeVersion }

    /// The groups of rules that reviewers judge by hand, in the order of the table.
    public var criteria: [String] {
        var seen: Set<String> = []
        return definitions.map(\.group).filter { seen.insert($0).inserted }
    }
}
