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

        init<P: Page>(_ name: String, _ page: P.Type, path: String, _ model: @escaping @Sendable (Texts) -> P.Model) {
            self.name = name
            html = { texts in
                String(
                    decoding: P(model(texts)).rendered(in: Frame(texts, site: Samples.site, path: path)), as: UTF8.self)
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
    ]
}
