import Exchange
import Foundation
import HTTPTypes
import Hummingbird
import Inventories
import Localization
import Pages
import Quantities

/// One inventory in all its forms, whether published or somebody's own.
struct InventoryViews: Sendable {
    let result: InventoryResult
    let town: Link
    let base: String
    let texts: Texts

    /// The page's model; `?show=energy` turns the matrix.
    func model(_ request: Request, actions: [Link] = [], compare: [Link] = []) -> InventoryShow.Model {
        let shows = request.uri.queryParameters.get("show").flatMap(InventoryMatrix.Subject.init(rawValue:))
        return InventoryShow.Model(
            result, town: town, base: base, shows: shows ?? .emissions, actions: actions, compare: compare, texts)
    }

    /// The page to print.
    func report(digest: String?) -> InventoryReport {
        let model = InventoryShow.Model(result, town: town, base: base, texts)
        return InventoryReport(
            InventoryReport.Model(model, madeAt: Int64(Date().timeIntervalSince1970), from: digest, texts))
    }

    /// The kind of reply that an ending asks for.
    func media(_ kind: String) -> Media {
        switch kind {
        case "csv": .csv
        case "pdf": .pdf
        default: .json
        }
    }

    /// The inventory as a table, as JSON, or as a tagged PDF.
    func bytes(_ kind: String) throws -> [UInt8] {
        switch kind {
        case "csv": return InventoryTable.csv(result)
        case "pdf": throw HTTPError(.notImplemented)
        default: return try PublishedJSON.encode(InventoryExport(result, texts: texts))
        }
    }

    /// A figure's working: as a page, or as data.
    func figure(
        _ path: String, _ kind: String?, texts: Texts, show: (FigureShow) -> Response
    ) throws -> Response {
        guard let figure = Figure(path: path), let working = result.working(of: figure) else {
            throw HTTPError(.notFound)
        }
        switch kind {
        case "json": return Response(.ok, .json, try PublishedJSON.encode(working))
        case "csv": return Response(.ok, .csv, WorkingTable.csv(working, texts: texts))
        default:
            guard let model = FigureShow.Model(result, figure, town: town, base: base, texts) else {
                throw HTTPError(.notFound)
            }
            return show(FigureShow(model))
        }
    }
}
