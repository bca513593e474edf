import Findings
import Quantities

/// A rule of the table together with the code that answers it.
public struct Rule: Sendable, Identifiable {
    /// The row of the table.
    public let definition: RuleDefinition
    let thresholds: [Double]
    private let evaluation: RuleEvaluation

    init(_ definition: RuleDefinition, _ evaluation: RuleEvaluation) {
        self.definition = definition
        self.evaluation = evaluation
        thresholds = definition.thresholds
    }

    /// The identifier, which is also the code of its findings.
    public var id: String { definition.id }

    /// Whether the threshold column holds the numbers that the rule compares with.
    public var isAnswerable: Bool { thresholds.count >= evaluation.numbers }

    /// What the rule finds; that it could not be applied, where its threshold cannot be read.
    func findings(_ town: Examination) -> [Finding] {
        isAnswerable ? evaluation.evaluate(self, town) : [Finding.noReference(for: id)]
    }
}

/// The code that answers a rule.
struct RuleEvaluation: Sendable {
    /// The rule's identifier.
    let id: String
    /// How many numbers the threshold column must hold.
    let numbers: Int
    /// Looks at an inventory; every number it compares with comes from the rule.
    let evaluate: @Sendable (Rule, Examination) -> [Finding]

    init(_ id: String, numbers: Int = 0, _ evaluate: @escaping @Sendable (Rule, Examination) -> [Finding]) {
        self.id = id
        self.numbers = numbers
        self.evaluate = evaluate
    }
}

extension Rule {
    /// A finding of this rule, with the severity of the table.
    func finding(at place: Place, _ details: [String: Detail] = [:]) -> Finding {
        Finding(id, definition.severity, at: place, details: details)
    }

    /// A number in the rule's unit.
    func quantity(_ value: Double) -> Detail { .quantity(value, unit: unit) }

    /// The unit as the catalogues write it: the table's `tCO2/cap` is tonnes per head in the inventory's own unit.
    private var unit: String {
        let parts = definition.unit.split(separator: "/")
        guard parts.count == 2, parts[1] == "cap" else { return definition.unit }
        return parts[0].hasPrefix(Mass.baseSymbol) ? "\(Mass.baseSymbol)/head" : "\(parts[0])/head"
    }

    /// The threshold as written down: one number, or the two ends of a range.
    var threshold: Detail {
        thresholds.count == 1 ? quantity(thresholds[0]) : .list(thresholds.map(quantity))
    }
}

extension Finding {
    /// Says that a rule was not applied because what it compares with does not exist.
    static func noReference(for rule: String) -> Finding {
        Finding("no-reference", .info, at: Place(field: "population"), details: ["rule": .text(rule)])
    }
}
