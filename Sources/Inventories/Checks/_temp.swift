public import Findings
import Quantities
public struct RuleContext: Sendable { public init(tables: FactorTables, adhesionPopulation: Int? = nil, isInEuropeanUnion: Bool = false, previous: [InventoryResult] = [], peers: [PeerFigures] = []) {} }
public struct RuleBook: Sendable { public init(definitions: [RuleDefinition]) {}; public func findings(for result: InventoryResult, context: RuleContext) -> [Finding] { [] } }
