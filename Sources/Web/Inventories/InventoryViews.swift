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
    /// The revision that says the same, where everybody may know it.
    var revision: ShownRevision?
    let town: Link
    /// The town's name in the page's language.
    let name: String
    let base: String
    let texts: Texts

    /// The page's model; `?show=energy` turns the matrix.
    func model(_ request: Request, actions: [Link] = [], compare: [Link] = []) -> InventoryShow.Model {
        let shows = request.uri.queryParameters.get("show").flatMap(InventoryMatrix.Subject.init(rawValue:))
        return InventoryShow.Model(
            result, town: town, base: base, shows: shows ?? .emissions, actions: actions, compare: compare,
            revision: revision, texts)
    }

    /// The page to print; `?pdf=missing` says why it came instead of a PDF.
    func report(_ request: Request, digest: String?) -> InventoryReport {
        let show = InventoryShow.Model(result, town: town, base: base, revision: revision, texts)
        var model = InventoryReport.Model(show, madeAt: Int64(Date().timeIntervalSince1970), from: digest, texts)
        if request.uri.queryParameters.get("pdf") == "missing" { model.missingEngine = ReportEngine.installation }
        return InventoryReport(model)
    }

    /// The kind of reply that an ending asks for.
    func media(_ kind: String) -> Media {
        switch kind {
        case "csv": .csv
        case "pdf": .pdf
        default: .json
        }
    }

    /// The inventory as a table or as JSON.
    func bytes(_ kind: String) throws -> [UInt8] {
        kind == "csv" ? InventoryTable.csv(result) : try PublishedJSON.encode(export)
    }

    private var export: InventoryExport {
        var export = InventoryExport(result, texts: texts)
        export.revision = revision.map {
            InventoryExport.Revision(
                document: $0.document, number: $0.number, digest: $0.digest, proof: "/log/proofs/\($0.digest).json")
        }
        return export
    }

    /// The inventory as a tagged PDF; where the engine is not installed, the page that prints as well.
    func pdf() async throws -> Response {
        let report = InventoryPDF(result: result, texts: texts, townName: name)
        let file = "\(result.inventory.town.name)-\(result.inventory.year).pdf"
        return try await Typesetting.reply(named: file, orPrinting: "\(base)/report") { engine throws(ReportFailure) in
            try report.bytes(engine: engine)
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
            guard let model = FigureShow.Model(result, figure, town: town, base: base, revision: revision, texts) else {
                throw HTTPError(.notFound)
            }
            return show(FigureShow(model))
        }
    }
}
