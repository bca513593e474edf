import Exchange
import Findings
import Foundation
import HTTPTypes
import Hummingbird
import Inventories
import Localization
import Pages
import Quantities
import ReferenceData

/// Published inventories: the page, its figures, comparisons, and what can be taken away.
struct InventoryController: Sendable {
    let publisher: Publisher
    let log: PublicLog?

    private var content: SiteContent { publisher.content }

    func addRoutes(to router: Router<QalaContext>, at language: RouterPath) {
        let inventory = "\(language)/towns/{slug}/inventories/{year}"
        router.get("\(language)/inventories") { request, _ in try list(request) }
        router.get("\(language)/inventories.csv") { request, _ in try summaries(request) }
        router.get("\(language)/inventories.json") { request, _ in try reports(request) }
        router.get(RouterPath(inventory)) { request, context in try await show(request, context) }
        router.get(RouterPath("\(inventory)/report")) { request, context in try await report(request, context) }
        router.get(RouterPath("\(inventory)/workbook.xlsx")) { request, context in try workbook(request, context) }
        router.get(RouterPath("\(inventory)/figures/{figure}")) { request, context in
            try await figure(request, context)
        }
        router.get("\(language)/towns/{slug}/compare/{before}/{after}") { request, context in
            try compare(request, context)
        }
    }

    private func list(_ request: Request) throws -> Response {
        let texts = try publisher.texts(request)
        let all = content.inventoriesByName(texts.language)
        let pages = InventoryList.pages(Self.page(request), of: all.count, texts.language)
        let shown = pages.shown(of: all, perPage: InventoryList.perPage)
        let model = InventoryList.Model(content.listed(shown, texts), pages: pages, texts)
        return publisher.publish(InventoryList(model), request, texts)
    }

    private static func page(_ request: Request) -> Int { request.uri.queryParameters.get("page", as: Int.self) ?? 1 }

    private func summaries(_ request: Request) throws -> Response {
        let (shown, links) = try pageOfData(request)
        return publisher.publish(.csv, request, links: links) {
            InventoryTable.summary(shown.map { ($0.slug, $0.rangedFigures) })
        }
    }

    private func reports(_ request: Request) throws -> Response {
        let texts = try publisher.texts(request)
        let (shown, links) = try pageOfData(request)
        return try publisher.publish(.json, request, links: links) {
            try PublishedJSON.encode(shown.map { InventoryExport($0.result, texts: texts) })
        }
    }

    /// The inventories that are asked for as data, in one order for all languages, with links to those before and
    /// after them; a page after the last is not found, so that a program that counts on comes to an end.
    private func pageOfData(_ request: Request) throws -> (shown: ArraySlice<PublishedInventory>, links: String?) {
        let all = content.inventories
        let asked = Self.page(request)
        let pages = Pages(
            current: asked, items: all.count, perPage: InventoryList.perPage, prefix: "\(request.uri.path)?page=")
        guard asked == pages.current else { throw HTTPError(.notFound) }
        return (pages.shown(of: all, perPage: InventoryList.perPage), pages.links)
    }

    /// A published inventory's town in the page's language.
    private func name(_ published: PublishedInventory, _ texts: Texts) -> String {
        content.townName(of: published, texts.language)
    }

    /// The published inventory that an address names, and what was asked of it: `csv`, `json`, `pdf`.
    private func found(
        _ context: QalaContext, year parameter: String = "year"
    ) throws -> (PublishedInventory, kind: String?) {
        let slug = try context.parameters.require("slug")
        let (year, kind) = try context.parameters.require(parameter).nameAndExtension
        guard
            let published = content.inventories(of: slug).first(where: { $0.inventory.year.description == year })
        else { throw HTTPError(.notFound) }
        return (published, kind)
    }

    private func views(_ published: PublishedInventory, _ texts: Texts) async -> InventoryViews {
        let address = Address(texts.language)
        // Where the ledger does not answer, the page says nothing of it.
        let revision = try? await log?.revision(showing: published.inventory, of: published.slug)
        return InventoryViews(
            result: published.result, revision: revision,
            town: Link(name(published, texts), address.town(published.slug)),
            name: name(published, texts),
            base: address.inventory(published.slug, published.inventory.year.number), texts: texts)
    }

    private func show(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let (published, kind) = try found(context)
        let views = await views(published, texts)
        if kind == "pdf" { return try await views.pdf() }
        if let kind { return try publisher.publish(views.media(kind), request) { try views.bytes(kind) } }
        let years = content.inventories(of: published.slug).map(\.inventory.year.number)
        let compare = zip(years, years.dropFirst()).map { before, after in
            Link(
                texts.text("take.compare", ["before": .plain(before), "after": .plain(after)]),
                Address(texts.language).compare(published.slug, before, after))
        }
        return publisher.publish(InventoryShow(views.model(request, compare: compare)), request, texts)
    }

    private func report(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let views = await views(try found(context).0, texts)
        return publisher.show(views.report(request, digest: views.revision?.digest), request, texts)
    }

    private func figure(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let views = await views(try found(context).0, texts)
        let (path, kind) = try context.parameters.require("figure").nameAndExtension
        return try views.figure(path, kind, texts: texts) { page in
            publisher.publish(page, request, texts)
        }
    }

    private func workbook(_ request: Request, _ context: QalaContext) throws -> Response {
        let texts = try publisher.texts(request)
        let (published, _) = try found(context)
        let inventory = published.inventory
        let bytes = try content.workbook(
            town: name(published, texts), country: inventory.town.country, year: inventory.year,
            inventory: inventory, language: texts.language, created: 1_767_225_600)
        return Response(.ok, .workbook, bytes, download: "\(published.slug)-\(inventory.year).xlsx")
    }

    private func compare(_ request: Request, _ context: QalaContext) throws -> Response {
        let texts = try publisher.texts(request)
        let (before, _) = try found(context, year: "before")
        let (after, kind) = try found(context, year: "after")
        let comparison = InventoryComparison(from: before.result, to: after.result)
        if kind == "csv" {
            let report = ComparisonReport(comparison, trend: nil, texts: texts)
            return publisher.publish(.csv, request) { report.csv }
        }
        if kind == "json" {
            let report = ComparisonReport(
                comparison, trend: content.trend(from: before.result, to: after.result), texts: texts)
            return try publisher.publish(.json, request) { try PublishedJSON.encode(report) }
        }
        let address = Address(texts.language)
        let years = (before.inventory.year.number, after.inventory.year.number)
        let model = InventoryCompare.Model(
            comparison, town: Link(name(after, texts), address.town(after.slug)),
            before: address.inventory(before.slug, years.0), after: address.inventory(after.slug, years.1),
            base: address.compare(after.slug, years.0, years.1), texts)
        return publisher.publish(InventoryCompare(model), request, texts)
    }
}
