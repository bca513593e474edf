import Cities
import Findings
import Hummingbird
import Inventories
import Ledger
import Localization
import Pages
import Plans
import Quantities

/// Plans that were accepted, for everybody: the page, its document, and what can be taken away.
struct PublishedPlanController: Sendable {
    let publisher: Publisher

    private var content: SiteContent { publisher.content }

    func addRoutes(to router: Router<QalaContext>, at language: RouterPath) {
        let plan = "\(language)/towns/{slug}/plans/{year}"
        router.get(RouterPath(plan)) { request, context in try await show(request, context) }
        router.get(RouterPath("\(plan)/report")) { request, context in try report(request, context) }
    }

    /// The views of the plan that an address names, and how it is to be given.
    private func found(
        _ context: QalaContext, _ texts: Texts
    ) throws -> (views: PlanViews, published: SiteContent.PublishedPlan, kind: String?) {
        let slug = try context.parameters.require("slug")
        let (text, kind) = try context.parameters.require("year").planNameAndExtension
        guard let year = Int(text), let published = content.publishedPlan(of: slug, year) else {
            throw HTTPError(.notFound)
        }
        let address = Address(texts.language)
        let town = content.name(of: slug, texts.language) ?? published.plan.town.name
        var views = PlanViews(
            result: published.result, name: TownDocumentName(slug: slug, number: year), town: town,
            base: address.plan(slug, year),
            crumbs: [Link(town, address.town(slug)), Link(texts.text("town.plan", ["year": .plain(year)]), nil)],
            content: content, texts: texts)
        views.baseline = published.baseline
        views.latest = published.latest
        views.digest = published.revision.digest
        return (views, published, kind)
    }

    private func show(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let (views, _, kind) = try found(context, texts)
        if let kind { return try await views.reply(kind) }
        return publisher.publish(PlanShow(views.model()), request, texts)
    }

    private func report(_ request: Request, _ context: QalaContext) throws -> Response {
        let texts = try publisher.texts(request)
        let (views, published, _) = try found(context, texts)
        return publisher.show(
            views.report(request, madeAt: published.revision.authorship.time), request, texts)
    }
}

extension SiteContent {
    /// An accepted plan, examined with what is published of its town.
    struct PublishedPlan: Sendable {
        let revision: Revision
        let plan: Plan
        let result: PlanResult
        let baseline: PlanDesk.Inventoried?
        let latest: PlanDesk.Inventoried?
    }

    /// The years of a town's accepted plans, oldest first.
    func publishedPlanYears(of slug: String) -> [Int] {
        plans.ofTown(slug).map(\.name.number)
    }

    /// A town's accepted plan of a commitment year, as it stood on the day it was published.
    func publishedPlan(of slug: String, _ year: Int) -> PublishedPlan? {
        guard let published = plans[TownDocumentName(slug: slug, number: year)] else { return nil }
        let (revision, plan) = (published.revision, published.content)
        let years = plan.inventoryYears(among: inventoryYears(of: slug))
        let baseline = years.baseline.flatMap { inventoried(slug, $0.number) }
        let latest = years.latest.flatMap { inventoried(slug, $0.number) }
        let context = PlanContext(
            signatory(slug), plan: year, baseline: baseline?.result, latest: latest?.result,
            today: CalendarDay(secondsSince1970: revision.authorship.time))
        return PublishedPlan(
            revision: revision, plan: plan, result: examinePlan(plan, context: context), baseline: baseline,
            latest: latest)
    }

    /// The years of a town's published inventories.
    func inventoryYears(of slug: String) -> [Year] { inventories(of: slug).map(\.inventory.year) }

    /// A town's published inventory of a year.
    func inventoried(_ slug: String, _ year: Int) -> PlanDesk.Inventoried? {
        inventories(of: slug).first { $0.inventory.year.number == year }.map { published in
            PlanDesk.Inventoried(
                result: published.result, address: { Address($0).inventory(slug, year) }, digest: nil)
        }
    }
}
