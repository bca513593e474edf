public import Ledger

/// A party of the covenant that is no town: a coordinator or a supporter, with the towns that work with it.
public struct Party: Hashable, Codable, Sendable {
    /// What it is to its towns.
    public enum Role: String, Codable, Sendable, CaseIterable {
        /// A region or a ministry that guides and helps towns of its territory.
        case coordinator
        /// A network or an association that helps its members.
        case supporter
    }

    /// How far a coordinator's territory reaches.
    public enum Level: String, Codable, Sendable, CaseIterable {
        /// A whole country.
        case national
        /// An oblast, a marz, a raion.
        case territorial
    }

    /// What it is.
    public var role: Role
    /// How far its territory reaches, where somebody wrote it down.
    public var level: Level?
    /// Its names; members name it by the published one.
    public var name: TownName
    /// ISO 3166-1 alpha-2 codes of the countries it works in.
    public var countries: [String]
    /// Its territory in words: an oblast, a country.
    public var territory: String?
    /// The day it signed its statement of commitment.
    public var signed: CalendarDay?
    /// Its address in the net.
    public var site: String?

    /// Describes a party.
    public init(
        role: Role, level: Level? = nil, name: TownName, countries: [String], territory: String? = nil,
        signed: CalendarDay? = nil, site: String? = nil
    ) {
        self.role = role
        self.level = level
        self.name = name
        self.countries = countries
        self.territory = territory
        self.signed = signed
        self.site = site
    }
}

extension Party: LedgerContent {
    /// The kind of document that a party is kept in; everybody may read it.
    public static let documentKind = "party"
    /// The version of the document that is written.
    public static let documentSchema = 1
    /// Names fall into their members.
    public static let documentShape = DocumentShape(divided: ["name"])
}

/// A party and the towns that work with it.
public struct PartyMembership: Hashable, Sendable, Identifiable {
    /// The part of the address that names the party.
    public var id: String
    /// The party.
    public var party: Party
    /// The towns, in the order of the register.
    public var members: [Signatory]

    /// The parties that a register names, and those that were written down, by name.
    ///
    /// What was written down of a party stands in the place of what the register alone tells. `written` has the parts of
    /// their addresses.
    public static func all(of register: [Signatory], written: [String: Party] = [:]) -> [PartyMembership] {
        var parties: [String: PartyMembership] = written.reduce(into: [:]) { parties, entry in
            parties[entry.key] = PartyMembership(id: entry.key, party: entry.value, members: [])
        }
        let known = Dictionary(written.map { (Key($0.value), $0.key) }) { first, _ in first }
        for town in register {
            for (role, name) in [(Party.Role.coordinator, town.coordinator), (.supporter, town.supporter)] {
                guard let name, let part = name.addressPart else { continue }
                let id = known[Key(role: role, name: name)] ?? "\(role.rawValue)-\(part)"
                var membership =
                    parties[id]
                    ?? PartyMembership(
                        id: id, party: Party(role: role, name: TownName(published: name), countries: []), members: [])
                membership.members.append(town)
                if written[id] == nil, !membership.party.countries.contains(town.country) {
                    membership.party.countries = (membership.party.countries + [town.country]).sorted()
                }
                parties[id] = membership
            }
        }
        return parties.values.sorted { ($0.party.name.published, $0.id) < ($1.party.name.published, $1.id) }
    }

    private struct Key: Hashable {
        var role: Party.Role
        var name: String

        init(role: Party.Role, name: String) {
            self.role = role
            self.name = name
        }

        init(_ party: Party) { self.init(role: party.role, name: party.name.published) }
    }
}
