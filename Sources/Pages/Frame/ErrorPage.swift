package import Localization

/// What could not be shown, in kind words, and where to go on.
package struct ErrorPage: Page {
    /// Why a page could not be shown.
    package enum Reason: String, Sendable, CaseIterable {
        case notFound = "not-found"
        case badRequest = "bad-request"
        case forbidden
        case notAllowed = "not-allowed"
        case secondFactor = "second-factor"
        case signedOut = "signed-out"
        case conflict
        case tooLarge = "too-large"
        case unavailable
        case failed
    }

    /// What happened, in ready words.
    package struct Model: Equatable, Sendable {
        package var reason: Reason
        package var status: Int
        /// The address that was asked for.
        package var path: String
        /// Where to sign in, where that is what is missing.
        package var signIn: String?

        package init(_ reason: Reason, status: Int, path: String, signIn: String? = nil) {
            self.signIn = signIn
            self.reason = reason
            self.status = status
            self.path = path
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package func title(_ texts: Texts) -> String { texts["error.\(model.reason.rawValue)"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        let address = Address(texts.language)
        html(.h1, title(texts))
        html(.p, texts["error.\(model.reason.rawValue).text"], .class("lead"))
        if let signIn = model.signIn { html.actions([Link(texts["sign-in.title"], signIn)]) }
        if model.reason == .secondFactor { html.actions([Link(texts["second-factor.title"], address.secondFactor)]) }
        html.search(query: "", texts)
        html(.ul, .class("rows")) { html in
            for link in [
                Link(texts["error.home"], address.home), Link(texts["towns.title"], address.towns),
                Link(texts["inventories.title"], address.inventories),
            ] {
                html(.li) { $0(.a, link.words, .href(link.address ?? "#")) }
            }
        }
        html(.p, .class("small soft")) { html in
            html.text("\(model.status) · ")
            html(.code, model.path)
        }
    }
}
