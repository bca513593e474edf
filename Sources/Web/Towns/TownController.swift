import Cities
import Exchange
import Findings
import HTTPTypes
import Hummingbird
import Inventories
import Localization
import Pages
import Plans
import Quantities
import Statistics

/// The home page, the register and the towns.
struct TownController: Sendable {
    let publisher: Publisher
    /// Seconds since 1970 UTC: where a town stands follows from the day.
    let clock: @Sendable () -> Int64

    private var today: CalendarDay { CalendarDay(secondsSince1970: clock()) }
    private var content: SiteContent { publisher.content }

    func addRoutes(to router: Router<QalaContext>, at language: RouterPath) {
        router.get(language) { request, _ in try home(request) }
        router.get("\(language)/map") { request, _ in try map(request) }
        router.get("\(language)/towns") { request, _ in try list(request) }
        router.get("\(language)/towns.csv") { request, _ in try table(request) }
        router.get("\(language)/towns.json") { request, _ in try records(request) }
        router.get("\(language)/search") { request, _ in try search(request) }
        router.get("\(language)/towns/{slug}") { request, context in
            try town(request, try context.parameters.require("slug"))
        }
    }

    /// Of how many towns the point on the map is doubtful.
    private func doubtful(among towns: [Signatory]) -> Int {
        let codes: Set = ["registry.point-of-another-town", "registry.point-outside-country"]
        return towns.count { town in content.findings[town.id]?.contains { codes.contains($0.code) } ?? false }
    }

    private func map(_ request: Request) throws -> Response {
        let texts = try publisher.texts(request)
        let query = TownQuery(request, content)
        return publisher.publish(.html, request, on: today) {
            let towns = TownSelection(query, in: .map, of: content, on: today, texts.language)
            let map = TownMap(
                towns.shown, standings: towns.standings, withInventory: content.withInventory,
                outlines: content.outlines, texts)
            let model = MapShow.Model(
                towns.shown, of: content.signatories.count, filters: filters(query, in: .map, texts), map: map,
                doubtful: doubtful(among: towns.shown), texts)
            return MapShow(model).rendered(in: publisher.frame(request, texts))
        }
    }

    private func home(_ request: Request) throws -> Response {
        let texts = try publisher.texts(request)
        let region = ["AM", "AZ", "BY", "GE", "KG", "KZ", "MD", "TJ", "TM", "UA", "UZ"]
        return publisher.publish(.html, request, on: today) {
            let towns = TownSelection(TownQuery(), in: .map, of: content, on: today, texts.language)
            let model = Home.Model(
                signatories: content.signatories, standings: towns.standings,
                doubtful: doubtful(among: content.signatories),
                withoutTowns: region.filter { !content.countries.contains($0) },
                newest: content.listed(content.newestInventories(Home.newestInventories), texts),
                of: content.inventories.count, withInventory: content.withInventory, outlines: content.outlines,
                isLocal: publisher.site.hasWork, texts)
            return Home(model).rendered(in: publisher.frame(request, texts))
        }
    }

    private func list(_ request: Request) throws -> Response {
        let texts = try publisher.texts(request)
        let query = TownQuery(request, content)
        return publisher.publish(.html, request, on: today) {
            TownList(model(query, texts)).rendered(in: publisher.frame(request, texts))
        }
    }

    private func filters(_ query: TownQuery, in view: TownQuery.View, _ texts: Texts) -> TownFilters {
        TownFilters(query, in: view, countries: content.countries, parties: content.parties, texts)
    }

    private func model(_ query: TownQuery, _ texts: Texts) -> TownList.Model {
        let towns = TownSelection(query, in: .list, of: content, on: today, texts.language)
        return TownList.Model(
            towns.shown, of: content.signatories.count, filters: filters(query, in: .list, texts),
            findings: content.findings, withInventory: content.withInventory, standings: towns.standings,
            hidden: query.standing == nil ? towns.hidden : 0, texts)
    }

    private func search(_ request: Request) throws -> Response {
        let texts = try publisher.texts(request)
        let query = String((request.uri.queryParameters.get("q") ?? "").prefix(100))
        return publisher.publish(TownList(model(.init(query: query), texts)), request, texts)
    }

    private func record(_ signatory: Signatory) -> SignatoryRecord {
        SignatoryRecord(
            signatory, findings: content.findings[signatory.id] ?? [],
            inventories: content.inventories(of: signatory.slug).map(\.inventory.year.number))
    }

    /// The records of the towns that are asked for, in the order of the register.
    private func records(of request: Request) throws -> [SignatoryRecord] {
        let texts = try publisher.texts(request)
        let query = TownQuery(request, content)
        let shown = Set(TownSelection(query, in: .data, of: content, on: today, texts.language).shown.map(\.id))
        return content.signatories.filter { shown.contains($0.id) }.map(record)
    }

    private func table(_ request: Request) throws -> Response {
        try publisher.publish(.csv, request, on: today) { Self.csv(try records(of: request)) }
    }

    private func records(_ request: Request) throws -> Response {
        try publisher.publish(.json, request, on: today) { try PublishedJSON.encode(try records(of: request)) }
    }

    private static func csv(_ records: [SignatoryRecord]) -> [UInt8] {
        var writer = CSVWriter()
        writer.append(texts: SignatoryRecord.headings)
        for record in records { writer.append(record.cells) }
        return writer.bytes
    }

    private func town(_ request: Request, _ last: String) throws -> Response {
        let texts = try publisher.texts(request)
        let (slug, kind) = last.nameAndExtension
        guard let signatory = content.signatory(slug) else {
            guard let newest = content.inventories(of: slug).last else { throw HTTPError(.notFound) }
            let address = Address(texts.language).inventory(slug, newest.inventory.year.number)
            return .seeOther(address + (kind.map { ".\($0)" } ?? ""))
        }
        switch kind {
        case "csv": return publisher.publish(.csv, request) { Self.csv([record(signatory)]) }
        case "json": return try publisher.publish(.json, request) { try PublishedJSON.encode(record(signatory)) }
        default:
            let covenant = covenant(signatory, texts)
            let model = TownShow.Model(
                signatory, inventories: content.listed(of: slug, texts), findings: content.findings[signatory.id] ?? [],
                isLocal: publisher.site.hasWork, hasLog: publisher.site.hasLog,
                plans: content.publishedPlanYears(of: slug),
                reports: content.publishedReports(of: slug).map { ($0.name.number, $0.content.day) },
                covenant: covenant, texts)
            // What is due tomorrow is said anew tomorrow.
            guard !covenant.isOfToday else { return publisher.show(TownShow(model), request, texts) }
            return publisher.publish(TownShow(model), request, texts)
        }
    }

    private func covenant(_ signatory: Signatory, _ texts: Texts) -> CovenantBlock {
        CovenantBlock(
            signatory, content.shipped.calendar, on: today,
            party: { role, name in
                let party = content.parties.first { $0.party.role == role && $0.party.name.published == name }
                return party.map { Address(texts.language).party($0.id) }
            }, texts)
    }
}
