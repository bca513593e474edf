import Accounts
import Exchange
import HTTPTypes
import Hummingbird
import Inventories
import Ledger
import Localization
import NIOCore
import NIOHTTP1
import Pages

/// Errors as replies: one place where they become statuses and kind words in the language of the address.
struct ErrorReplies: Sendable {
    let publisher: Publisher

    func reply(to request: Request, _ error: any Error, _ visit: Visit? = nil) -> Response {
        let path = request.uri.path
        let language = path.split(separator: "/").first.flatMap { Language(rawValue: String($0)) } ?? .en
        let isNeeded = error as? Refusal == .signInNeeded
        let signIn = publisher.site.hasAccounts ? Self.signIn(request, language) : nil
        let wantsJSON = path.hasSuffix(".json") || request.headers[.accept]?.contains("application/json") == true
        if isNeeded, !wantsJSON, request.method == .get || request.method == .head, let signIn {
            return .seeOther(signIn)
        }
        if error as? Refusal == .secondFactorNeeded, !wantsJSON, request.method == .get || request.method == .head {
            return .seeOther(Address(language).secondFactor)
        }
        let status = Self.status(of: error)
        let reason = Self.reason(error, status)
        if wantsJSON {
            let isOver = isNeeded || error as? Refusal == .foreignForm
            let reply = Problem(error: reason.rawValue, status: status.code, signIn: isOver ? signIn : nil)
            return Response(status, .json, (try? PublishedJSON.encode(reply)) ?? [])
        }
        let texts = publisher.content.texts(language)
        let page = ErrorPage(
            ErrorPage.Model(reason, status: status.code, path: path, signIn: isNeeded ? signIn : nil))
        let known = path.hasPrefix("/\(language.rawValue)")
        let frame =
            known
            ? publisher.frame(request, texts, visit) : Frame(texts, site: publisher.site, path: "")
        return Response(status, .html, page.rendered(in: frame))
    }

    /// What a script is told.
    private struct Problem: Encodable {
        let error: String
        let status: Int
        /// Where to sign in and come back from.
        let signIn: String?
    }

    /// The sign-in page that leads back here, or to the page that a form was on.
    private static func signIn(_ request: Request, _ language: Language) -> String {
        Address(language).signIn(returning: ReturnPath.checked(request.uri.string))
    }

    private static func status(of error: any Error) -> HTTPResponse.Status {
        switch error {
        case let error as any HTTPResponseError: error.status
        case let error as Refusal: status(of: error)
        case let error as StoreError: status(of: error)
        case SaveFailure.store(let error): status(of: error)
        case AnswerOnBehalf.Failure.store(let error), UndoOnBehalf.Failure.store(let error): status(of: error)
        case UndoOnBehalf.Failure.save(.store(let error)): status(of: error)
        case is AnswerOnBehalf.Failure, is UndoOnBehalf.Failure: .conflict
        case let error as AccountError: status(of: error)
        case is NIOTooManyBytesError: .contentTooLarge
        // A body whose chunks cannot be read, found out only when it is asked for.
        case is HTTPParserError: .badRequest
        default: .internalServerError
        }
    }

    private static func status(of refusal: Refusal) -> HTTPResponse.Status {
        switch refusal {
        case .signInNeeded: .unauthorized
        case .notAllowed, .foreignForm, .secondFactorNeeded: .forbidden
        case .busy: .serviceUnavailable
        }
    }

    /// Workflows whose page has no words of its own for an error end here.
    private static func status(of error: AccountError) -> HTTPResponse.Status {
        switch error {
        case .store(let error): status(of: error)
        case .notAllowed, .oneself: .forbidden
        case .noSuchAccount, .linkNotValid, .noSuchGrant: .notFound
        case .sessionOver: .unauthorized
        case .wait: .tooManyRequests
        case .notHashed: .serviceUnavailable
        case .notInState, .addressTaken, .secondFactorIsSet, .noSecondFactor, .lastOffice, .officeExists: .conflict
        case .addressUnfit, .nameUnfit, .password, .wrongPassword, .wrongCode, .territoryUnfit: .unprocessableContent
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

    private static func reason(_ error: any Error, _ status: HTTPResponse.Status) -> ErrorPage.Reason {
        switch error {
        case Refusal.notAllowed, AccountError.notAllowed, AccountError.oneself: .notAllowed
        case Refusal.secondFactorNeeded: .secondFactor
        case Refusal.signInNeeded, AccountError.sessionOver: .signedOut
        default: reason(status)
        }
    }

    private static func reason(_ status: HTTPResponse.Status) -> ErrorPage.Reason {
        switch status {
        case .notFound: .notFound
        case .badRequest, .unprocessableContent: .badRequest
        case .forbidden: .forbidden
        case .conflict: .conflict
        case .contentTooLarge: .tooLarge
        case .serviceUnavailable, .tooManyRequests: .unavailable
        default: .failed
        }
    }
}
