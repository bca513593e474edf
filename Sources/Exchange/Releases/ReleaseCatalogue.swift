import Cities
import Foundation

/// The releases of a folder, for programs.
package enum ReleaseCatalogue {
    /// A release in the list.
    private struct Entry: Encodable {
        let number: Int
        let day: String
        let licence: String
        let sha256: String
        let files: [ReleaseManifest.File]
    }

    /// A DCAT catalogue that leads to the data sets.
    private struct Catalogue: Encodable {
        struct Reference: Encodable {
            let id: String

            enum CodingKeys: String, CodingKey { case id = "@id" }
        }

        var context = LinkedData.vocabularies
        var id = "catalog.jsonld"
        var type = "dcat:Catalog"
        var title = LinkedData.Words.all(
            en: "Open data of the covenant", ru: "Открытые данные соглашения", kk: "Келісімнің ашық деректері")
        let datasets: [Reference]

        enum CodingKeys: String, CodingKey {
            case context = "@context"
            case id = "@id"
            case type = "@type"
            case title = "dct:title"
            case datasets = "dcat:dataset"
        }
    }

    /// The releases as a list, the newest first.
    package static func list(_ releases: [ReleaseFolder]) throws -> [UInt8] {
        try PublishedJSON.encode(
            releases.map { release in
                let manifest = release.manifest
                return Entry(
                    number: manifest.number, day: manifest.day.description, licence: manifest.licence,
                    sha256: release.digest, files: manifest.files)
            })
    }

    /// The releases as a DCAT catalogue in JSON-LD.
    package static func catalogue(_ releases: [ReleaseFolder]) throws -> [UInt8] {
        try ReleaseDescription.encode(
            Catalogue(datasets: releases.map { .init(id: "releases/\($0.manifest.number)/dcat.jsonld") }))
    }
}
