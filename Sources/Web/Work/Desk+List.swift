import Accounts
import Inventories
import Ledger

extension Desk {
    /// The documents that somebody may read and asks for, as new as the ledger.
    func list(_ question: InventoryQuestion) async throws -> ProjectedInventories {
        // Somebody may drop the rows meanwhile; then they are filled again, by whoever comes first.
        for _ in 0..<10 {
            let version = try await renewal.bringUpToDate()
            if let list = try await rows.list(question, in: version) { return list }
        }
        throw StoreError.unavailable
    }

    /// Whose documents somebody may read.
    func reach(of actor: Actor) -> InventoryQuestion.Reach {
        guard !actor.isLocal else { return .all }
        var countries: Set<String> = []
        var towns: Set<InventoryQuestion.Town> = []
        for territory in actor.territories(for: .readDrafts) {
            switch territory {
            case .everything: return .allTowns
            case .country(let country): countries.insert(country)
            case .towns(let some):
                towns.formUnion(some.map { InventoryQuestion.Town(country: $0.country, slug: $0.slug) })
            }
        }
        return .some(countries: countries, towns: towns)
    }
}
