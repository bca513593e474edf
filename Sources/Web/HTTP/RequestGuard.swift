import HTTPTypes
import Hummingbird

/// Refuses requests that a page of ours would not make.
///
/// Where somebody has documents, only the names are served under which they reach us: another name in `Host` is another
/// site trying to reach us through the browser. A form sent from another site is refused by its `Sec-Fetch-Site` or
/// `Origin`.
struct RequestGuard: Sendable {
    /// Which names are served.
    enum Names: Sendable {
        /// Any: nothing here belongs to anybody.
        case any
        /// The names of this machine to itself.
        case loopback
        /// The one that people were told.
        case origin(WebOrigin)
    }

    let names: Names

    func refusal(of request: Request) -> Response? {
        let authority = request.head.authority ?? ""
        switch names {
        case .any: break
        case .loopback:
            guard Self.isLoopback(authority) else { return misdirected("only this machine is served here") }
        case .origin(let origin):
            guard authority.lowercased() == origin.authority || Self.isProbe(request) else {
                return misdirected("another name is served here")
            }
        }
        guard request.method != .get, request.method != .head else { return nil }
        if let site = HTTPField.Name("Sec-Fetch-Site").flatMap({ request.headers[$0] }),
            !["same-origin", "none"].contains(site)
        {
            return foreign
        }
        guard let origin = request.headers[.origin] else { return nil }
        if case .origin(let own) = names { return origin == own.text ? nil : foreign }
        return origin == "http://\(authority)" || origin == "https://\(authority)" ? nil : foreign
    }

    private var foreign: Response {
        Response(.forbidden, .text, Array("403 this form came from another site\n".utf8))
    }

    private func misdirected(_ words: String) -> Response {
        Response(.init(code: 421), .text, Array("421 \(words)\n".utf8))
    }

    /// Programs that ask how the server does call it by its number.
    private static func isProbe(_ request: Request) -> Bool {
        ["/health", "/metrics"].contains(request.uri.path) && request.method == .get
    }

    static func isLoopback(_ authority: String) -> Bool {
        ["127.0.0.1", "localhost", "[::1]"].contains { host in
            guard authority.hasPrefix(host) else { return false }
            let rest = authority.dropFirst(host.count)
            return rest.isEmpty || rest.first == ":" && rest.dropFirst().allSatisfy(\.isNumber)
        }
    }
}
