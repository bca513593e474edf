import Accounts
import Cities
import Foundation
import Hummingbird
import Inventories
import Ledger
import Localization

extension Desk {
    /// The town that a document belongs to, by its name.
    ///
    /// The register says in which country a town lies. For a town that it lacks, the first revision does: later ones
    /// could be altered by those whose rights are asked about.
    func town(of name: String) async throws -> TownScope {
        guard let (slug, _) = InventoryDocument.town(of: id(name)) else { throw StoreError.notFound(id(name)) }
        if let signatory = content.signatory(slug) { return TownScope(slug: slug, country: signatory.country) }
        let first = try await ledger.revision(1, of: id(name))
        return TownScope(slug: slug, country: try Inventory.read(from: first).town.country)
    }

    /// The town that a new document would belong to.
    func town(named town: String, country: String) -> TownScope {
        let slug = slug(town)
        return TownScope(slug: slug, country: content.signatory(slug)?.country ?? country)
    }

    /// The town that a document from elsewhere belongs to, whose first revision there is given; `nil` for what is no
    /// town's inventory.
    func town(ofBrought document: DocumentID, _ first: Revision) async throws -> TownScope? {
        guard let (slug, _) = InventoryDocument.town(of: document) else { return nil }
        if let signatory = content.signatory(slug) { return TownScope(slug: slug, country: signatory.country) }
        let oldest = try await history(document.name).main.first ?? first
        guard let inventory = try? Inventory.read(from: oldest) else { return nil }
        return TownScope(slug: slug, country: inventory.town.country)
    }

    /// Goes on only for those who may read a document's drafts.
    ///
    /// The answer is the same whether or not a registered town has the document. Of a town that is not in the register
    /// not even its name is told.
    func checkReading(_ name: String, _ actor: Actor) async throws {
        try await check(.readDrafts, name, actor)
    }

    /// Goes on only for those who may do something in the town of a document.
    func check(_ right: Right, _ name: String, _ actor: Actor) async throws {
        guard !actor.isLocal else { return }
        guard try await actor.may(right, in: town(of: name)) else { throw refusal(name) }
    }

    /// Under which names a change of a document is written.
    func authorship(
        on name: String, _ actor: Actor, for right: Right = .editInventory, reason: String? = nil
    ) async throws -> Authorship {
        let town = actor.isLocal ? TownScope(slug: "", country: "") : try await town(of: name)
        guard let authorship = actor.authorship(for: town, right: right, time: clock(), reason: reason) else {
            throw refusal(name)
        }
        return authorship
    }

    /// Under which names a town's document is begun or brought in; `nil` for those who may not.
    func authorship(in town: TownScope, _ actor: Actor, reason: String? = nil) -> Authorship? {
        actor.authorship(for: town, right: .editInventory, time: clock(), reason: reason)
    }

    /// What a document is begun for: the town, what it is called, and under which names it is written.
    struct Beginning {
        let scope: TownScope
        let name: String
        let authorship: Authorship
    }

    /// Reads the town that a form names; refused to who may not begin documents of it.
    ///
    /// A town that the register lacks is known by the role that names it, and not by what the form says.
    func beginning(_ form: FormFields, _ actor: Actor, _ language: Language) throws -> Beginning {
        let typed = String((form["town"] ?? "").trimmingCharacters(in: .whitespaces).prefix(200))
        guard !typed.isEmpty else { throw HTTPError(.badRequest) }
        let country = String((form["country"] ?? "").uppercased().prefix(2))
        let named = town(named: typed, country: country)
        let known = actor.isLocal ? named : towns(for: actor).first { $0.slug == named.slug }
        let scope = known ?? named
        guard let authorship = authorship(in: scope, actor) else { throw Refusal.notAllowed }
        let called = actor.isLocal ? typed : content.name(of: scope.slug, language) ?? typed
        return Beginning(scope: scope, name: called, authorship: authorship)
    }

    private func refusal(_ name: String) -> any Error {
        let slug = InventoryDocument.town(of: id(name))?.slug ?? ""
        return content.signatory(slug) == nil ? StoreError.notFound(id(name)) : Refusal.notAllowed
    }

    /// The towns whose inventories somebody may begin or change; of the register, and those named in roles.
    func towns(for actor: Actor) -> [TownScope] {
        let named = actor.grants.flatMap { grant in
            if case .towns(let towns) = grant.territory { Array(towns) } else { [TownScope]() }
        }
        let registered = content.signatories.map { TownScope(slug: $0.slug, country: $0.country) }
        return Set(registered + named).filter { authorship(in: $0, actor) != nil }.sorted()
    }
}
