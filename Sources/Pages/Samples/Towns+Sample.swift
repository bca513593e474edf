package import Localization

extension Home.Model {
    /// The register of Demokent and its neighbours.
    package static func sample(_ texts: Texts) -> Self {
        Self(
            signatories: Demokent.signatories, doubtful: 2, withoutTowns: ["BY", "TM", "UZ"],
            inventories: Demokent.listed, outlines: Demokent.outlines, isLocal: true, texts)
    }
}

extension TownList.Model {
    /// Three towns, one with a finding.
    package static func sample(_ texts: Texts) -> Self {
        Self(
            Demokent.signatories, of: 3, countries: ["KZ", "UA"], findings: Demokent.registerFindings,
            withInventory: [Demokent.slug], request: Request(), texts)
    }

    /// A country without towns.
    package static func emptySample(_ texts: Texts) -> Self {
        Self(
            [], of: 3, countries: ["KZ", "UA"], findings: [:], withInventory: [], request: Request(country: "UZ"), texts
        )
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
