import HTTPTypes
import Hummingbird
import Inventories
import Ledger
import Localization
import NIOCore
import Pages

/// Errors as replies: one place where they become statuses and kind words in the language of the address.
struct ErrorReplies: Sendable {
    let publisher: Publisher

    func reply(to request: Request, _ error: any Error) -> Response {
        let status = Self.status(of: error)
        let path = request.uri.path
        let language = path.split(separator: "/").first.flatMap { Language(rawValue: String($0)) } ?? .en
        let texts = publisher.content.texts(language)
        if path.hasSuffix(".json") || request.headers[.accept] == "application/json" {
            let reason = Self.reason(status).rawValue
            return Response(status, .json, Array("{\"error\":\"\(reason)\",\"status\":\(status.code)}".utf8))
        }
        let page = ErrorPage(ErrorPage.Model(Self.reason(status), status: status.code, path: path))
        let known = path.hasPrefix("/\(language.rawValue)")
        let frame =
            known
            ? publisher.frame(request, texts) : Frame(texts, site: publisher.site, path: "")
        return Response(status, .html, page.rendered(in: frame))
    }

    private static func status(of error: any Error) -> HTTPResponse.Status {
        switch error {
        case let error as any HTTPResponseError: error.status
        case let error as StoreError: status(of: error)
        case SaveInventory.Failure.store(let error): status(of: error)
        case is NIOTooManyBytesError: .contentTooLarge
        default: .internalServerError
        }
    }

    private static func status(of error: StoreError) -> HTTPResponse.Status {
        switch error {
        case .notFound: .notFound
        case .conflict: .conflict
        case .tooLarge: .contentTooLarge
        case .unfit: .badRequest
        case .unavailable, .full, .readOnly, .damagedStore, .broken, .damaged, .newerSchema, .otherKey:
            .serviceUnavailable
        }
    }

    private static func reason(_ status: HTTPResponse.Status) -> ErrorPage.Reason {
        switch status {
        case .notFound: .notFound
        case .badRequest, .unprocessableContent: .badRequest
        case .forbidden: .forbidden
        case .conflict: .conflict
        case .contentTooLarge: .tooLarge
        case .serviceUnavailable: .unavailable
        default: .failed
        }
    }
}
