import Accounts
import Cryptography
import HTTPTypes
import Hummingbird
import Localization
import Pages

/// Where people are received about their accounts: what every page of theirs needs.
struct Counter: Sendable {
    let publisher: Publisher
    let office: Office

    var content: SiteContent { publisher.content }
    var store: any AccountStore { office.store }

    func texts(_ request: Request) throws -> Texts { try publisher.texts(request) }

    /// A page of the person who asks.
    func show(
        _ page: some Page, _ request: Request, _ texts: Texts, _ visit: Visit, status: HTTPResponse.Status = .ok
    ) -> Response {
        publisher.show(page, request, texts, visit, status: status)
    }

    /// A form, with what went wrong when it was sent before.
    func form(
        _ model: AccountForm.Model, _ request: Request, _ texts: Texts, _ visit: Visit,
        status: HTTPResponse.Status? = nil
    ) -> Response {
        show(
            AccountForm(model), request, texts, visit,
            status: status ?? (model.problem == nil ? .ok : .unprocessableContent))
    }

    /// Sends on who is signed in, and gives the browser the token of the session.
    func enter(_ signedIn: SignedIn, _ address: String) -> Response {
        var response = Response.seeOther(address)
        office.cookie.give(signedIn.token, in: &response)
        return response
    }

    /// The names of towns in a language.
    func town(_ texts: Texts) -> (String) -> String? {
        { content.name(of: $0, texts.language) }
    }

    /// What to say about an error that the person can do something about; others are thrown on.
    func problem(_ error: AccountError, _ texts: Texts) throws(AccountError) -> String {
        switch error {
        case .store, .notHashed, .sessionOver, .notAllowed, .noSuchAccount: throw error
        default: texts.problem(error, at: office.now)
        }
    }
}

/// The device in a few words, from what a browser says of itself.
enum Device {
    static func name(_ request: Request) -> String {
        let said = request.headers[.userAgent] ?? ""
        let browsers = [
            ("YaBrowser", "Yandex"), ("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung"),
            ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"),
        ]
        let systems = [
            ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
            ("Mac OS X", "macOS"), ("Linux", "Linux"),
        ]
        let words = [browsers, systems].compactMap { kind in kind.first { said.contains($0.0) }?.1 }
        return words.joined(separator: ", ")
    }
}
