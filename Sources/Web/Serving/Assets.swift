import Cryptography
import Hummingbird
import Ledger
import ReferenceData

/// The style sheet, the grid's script and the mark; named with their version, so that browsers keep them for a year.
struct Assets: Sendable {
    /// Changes with any of the files.
    let version: String
    private let files: [String: PageCache.Entry]

    static func load() throws -> Assets {
        let folder = try ResourceFolder.find(target: "Pages", folder: "Assets")
        let kinds: [(String, Media)] = [("qala.css", .css), ("grid.js", .script), ("mark.svg", .svg)]
        var files: [String: PageCache.Entry] = [:]
        var all: [UInt8] = []
        for (name, media) in kinds {
            let bytes = try folder.bytes(name)
            all += bytes
            files[name] = PageCache.Entry(bytes, media)
        }
        return Assets(version: String(Digest.sha256(all).hexadecimal.prefix(12)), files: files)
    }

    func addRoutes(to router: Router<QalaContext>) {
        for (name, entry) in files {
            router.get(RouterPath("/assets/\(name)")) { request, _ in
                var response = entry.response(to: request)
                if request.uri.queryParameters["v"] != nil {
                    response.headers[.cacheControl] = "public, max-age=31536000, immutable"
                }
                return response
            }
        }
    }
}
