import Cities
import Findings
import Inventories
package import Localization
import Quantities
import Reviews

extension FactorList.Model {
    /// Tables that have a row of each kind, all invented.
    package static func sample(_ texts: Texts) -> Self {
        var tables = Demokent.tables
        let coal = Fuel(rawValue: "coal_sample")
        let citation = Citation(source: "invented", edition: "1", verification: .design, note: "a jump, invented too")
        tables.nationalFactors = [
            "KAZ": [2014, 2015, 2016].map { year in
                FactorTables.NationalFactor(
                    country: "KAZ", year: Year(year), basis: .carbonDioxide, value: Quantity(0.8), citation: citation)
            }
        ]
        tables.carrierFuels = [
            FactorTables.CarrierFuel(country: "KAZ", carrier: .coal, calorificFuel: coal, factorFuel: coal)
        ]
        tables.referenceFactors = [
            coal: [
                FactorTables.ReferenceFactor(
                    edition: "INVENTED", fuel: coal, carrier: .coal, gas: .carbonDioxide, use: "stationary combustion",
                    value: Quantity(0.35), warming: nil, citation: citation)
            ]
        ]
        tables.calorificValues = [
            coal: [
                FactorTables.CalorificValue(
                    country: "KAZ", fuel: coal, perTonne: 5.5, perCubicMetre: nil, citation: citation)
            ]
        ]
        return Self(
            country: "KZ", year: 2015, tables: tables, countries: ["KZ", "UA"], fuelName: { $0.rawValue }, texts)
    }
}

extension RuleDefinition {
    static let sample = RuleDefinition(
        id: "C03", group: "inventory", object: "cell", rule: "No network heat moves a vehicle", thresholdText: "0",
        unit: "MWh", severity: .error, citation: Citation(source: "invented", verification: .design))
}

extension RuleEdition {
    /// An edition of one rule.
    static var sample: RuleEdition? {
        CalendarDay("2026-11-22").flatMap { try? RuleEdition(id: "2026-1", day: $0, code: 1, definitions: [.sample]) }
    }
}

extension RuleList.Model {
    /// One rule.
    package static func sample(_ texts: Texts) -> Self? { RuleEdition.sample.map { Self($0, texts) } }
}

extension RuleShow.Model {
    /// A rule with a finding.
    package static func sample(_ texts: Texts) -> Self {
        Self(.sample, example: Demokent.monitoring.findings.first { $0.code == "C03" }, texts)
    }
}

extension Glossary.Model {
    /// Two words.
    package static func sample(_ texts: Texts) -> Self {
        Self(
            [
                Glossary.Term(
                    id: "signatory", words: [.en: "signatory", .ru: "подписант", .kk: "қол қоюшы"],
                    meaning: "A town whose council has joined the covenant.", isReviewed: false),
                Glossary.Term(
                    id: "inventory", words: [.en: "inventory", .ru: "кадастр выбросов", .kk: "түгендеу"],
                    meaning: "What a town emits in one year.", isReviewed: true),
            ], texts)
    }
}

extension About.Model {
    /// One source.
    package static func sample(_ texts: Texts) -> Self {
        Self(sources: [Fact("signatories.csv", "invented, CC0 1.0")])
    }
}

extension Search.Model {
    /// Something found.
    package static func sample(_ texts: Texts) -> Self {
        let town = Link("Demokent", Address(texts.language).town(Demokent.slug))
        return Self(query: "demo", hits: [Search.Hit(town, note: texts.country("KZ"))], texts)
    }

    /// Nothing found.
    package static func emptySample(_ texts: Texts) -> Self { Self(query: "<b>", hits: [], texts) }
}

extension MapShow.Model {
    /// The register of Demokent and its neighbours, one of them on hold and one that has left.
    package static func sample(_ texts: Texts) -> Self {
        let map = TownMap(
            Demokent.signatories, standings: [2: .withdrawn, 3: .onHold], withInventory: [Demokent.slug],
            outlines: Demokent.outlines, texts)
        return Self(
            Demokent.signatories, of: 3, filters: .sample(TownQuery(), in: .map, texts), map: map, doubtful: 1, texts)
    }

    /// A country without towns.
    package static func emptySample(_ texts: Texts) -> Self {
        let map = TownMap([], withInventory: [], outlines: Demokent.outlines, texts)
        return Self(
            [], of: 3, filters: .sample(TownQuery(country: "UZ", standing: .active), in: .map, texts), map: map,
            doubtful: 0, texts)
    }
}

extension ErrorPage.Model {
    /// An address with a letter too many.
    package static func sample(_ texts: Texts) -> Self {
        Self(.notFound, status: 404, path: "/\(texts.language.rawValue)/towns/demokennt")
    }
}
