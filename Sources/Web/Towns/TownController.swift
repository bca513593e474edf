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
        router.get("\(language)/towns.csv") { request, _ in table(request) }
        router.get("\(language)/towns.json") { request, _ in try records(request) }
        router.get("\(language)/search") { request, _ in try search(request) }
        router.get("\(language)/towns/{slug}") { request, context in
            try town(request, try context.parameters.require("slug"))
        }
    }

    /// Towns whose point on the map is doubtful.
    private var doubtful: Int {
        let codes: Set = ["registry.point-of-another-town", "registry.point-outside-country"]
        return content.findings.values.count { findings in findings.contains { codes.contains($0.code) } }
    }

    private func map(_ request: Request) throws -> Response {
        let texts = try publisher.texts(request)
        let map = TownMap(
            content.signatories, withInventory: content.withInventory, outlines: content.outlines, texts)
        return publisher.publish(MapShow(MapShow.Model(map, doubtful: doubtful, texts)), request, texts)
    }

    private func home(_ request: Request) throws -> Response {
        let texts = try publisher.texts(request)
        let region = ["AM", "AZ", "BY", "GE", "KG", "KZ", "MD", "TJ", "TM", "UA", "UZ"]
        let model = Home.Model(
            signatories: content.signatories, doubtful: doubtful,
            withoutTowns: region.filter { !content.countries.contains($0) }, inventories: listed(texts),
            outlines: content.outlines, isLocal: publisher.site.hasWork, texts)
        return publisher.publish(Home(model), request, texts)
    }

    private func listed(_ texts: Texts, of slug: String? = nil) -> [ListedInventory] {
        (slug.map { content.inventories(of: $0) } ?? content.inventories).map { published in
            ListedInventory(
                published.result, town: published.names[texts.language.rawValue] ?? published.slug,
                slug: published.slug)
        }
    }

    private func list(_ request: Request) throws -> Response {
        let texts = try publisher.texts(request)
        let wanted = TownList.Model.Request(
            query: String((request.uri.queryParameters.get("q") ?? "").prefix(100)),
            country: String((request.uri.queryParameters.get("country") ?? "").uppercased().prefix(2)),
            page: max(1, request.uri.queryParameters.get("page", as: Int.self) ?? 1),
            commitment: choice(request, "commitment", among: Commitment.allCases.map(\.rawValue)),
            size: choice(request, "size", among: SizeClass.allCases.map(\.rawValue)),
            standing: choice(request, "standing", among: ["all", "on_hold"]))
        return publisher.publish(.html, request, on: today) {
            TownList(model(wanted, texts)).rendered(in: publisher.frame(request, texts))
        }
    }

    /// What was chosen from a list; nothing where the list does not have it.
    private func choice(_ request: Request, _ name: String, among choices: [String]) -> String {
        request.uri.queryParameters.get(name).flatMap { choices.contains($0) ? $0 : nil } ?? ""
    }

    private func model(_ wanted: TownList.Model.Request, _ texts: Texts) -> TownList.Model {
        let day = today
        let fitting = content.search.towns(matching: wanted.query, country: wanted.country, texts.language)
            .map { content.signatories[$0] }.filter { wanted.fits($0) }
        let held = Set(fitting.filter { !$0.standing(on: day).isActive }.map(\.id))
        // Who asks for a name wants that town, held or not.
        let isShown: (Signatory) -> Bool =
            switch wanted.standing {
            case "all": { _ in true }
            case "on_hold": { held.contains($0.id) }
            default: { !wanted.query.isEmpty || !held.contains($0.id) }
            }
        let shown = fitting.filter(isShown)
        return TownList.Model(
            shown, of: content.signatories.count, countries: content.countries, findings: content.findings,
            withInventory: content.withInventory, held: held,
            hidden: wanted.standing.isEmpty ? fitting.count - shown.count : 0, request: wanted, texts)
    }

    private func search(_ request: Request) throws -> Response {
        let texts = try publisher.texts(request)
        let query = String((request.uri.queryParameters.get("q") ?? "").prefix(100))
        return publisher.publish(TownList(model(.init(query: query), texts)), request, texts)
    }

    private func record(_ signatory: Signatory) -> SignatoryRecord {
        SignatoryRecord(
            signatory, findings: content.findings[signatory.id] ?? [],
            inventories: content.inventories(of: signatory.slug).map(\.result.inventory.year.number))
    }

    private func filtered(_ request: Request) -> [Signatory] {
        let country = request.uri.queryParameters.get("country")?.uppercased()
        let wanted = TownList.Model.Request(
            commitment: choice(request, "commitment", among: Commitment.allCases.map(\.rawValue)),
            size: choice(request, "size", among: SizeClass.allCases.map(\.rawValue)))
        return content.signatories.filter { (country == nil || $0.country == country) && wanted.fits($0) }
    }

    private func table(_ request: Request) -> Response {
        publisher.publish(.csv, request) { Self.csv(filtered(request).map(record)) }
    }

    private func records(_ request: Request) throws -> Response {
        try publisher.publish(.json, request) { try PublishedJSON.encode(filtered(request).map(record)) }
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
            let inventories = listed(texts, of: slug)
            guard let newest = inventories.max(by: { $0.year < $1.year }) else { throw HTTPError(.notFound) }
            return .seeOther(newest.address(texts) + (kind.map { ".\($0)" } ?? ""))
        }
        switch kind {
        case "csv": return publisher.publish(.csv, request) { Self.csv([record(signatory)]) }
        case "json": return try publisher.publish(.json, request) { try PublishedJSON.encode(record(signatory)) }
        default:
            let covenant = covenant(signatory, texts)
            let model = TownShow.Model(
                signatory, inventories: listed(texts, of: slug), findings: content.findings[signatory.id] ?? [],
                isLocal: publisher.site.hasWork, hasLog: publisher.site.hasLog,
                plans: content.publishedPlanYears(of: slug),
                reports: content.publishedReports(of: slug).map { ($0.number, $0.report.day) }, covenant: covenant,
                texts)
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

extension TownList.Model.Request {
    /// Whether a town has promised what is asked for, and is of that size.
    fileprivate func fits(_ signatory: Signatory) -> Bool {
        (commitment.isEmpty || signatory.commitments.contains { $0.rawValue == commitment })
            && (size.isEmpty || signatory.population.map { SizeClass($0).rawValue == size } ?? false)
    }
}
