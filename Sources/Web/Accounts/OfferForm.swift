import Accounts
import Cities
import Findings
import Foundation
import Localization
import Pages
import Quantities

/// A role to be offered, as a form says it: which, where, until when.
struct OfferForm: Sendable {
    let counter: Counter
    let actor: Actor
    /// By which right it is offered: by inviting, or to somebody who has an account.
    let right: Right

    /// What is wrong with the form.
    enum Problem: Error {
        case noTown
        case unknownTown(String)
        case day

        func words(_ texts: Texts) -> String {
            switch self {
            case .noTown: texts.text("problem.no-town")
            case .unknownTown(let name): texts.text("problem.unknown-town", ["name": .text(name)])
            case .day: texts.text("problem.day")
            }
        }
    }

    private var countries: [String] {
        Set(counter.content.countries).filter { code in
            Role.allCases.contains { actor.mayGive($0, over: .country(code), by: right) }
        }.sorted()
    }

    /// The roles that the actor may offer somewhere.
    var roles: [Role] {
        let named = actor.grants.flatMap { grant in
            if case .towns(let towns) = grant.territory {
                towns.map { RoleTerritory.towns([$0]) }
            } else {
                [RoleTerritory]()
            }
        }
        let wide = actor.grants.compactMap { grant -> [RoleTerritory]? in
            switch grant.territory {
            case .everything:
                [.everything, .country("KZ"), .towns([TownScope(slug: "any", country: "KZ")])]
            case .country(let code): [.country(code), .towns([TownScope(slug: "any", country: code)])]
            case .towns: nil
            }
        }
        let places = named + wide.flatMap(\.self)
        return Role.allCases.filter { role in places.contains { actor.mayGive(role, over: $0, by: right) } }
    }

    func fields(_ offer: AccountForm.Model.Offer, _ texts: Texts) -> [AccountForm.Field] {
        AccountForm.Model.offerFields(
            offer, roles: roles, countries: countries,
            everywhere: Role.allCases.contains { actor.mayGive($0, over: .everything, by: right) }, texts)
    }

    /// An empty form; who has a few towns finds them named.
    func start(_ texts: Texts) -> AccountForm.Model.Offer {
        let towns = actor.grants.flatMap { grant in
            if case .towns(let towns) = grant.territory { towns.sorted() } else { [TownScope]() }
        }
        let names = towns.count <= 3 ? towns.map { counter.content.name(of: $0.slug, texts.language) ?? $0.slug } : []
        return .init(place: "towns", towns: names.joined(separator: ", "))
    }

    /// The form as it was typed.
    func typed(_ fields: FormFields) -> AccountForm.Model.Offer {
        func field(_ name: String) -> String { String((fields[name] ?? "").prefix(2_000)) }
        return .init(role: field("role"), place: field("place"), towns: field("towns"), until: field("until"))
    }

    /// The offer that the form says.
    func offer(_ fields: FormFields) throws -> InvitePerson.Offer {
        guard let role = fields["role"].flatMap(Role.init(rawValue:)) else { throw AccountError.notAllowed }
        return InvitePerson.Offer(role, over: try territory(fields), until: try until(fields["until"] ?? ""))
    }

    private func territory(_ fields: FormFields) throws -> RoleTerritory {
        let place = fields["place"] ?? ""
        if place == "everything" { return .everything }
        if place.hasPrefix("country:") { return .country(String(place.dropFirst(8).prefix(2))) }
        let names = (fields["towns"] ?? "").split { $0 == "," || $0 == ";" || $0.isNewline }.prefix(100)
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        guard !names.isEmpty else { throw Problem.noTown }
        return .towns(Set(try names.map(town)))
    }

    /// A town of the register by any of its names, one that the actor's own roles name, or one that is yet to join, by
    /// its country and the part of its address: `KZ/balkhash`.
    private func town(_ name: String) throws -> TownScope {
        let folded = name.lowercased()
        let known = counter.content.signatories.first { signatory in
            [signatory.slug, signatory.name.published, signatory.name.russian, signatory.name.kazakh]
                .contains { $0?.lowercased() == folded }
        }
        if let known { return TownScope(slug: known.slug, country: known.country) }
        for case .towns(let towns) in actor.grants.map(\.territory) {
            if let town = towns.first(where: { $0.slug == folded }) { return town }
        }
        let parts = folded.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        if parts.count == 2, CountryGroup.all.contains(parts[0].uppercased()), parts[1].addressPart == parts[1] {
            return TownScope(slug: parts[1], country: parts[0].uppercased())
        }
        throw Problem.unknownTown(name)
    }

    /// The end of a day, in seconds since 1970 UTC.
    private func until(_ typed: String) throws -> Int64? {
        guard !typed.isEmpty else { return nil }
        guard let day = try? Date("\(typed)T23:59:59Z", strategy: .iso8601) else { throw Problem.day }
        let time = Int64(day.timeIntervalSince1970)
        guard time > counter.office.now else { throw Problem.day }
        return time
    }
}
