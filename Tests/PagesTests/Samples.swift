import Foundation
import Localization
import Pages
import Testing

/// Every page with its sample, in every language.
enum Samples {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()

    static let catalogue: Catalogue? = try? Catalogue(
        folder: folder.deletingLastPathComponent().deletingLastPathComponent().appending(
            path: "Sources/Localization/Catalogues"))

    static let site = Site(assetVersion: "1", dataVersion: "2026-11-21", isLocal: true)

    /// A page's name and how it is rendered.
    struct Sample: Sendable, CustomTestStringConvertible {
        var name: String
        var html: @Sendable (Texts) -> String
        var testDescription: String { name }

        init<P: Page>(_ name: String, _ page: P.Type, path: String, _ model: @escaping @Sendable (Texts) -> P.Model?) {
            self.name = name
            html = { texts in
                guard let model = model(texts) else { return "" }
                let frame = Frame(texts, site: Samples.site, path: path)
                return String(decoding: P(model).rendered(in: frame), as: UTF8.self)
            }
        }
    }

    static let all: [Sample] = [
        Sample("Home", Home.self, path: "", Home.Model.sample),
        Sample("TownList", TownList.self, path: "/towns", TownList.Model.sample),
        Sample("TownList-empty", TownList.self, path: "/towns?country=UZ", TownList.Model.emptySample),
        Sample("TownShow", TownShow.self, path: "/towns/demokent", TownShow.Model.sample),
        Sample("TownShow-empty", TownShow.self, path: "/towns/ulgi", TownShow.Model.emptySample),
        Sample(
            "InventoryShow", InventoryShow.self, path: "/towns/demokent/inventories/2022", InventoryShow.Model.sample),
        Sample(
            "FigureShow", FigureShow.self, path: "/towns/demokent/inventories/2022/figures/total",
            FigureShow.Model.totalSample),
        Sample(
            "FigureShow-heat", FigureShow.self, path: "/towns/demokent/inventories/2022/figures/line.r2",
            FigureShow.Model.heatSample),
        Sample(
            "InventoryCompare", InventoryCompare.self, path: "/towns/demokent/compare/2015/2022",
            InventoryCompare.Model.sample),
        Sample(
            "InventoryReport", InventoryReport.self, path: "/towns/demokent/inventories/2022/report",
            InventoryReport.Model.sample),
        Sample("InventoryList", InventoryList.self, path: "/inventories", InventoryList.Model.sample),
        Sample("FindingsList", FindingsList.self, path: "/findings", FindingsList.Model.sample),
        Sample(
            "DocumentHistory", DocumentHistory.self, path: "/work/demokent-2022/history",
            DocumentHistory.Model.sample),
        Sample(
            "DocumentChanges", DocumentChanges.self, path: "/work/demokent-2022/difference?from=4&to=6",
            DocumentChanges.Model.sample),
        Sample(
            "DocumentConflicts", DocumentConflicts.self, path: "/work/demokent-2022/conflicts",
            DocumentConflicts.Model.sample),
        Sample(
            "DocumentConflicts-empty", DocumentConflicts.self, path: "/work/demokent-2022/conflicts",
            DocumentConflicts.Model.emptySample),
        Sample("InventoryEdit", InventoryEdit.self, path: "/work/demokent-2022/edit", InventoryEdit.Model.sample),
        Sample("UploadForm", UploadForm.self, path: "/work/upload", UploadForm.Model.sample),
        Sample("UploadResult", UploadResult.self, path: "/work/upload", UploadResult.Model.sample),
        Sample("UploadResult-unread", UploadResult.self, path: "/work/upload", UploadResult.Model.unreadSample),
        Sample("WorkbookForm", WorkbookForm.self, path: "/workbook", WorkbookForm.Model.sample),
        Sample("WorkNew", WorkNew.self, path: "/work/new", WorkNew.Model.sample),
        Sample("WorkList", WorkList.self, path: "/work", WorkList.Model.sample),
        Sample("WorkList-empty", WorkList.self, path: "/work", WorkList.Model.emptySample),
        Sample("FactorList", FactorList.self, path: "/factors/KZ/2015", FactorList.Model.sample),
        Sample("RuleList", RuleList.self, path: "/rules", RuleList.Model.sample),
        Sample("RuleShow", RuleShow.self, path: "/rules/C03", RuleShow.Model.sample),
        Sample("Glossary", Glossary.self, path: "/glossary", Glossary.Model.sample),
        Sample("About", About.self, path: "/about", About.Model.sample),
        Sample("Search", Search.self, path: "/search?q=demo", Search.Model.sample),
        Sample("Search-empty", Search.self, path: "/search?q=x", Search.Model.emptySample),
        Sample("MapShow", MapShow.self, path: "/map", MapShow.Model.sample),
        Sample("ErrorPage", ErrorPage.self, path: "/towns/demokennt", ErrorPage.Model.sample),
    ]
}
