import Exchange
import Foundation
import HTTPTypes
import Hummingbird
import Inventories
import Localization
import Pages
import Quantities
import ReferenceData

/// Empty workbooks for anybody who asks.
struct WorkbookController: Sendable {
    let publisher: Publisher

    func addRoutes(to router: Router<QalaContext>, at language: RouterPath) {
        router.get("\(language)/workbook") { request, _ in try form(request) }
        router.get("\(language)/workbook.xlsx") { request, _ in try workbook(request) }
    }

    private func form(_ request: Request, status: HTTPResponse.Status = .ok) throws -> Response {
        let texts = try publisher.texts(request)
        let model = publisher.content.workbookForm(request, texts)
        return publisher.show(WorkbookForm(model), request, texts, status: status)
    }

    private func workbook(_ request: Request) throws -> Response {
        let texts = try publisher.texts(request)
        let query = request.uri.queryParameters
        let town = String((query.get("town") ?? "").prefix(200))
        let country = String((query.get("country") ?? "").uppercased().prefix(2))
        guard !town.isEmpty, let year = query.get("year", as: Int.self), (1980...2100).contains(year),
            publisher.content.library.tables.countries[country] != nil
        else { return try form(request, status: .unprocessableContent) }
        let language = query.get("language").flatMap(Language.init(rawValue:)) ?? texts.language
        let bytes = try publisher.content.workbook(
            town: town, country: country, year: Year(year), language: language)
        return Response(.ok, .workbook, bytes, download: "\(town)-\(year).xlsx")
    }
}

extension SiteContent {
    /// The workbook of an inventory, or an empty one; made now where `created` does not say when.
    func workbook(
        town: String, country: String, year: Year, inventory: Inventory? = nil, document: String? = nil,
        language: Language, created: Int = Int(Date().timeIntervalSince1970)
    ) throws -> [UInt8] {
        try InventoryWorkbook.write(
            WorkbookRequest(
                town: town, country: country, year: year, inventory: inventory, document: document,
                tables: library.tables, names: workbookNames, texts: texts(language), created: created))
    }

    /// The form for a workbook, with what the address already says.
    func workbookForm(_ request: Request, _ texts: Texts) -> WorkbookForm.Model {
        let query = request.uri.queryParameters
        let lastYear = Calendar(identifier: .gregorian).component(.year, from: Date()) - 1
        return WorkbookForm.Model(
            town: String((query.get("town") ?? "").prefix(200)), country: query.get("country")?.uppercased() ?? "KZ",
            year: query.get("year", as: Int.self) ?? lastYear,
            language: query.get("language").flatMap(Language.init(rawValue:)) ?? texts.language,
            countries: library.tables.countries.keys.filter { $0.utf8.count == 2 }.sorted(), texts)
    }
}
