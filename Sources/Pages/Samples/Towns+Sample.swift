import Cities
package import Localization

extension Home.Model {
    /// The register of Demokent and its neighbours.
    package static func sample(_ texts: Texts) -> Self {
        Self(
            signatories: Demokent.signatories, standings: [3: .onHold], doubtful: 2, withoutTowns: ["BY", "TM", "UZ"],
            newest: Demokent.listed.reversed(), of: 2, withInventory: [Demokent.slug], outlines: Demokent.outlines,
            isLocal: true, texts)
    }
}

extension TownList.Model {
    /// Three towns, one with a finding.
    package static func sample(_ texts: Texts) -> Self {
        Self(
            Demokent.signatories, of: 3, filters: .sample(TownQuery(), in: .list, texts),
            findings: Demokent.registerFindings, withInventory: [Demokent.slug], standings: [3: .onHold], texts)
    }

    /// A country without towns.
    package static func emptySample(_ texts: Texts) -> Self {
        Self(
            [], of: 3,
            filters: .sample(
                TownQuery(country: "UZ", commitment: .adaptation, notUnderstood: ["size"]), in: .list, texts),
            findings: [:], withInventory: [], texts)
    }
}

extension TownFilters {
    /// Two countries and a coordinator.
    package static func sample(_ query: TownQuery, in view: TownQuery.View, _ texts: Texts) -> Self {
        let towns = Demokent.signatories.map { town in
            var town = town
            town.coordinator = "Office of Demo oblast"
            return town
        }
        return Self(query, in: view, countries: ["KZ", "UA"], parties: PartyMembership.all(of: towns), texts)
    }
}

extension TownShow.Model {
    /// A town with two inventories.
    package static func sample(_ texts: Texts) -> Self {
        Self(
            Demokent.signatories[0], inventories: Demokent.listed, findings: [], isLocal: true, hasLog: true,
            covenant: .sample(texts), texts)
    }

    /// A town without an inventory, and with something noticed in the register.
    package static func emptySample(_ texts: Texts) -> Self {
        Self(
            Demokent.signatories[2], inventories: [], findings: Demokent.registerFindings[3] ?? [], isLocal: true,
            texts)
    }
}

extension InventoryShow.Model {
    /// The inventory of 2022.
    package static func sample(_ texts: Texts) -> Self {
        let address = Address(texts.language)
        return Self(
            Demokent.monitoring, town: Link("Demokent", address.town(Demokent.slug)),
            base: address.inventory(Demokent.slug, 2022),
            compare: [Link("2015 – 2022", address.compare(Demokent.slug, 2015, 2022))], revision: .sample, texts)
    }
}
