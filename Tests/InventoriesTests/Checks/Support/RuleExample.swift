import Findings
import Inventories
import Quantities
import Testing

/// An inventory and what surrounds it.
struct Situation: Sendable {
    var inventory: Inventory
    var context: RuleContext

    init(_ inventory: Inventory, _ change: (inout RuleContext) -> Void = { _ in }) {
        self.inventory = inventory
        context = RuleContext(tables: CheckTables.tables)
        change(&context)
    }

    /// What the whole book finds.
    var findings: [Finding] {
        RuleBook(definitions: RuleTable.definitions).findings(for: inventory.computed, context: context)
    }

    /// What it finds under one code.
    func findings(_ code: String) -> [Finding] { findings.filter { $0.code == code } }
}

/// What a rule passes and what it finds.
struct RuleExample: Sendable, CustomTestStringConvertible {
    var rule: String
    var passing: Situation
    var failing: Situation

    init(_ rule: String, passing: Situation, failing: Situation) {
        self.rule = rule
        self.passing = passing
        self.failing = failing
    }

    /// An example that needs nothing but two inventories.
    init(_ rule: String, passing: Inventory = CheckTown.sound, failing: Inventory) {
        self.init(rule, passing: Situation(passing), failing: Situation(failing))
    }

    var testDescription: String { rule }
}
