import Exchange
import HTTPTypes
import Hummingbird
import Inventories
import Localization
import Pages
import Quantities
import ReferenceData

/// Published inventories: the page, its figures and what can be taken away.
struct InventoryController: Sendable {
    let publisher: Publisher

    private var content: SiteContent { publisher.content }

    func addRoutes(to router: Router<BasicRequestContext>, at language: RouterPath) {
        let inventory: RouterPath = "\(language)/towns/{slug}/inventories"
        router.get("\(inventory)/{year}") { request, context in try show(request, context) }
    }

    /// The published inventory that an address names.
    private func found(_ context: BasicRequestContext, year parameter: String = "year") throws -> SiteContent.Published {
        let slug = try context.parameters.require("slug")
        let year = try context.parameters.require(parameter).nameAndExtension.name
        guard let published = content.inventories(of: slug).first(where: { $0.result.inventory.year.description == year })
        else { throw HTTPError(.notFound) }
        return published
    }

    private func show(_ request: Request, _ context: BasicRequestContext) throws -> Response {
        let texts = try publisher.texts(request)
        let published = try found(context)
        let result = published.result
        switch try context.parameters.require("year").nameAndExtension.kind {
        case "csv": return publisher.publish(.csv, request) { InventoryTable.csv(result) }
        case "json":
            return try publisher.publish(.json, request) {
                try PublishedJSON.encode(InventoryReport(result, texts: texts))
            }
        default:
            let address = Address(texts.language)
            let name = published.names[texts.language.rawValue] ?? published.slug
            let year = result.inventory.year.number
            let shows = request.uri.queryParameters.get("show").flatMap(InventoryMatrix.Subject.init(rawValue:))
            let model = InventoryShow.Model(
                result, town: Link(name, address.town(published.slug)), base: address.inventory(published.slug, year),
                shows: shows ?? .emissions, texts)
            return publisher.publish(InventoryShow(model), request, texts)
        }
    }
}
