import Hummingbird
import ReferenceData

/// What the server answers to programs, described for them (OpenAPI 3.1); a test holds it to the routes.
struct InterfaceDescription: Sendable {
    private let entry: PageCache.Entry

    static func load() throws -> InterfaceDescription {
        let folder = try ResourceFolder.find(target: "Web", folder: "Description")
        return InterfaceDescription(entry: PageCache.Entry(try folder.bytes("openapi.json"), .json))
    }

    func addRoutes(to router: Router<QalaContext>) {
        router.get("/openapi.json") { request, _ in entry.response(to: request) }
    }
}
