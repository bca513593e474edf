import Cities
import Ledger
import Plans

/// The plan that a town is held to: the accepted one, else the one that it works on.
struct PlanInForce: Sendable {
    let plan: Plan
    /// Whether a review has accepted it, so that it is the one that was promised.
    let isAccepted: Bool
}

extension LedgerStore {
    /// The plan of a town and a commitment year that it is held to; `nil` where there is none.
    func planInForce(_ name: TownDocumentName) async throws -> PlanInForce? {
        let accepted = DocumentID(kind: Plan.publishedKind, name: name.text)
        for (document, isAccepted) in [(accepted, true), (Plan.documentID(name.text), false)] {
            guard let head = try await head(of: document) else { continue }
            return PlanInForce(plan: try Plan.read(from: head), isAccepted: isAccepted)
        }
        return nil
    }
}
