import Cities
import Hummingbird
import Localization
import Pages

/// The towns of the register that are asked for, the same for the list, the map and the data.
struct TownSelection: Sendable {
    /// The towns that fit and are shown, in the order of the language.
    let shown: [Signatory]
    /// Where those towns stand that fit and do not count as signatories.
    let standings: [Signatory.ID: Standing]
    /// How many fit and are not shown.
    let hidden: Int

    init(
        _ query: TownQuery, in view: TownQuery.View, of content: SiteContent, on day: CalendarDay, _ language: Language
    ) {
        let members = query.coordinator.isEmpty ? nil : content.members(of: query.coordinator)
        let fitting = content.search.towns(matching: query.query, country: query.country, language)
            .map { content.signatories[$0] }
            .filter { query.fits($0) && (members?.contains($0.id) ?? true) }
        let stands = fitting.map { ($0.id, $0.standing(on: day)) }.filter { !$0.1.isActive }
        let standings = Dictionary(stands) { first, _ in first }
        shown =
            switch query.standings(in: view) {
            case .all: fitting
            case .active: fitting.filter { standings[$0.id] == nil }
            case .onHold: fitting.filter { standings[$0.id] != nil }
            }
        self.standings = standings
        hidden = fitting.count - shown.count
    }
}

extension TownQuery {
    /// What an address asks of the register.
    init(_ request: Request, _ content: SiteContent) {
        let coordinators = content.parties.filter { $0.party.role == .coordinator }.map(\.id)
        self.init(coordinators: Set(coordinators)) { request.uri.queryParameters.get($0) }
    }
}

extension SiteContent {
    /// The towns of a coordinator or supporter, by its part of the address.
    fileprivate func members(of party: String) -> Set<Signatory.ID> {
        Set(parties.first { $0.id == party }?.members.map(\.id) ?? [])
    }
}
