import HTTPTypes
import Hummingbird
import NIOCore

/// Answers from the cache before any route is looked up; what is not cached goes to the router.
///
/// A request sees one edition from beginning to end, so that no page of an older one is kept with a newer.
struct PublishedResponder<Router: HTTPResponder>: HTTPResponder where Router.Context == QalaContext {
    let editions: Editions
    let router: Router
    let guardian: RequestGuard
    let errors: ErrorReplies

    func respond(to request: Request, context: QalaContext) async throws -> Response {
        if var refusal = guardian.refusal(of: request) {
            SecurityHeaders.apply(to: &refusal)
            return Self.bodyless(refusal, request)
        }
        let edition = editions.newest
        let isReading = request.method == .get || request.method == .head
        if isReading, let entry = edition.cache.entry(request.uri.string) {
            context.coreContext.endpointPath.value = "published"
            return Self.bodyless(entry.response(to: request), request)
        }
        return try await Edition.$asked.withValue(edition) { try await answer(request, context) }
    }

    private func answer(_ request: Request, _ context: QalaContext) async throws -> Response {
        var response: Response
        do {
            response = try await router.respond(to: Self.whole(request), context: context)
        } catch {
            response = errors.reply(to: request, error)
        }
        // The router turns its own errors into replies without a word.
        if response.status.code >= 400, response.body.contentLength == 0 {
            response = errors.reply(to: request, HTTPError(response.status))
        }
        if response.headers[.contentSecurityPolicyName] == nil { SecurityHeaders.apply(to: &response) }
        return Self.bodyless(response, request)
    }

    /// Who asks for the head only is answered as who asks for all.
    private static func whole(_ request: Request) -> Request {
        guard request.method == .head else { return request }
        var head = request.head
        head.method = .get
        return Request(head: head, body: request.body)
    }

    private static func bodyless(_ response: Response, _ request: Request) -> Response {
        request.method == .head ? response.createHeadResponse() : response
    }
}

extension HTTPField.Name {
    static let linkName = HTTPField.Name("Link") ?? .location
    static let contentSecurityPolicyName = HTTPField.Name("Content-Security-Policy") ?? .contentType
}
