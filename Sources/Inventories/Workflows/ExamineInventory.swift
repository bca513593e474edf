import Cities
public import Findings
import Quantities

/// Examines an inventory as everybody does: computes it, checks it and says how sure the total is.
///
/// The town's laptop, the server and a reviewer run this one workflow, so that they reach one verdict.
public struct ExamineInventory: Sendable {
    /// The reference tables.
    public let tables: FactorTables
    /// The rules.
    public let rules: RuleBook
    /// Figures of published inventories to compare with.
    public let peers: [PeerFigures]

    /// Prepares the workflow with tables and rules.
    public init(tables: FactorTables, rules: RuleBook, peers: [PeerFigures] = []) {
        self.tables = tables
        self.rules = rules
        self.peers = peers
    }

    /// Computes and checks; `findings` are those of reading the file, kept in front.
    public func callAsFunction(
        _ inventory: Inventory, findings: [Finding] = [], adhesionPopulation: Int? = nil,
        previous: [InventoryResult] = [], draws: Int = 10_000
    ) -> InventoryResult {
        var result = inventory.computed(with: tables)
        let context = RuleContext(
            tables: tables, adhesionPopulation: adhesionPopulation,
            isInEuropeanUnion: CountryGroup.europeanUnion.contains(inventory.town.country), previous: previous,
            peers: peers)
        // What reading the file already said of the town is not said again.
        let said = Set(findings.map(\.code).filter { $0.hasPrefix("town.") })
        let checked = rules.findings(for: result, context: context).filter { !said.contains($0.code) }
        let all = findings + result.findings + PrintedChecks(tolerance: rules.tolerance).findings(for: result) + checked
        var seen: Set<Finding> = []
        result.findings = all.filter { seen.insert($0).inserted }.sorted(by: Self.precedes)
        result.uncertainty = draws > 0 ? result.uncertainty(tables: tables, draws: draws) : nil
        return result
    }

    /// The gravest first, then in the order of the file.
    private static func precedes(_ left: Finding, _ right: Finding) -> Bool {
        if left.severity != right.severity { return left.severity > right.severity }
        let (here, there) = (left.place, right.place)
        return (here.file ?? "", here.sheet ?? "", here.row ?? 0, here.column ?? 0, left.code)
            < (there.file ?? "", there.sheet ?? "", there.row ?? 0, there.column ?? 0, right.code)
    }
}
