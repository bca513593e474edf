import HTTPTypes
package import Hummingbird
import Logging

/// Notes of every request what it was for, how it ended and how long it took; never who asked or what was sent.
package struct WatchedResponder<Inner: HTTPResponder>: HTTPResponder where Inner.Context == QalaContext {
    let inner: Inner
    let figures: ServerFigures
    /// Whether browsers are to come back over an encrypted line only.
    let isSecure: Bool

    package func respond(to request: Request, context: QalaContext) async throws -> Response {
        let clock = ContinuousClock()
        let begun = clock.now
        var response = try await inner.respond(to: request, context: context)
        if isSecure, let name = HTTPField.Name("Strict-Transport-Security") {
            response.headers[name] = "max-age=31536000"
        }
        let duration = clock.now - begun
        let milliseconds = Double(duration.components.attoseconds) / 1e15 + Double(duration.components.seconds) * 1e3
        // The pattern, not the address: an address may hold a link's secret or what somebody searched for.
        let route = context.endpointPath ?? "unknown"
        let method = Self.methods.contains(request.method) ? request.method.rawValue : "other"
        figures.count(method: method, route: route, status: response.status.code, seconds: milliseconds / 1e3)
        context.logger.info(
            "request",
            metadata: [
                "method": .string(method), "route": .string(route), "status": .stringConvertible(response.status.code),
                "ms": .stringConvertible(Int(milliseconds.rounded())),
            ])
        return response
    }

    private static var methods: Set<HTTPRequest.Method> { [.get, .head, .post, .put, .delete, .options, .patch] }
}
