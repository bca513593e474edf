import Cryptography
import Exchange
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Pages

/// Releases that were made into a folder: a page, a list, a catalogue, and every file as it was published.
struct ReleaseController: Sendable {
    let publisher: Publisher
    /// The folder of releases; without one there are none.
    let folder: URL?

    private var releases: [ReleaseFolder] { folder.map { ReleaseFolder.all(in: $0) } ?? [] }

    func addRoutes(to router: Router<QalaContext>) {
        router.get("/releases.json") { request, _ in
            tagged(request, .json, try ReleaseCatalogue.list(releases))
        }
        router.get("/catalog.jsonld") { request, _ in
            tagged(request, .linkedData, try ReleaseCatalogue.catalogue(releases))
        }
        router.get("/releases/{number}/{file}") { request, context in
            try file(
                request, number: try context.parameters.require("number"),
                name: try context.parameters.require("file"))
        }
    }

    func addPages(to router: Router<QalaContext>, at language: RouterPath) {
        router.get("\(language)/releases") { request, _ in try page(request) }
    }

    private func page(_ request: Request) throws -> Response {
        let texts = try publisher.texts(request)
        let items = releases.map { release in
            let manifest = release.manifest
            return ReleaseList.Model.Item(
                number: manifest.number, day: manifest.day, licence: manifest.licence, digest: release.digest,
                sources: manifest.ledger.count,
                files: manifest.files.map { ($0.name, $0.bytes, $0.sha256) })
        }
        return publisher.show(ReleaseList(ReleaseList.Model(items, texts)), request, texts)
    }

    private func file(_ request: Request, number: String, name: String) throws -> Response {
        guard let folder, let parsed = Int(number), "\(parsed)" == number,
            let release = ReleaseFolder(at: folder.appendingPathComponent(number)),
            let bytes = release.bytes(name)
        else { throw HTTPError(.notFound) }
        return tagged(request, Self.media(name), bytes)
    }

    /// A reply that a browser keeps until it changes.
    private func tagged(_ request: Request, _ media: Media, _ bytes: [UInt8]) -> Response {
        let tag = "\"\(Digest.sha256(bytes).hexadecimal.prefix(32))\""
        var response =
            request.headers[.ifNoneMatch] == tag ? Response(status: .notModified) : Response(.ok, media, bytes)
        response.headers[.eTag] = tag
        response.headers[.cacheControl] = "public, max-age=0, must-revalidate"
        return response
    }

    private static func media(_ name: String) -> Media {
        switch name.split(separator: ".").last {
        case "csv": .csv
        case "json": .json
        case "jsonld": .linkedData
        default: .text
        }
    }
}
