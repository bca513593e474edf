import Quantities

/// A rule of the table together with the code that answers it for a kind of subject: an inventory, a plan.
public struct Rule<Subject>: Sendable, Identifiable {
    /// The row of the table.
    public let definition: RuleDefinition
    /// The numbers of the threshold.
    public let thresholds: [Double]
    private let evaluation: RuleEvaluation<Subject>

    /// Brings a row of the table together with its code.
    public init(_ definition: RuleDefinition, _ evaluation: RuleEvaluation<Subject>) {
        self.definition = definition
        self.evaluation = evaluation
        thresholds = definition.thresholds
    }

    /// The identifier, which is also the code of its findings.
    public var id: String { definition.id }

    /// Whether the threshold column holds the numbers that the rule compares with.
    public var isAnswerable: Bool { thresholds.count >= evaluation.numbers }

    /// What the rule finds; that it could not be applied, where its threshold cannot be read.
    public func findings(_ subject: Subject) -> [Finding] {
        isAnswerable ? evaluation.evaluate(self, subject) : [Finding.noReference(for: id)]
    }
}

/// The code that answers a rule.
public struct RuleEvaluation<Subject>: Sendable {
    /// The rule's identifier.
    public let id: String
    let numbers: Int
    let evaluate: @Sendable (Rule<Subject>, Subject) -> [Finding]

    /// Names the rule, how many numbers its threshold must hold, and how it looks at a subject; every number that it
    /// compares with comes from the rule.
    public init(
        _ id: String, numbers: Int = 0, _ evaluate: @escaping @Sendable (Rule<Subject>, Subject) -> [Finding]
    ) {
        self.id = id
        self.numbers = numbers
        self.evaluate = evaluate
    }
}

extension RuleEvaluation {
    /// The rules of a table that these evaluations answer, in the order of the table; other rows belong elsewhere.
    public static func rules(_ evaluations: [Self], in definitions: [RuleDefinition]) -> [Rule<Subject>] {
        let known = Dictionary(evaluations.map { ($0.id, $0) }) { first, _ in first }
        return definitions.compactMap { definition in known[definition.id].map { Rule(definition, $0) } }
    }
}

extension Rule {
    /// A finding of this rule, with the severity of the table.
    public func finding(at place: Place, _ details: [String: Detail] = [:]) -> Finding {
        Finding(id, definition.severity, at: place, details: details)
    }

    /// A number in the rule's unit.
    public func quantity(_ value: Double) -> Detail { .quantity(value, unit: unit) }

    /// The unit as the catalogues write it: the table's `tCO2/cap` is tonnes per head in the inventory's own unit.
    private var unit: String {
        let parts = definition.unit.split(separator: "/")
        guard parts.count == 2, parts[1] == "cap" else { return definition.unit }
        return parts[0].hasPrefix(Mass.baseSymbol) ? "\(Mass.baseSymbol)/head" : "\(parts[0])/head"
    }

    /// The threshold as written down: one number, or the two ends of a range.
    public var threshold: Detail {
        switch thresholds.count {
        case 1: quantity(thresholds[0])
        case 2: .range(from: thresholds[0], to: thresholds[1], unit: unit)
        default: .list(thresholds.map(quantity))
        }
    }
}

extension Finding {
    /// Says that a rule was not applied because what it compares with does not exist.
    public static func noReference(for rule: String) -> Finding {
        Finding("no-reference", .info, at: Place(field: "population"), details: ["rule": .text(rule)])
    }
}
