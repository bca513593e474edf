import Exchange
import Findings
import HTTPTypes
import Hummingbird
import Inventories
import Localization
import Pages
import Quantities
import ReferenceData
import Reviews

/// Factors, rules, the glossary and what the pages rest on.
struct ReferenceController: Sendable {
    let publisher: Publisher
    private let glossary: [ReferenceLibrary.GlossaryTerm]
    private let sources: [ReferenceLibrary.TableSource]

    init(publisher: Publisher) throws {
        self.publisher = publisher
        glossary = try publisher.content.library.glossary()
        sources = try publisher.content.library.sources()
    }

    private var content: SiteContent { publisher.content }

    func addRoutes(to router: Router<QalaContext>, at language: RouterPath) {
        router.get("\(language)/factors") { request, _ in try chosenFactors(request) }
        router.get("\(language)/factors/{country}/{year}") { request, context in try factors(request, context) }
        router.get("\(language)/rules") { request, _ in try rules(request) }
        router.get("\(language)/rules.csv") { request, _ in
            try publisher.publish(.csv, request) { try content.library.bytes("eligibility_rules.csv") }
        }
        router.get("\(language)/rules.json") { request, _ in
            try publisher.publish(.json, request) { try PublishedJSON.encode(content.library.rules) }
        }
        router.get("\(language)/rules/{id}") { request, context in try rule(request, context) }
        router.get("\(language)/glossary") { request, _ in try terms(request) }
        router.get("\(language)/about") { request, _ in try about(request) }
    }

    /// The form of the factor page sends its choice as a query; the answer has an address of its own.
    private func chosenFactors(_ request: Request) throws -> Response {
        let texts = try publisher.texts(request)
        let country = request.uri.queryParameters.get("country") ?? publisher.site.factors.country
        let year = request.uri.queryParameters.get("year", as: Int.self) ?? publisher.site.factors.year
        return .seeOther(Address(texts.language).factors(country, year))
    }

    private func factors(_ request: Request, _ context: QalaContext) throws -> Response {
        let texts = try publisher.texts(request)
        let code = try context.parameters.require("country").uppercased()
        let (yearText, kind) = try context.parameters.require("year").nameAndExtension
        guard let country = content.library.tables.countries[code], let year = Int(yearText),
            (1900...2200).contains(year)
        else { throw HTTPError(.notFound) }
        if kind == "csv" {
            let list = FactorExport(country: country, year: Year(year), tables: content.library.tables)
            return publisher.publish(.csv, request) { list.csv }
        }
        if kind == "json" {
            let list = FactorExport(country: country, year: Year(year), tables: content.library.tables)
            return try publisher.publish(.json, request) { try PublishedJSON.encode(list) }
        }
        let model = FactorList.Model(
            country: code, year: Year(year), tables: content.library.tables,
            countries: content.library.tables.countries.keys.sorted(),
            fuelName: { content.library.fuelNames[$0]?[texts.language.rawValue] ?? $0.rawValue }, texts)
        return publisher.publish(FactorList(model), request, texts)
    }

    private func rules(_ request: Request) throws -> Response {
        let texts = try publisher.texts(request)
        return publisher.publish(RuleList(RuleList.Model(content.library.ruleEditions.current, texts)), request, texts)
    }

    private func rule(_ request: Request, _ context: QalaContext) throws -> Response {
        let texts = try publisher.texts(request)
        let id = try context.parameters.require("id").uppercased()
        guard let rule = content.library.rules.first(where: { $0.id == id }), texts.has("finding.\(id).title") else {
            throw HTTPError(.notFound)
        }
        // A page of them is enough to look for an example in; examining all would take a while.
        let example = content.inventories.prefix(InventoryList.perPage).lazy.flatMap(\.result.findings)
            .first { $0.code == id }
        return publisher.publish(RuleShow(RuleShow.Model(rule, example: example, texts)), request, texts)
    }

    private func terms(_ request: Request) throws -> Response {
        let texts = try publisher.texts(request)
        let terms = glossary.map { row in
            Glossary.Term(
                id: row.term,
                words: Dictionary(
                    uniqueKeysWithValues: Language.allCases.map { ($0, row.words[$0.rawValue] ?? row.term) }),
                meaning: row.meaning, isReviewed: row.isReviewed)
        }
        return publisher.publish(Glossary(Glossary.Model(terms, texts)), request, texts)
    }

    private func about(_ request: Request) throws -> Response {
        let texts = try publisher.texts(request)
        let publications = content.inventories.compactMap { published -> Fact? in
            guard let publication = published.inventory.publication else { return nil }
            let name = content.townName(of: published, texts.language)
            return Fact("\(name), \(published.inventory.year)", publication.title)
        }
        let tables = sources.map {
            Fact($0.table, [$0.source, $0.licence].filter { !$0.isEmpty }.joined(separator: " · "))
        }
        return publisher.publish(About(About.Model(sources: tables + publications)), request, texts)
    }
}
