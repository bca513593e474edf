import HTTPTypes
import Hummingbird

/// Refuses requests that a page of ours would not make.
///
/// In the local mode only this machine is served: a name other than a loopback name in `Host` is another site trying to
/// reach us through the browser. A form sent from another site is refused by its `Sec-Fetch-Site` or `Origin`.
struct RequestGuard: Sendable {
    let isLocal: Bool

    func refusal(of request: Request) -> Response? {
        if isLocal, !Self.isLoopback(request.head.authority ?? "") {
            return Response(.init(code: 421), .text, Array("421 only this machine is served here\n".utf8))
        }
        guard request.method == .post else { return nil }
        if let site = HTTPField.Name("Sec-Fetch-Site").flatMap({ request.headers[$0] }),
            !["same-origin", "none"].contains(site)
        {
            return Response(.forbidden, .text, Array("403 this form came from another site\n".utf8))
        }
        if let origin = request.headers[.origin], let authority = request.head.authority,
            origin != "http://\(authority)", origin != "https://\(authority)"
        {
            return Response(.forbidden, .text, Array("403 this form came from another site\n".utf8))
        }
        return nil
    }

    private static func isLoopback(_ authority: String) -> Bool {
        ["127.0.0.1", "localhost", "[::1]"].contains { host in
            guard authority.hasPrefix(host) else { return false }
            let rest = authority.dropFirst(host.count)
            return rest.isEmpty || rest.first == ":" && rest.dropFirst().allSatisfy(\.isNumber)
        }
    }
}
