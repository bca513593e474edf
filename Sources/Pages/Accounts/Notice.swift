package import Accounts
import Findings
package import Localization

/// What was done, and where to go on; or a link that is shown this once.
package struct Notice: Page {
    /// The notice in ready words.
    package struct Model: Equatable, Sendable {
        package var title: String
        package var words: [String]
        /// A link to be handed over, shown only now.
        package var secret: String?
        /// What to say of the link.
        package var secretWords: String
        package var actions: [Link]

        package init(
            _ title: String, words: [String], secret: String? = nil, secretWords: String = "", actions: [Link]
        ) {
            self.title = title
            self.words = words
            self.secret = secret
            self.secretWords = secretWords
            self.actions = actions
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package func title(_ texts: Texts) -> String { model.title }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(model.title, texts)
        for words in model.words { html(.p, words) }
        if let secret = model.secret {
            html(.div, .class("notice look")) { html in
                html(.p, model.secretWords)
                html(.p) { $0(.code, secret) }
            }
        }
        html.actions(model.actions)
    }
}

extension Notice.Model {
    /// The answer to everybody who asked for a link.
    package static func recoverySent(_ texts: Texts) -> Self {
        Self(
            texts["recovery.sent"], words: [texts["recovery.sent.text"]],
            actions: [Link(texts["sign-in.title"], Address(texts.language).signIn)])
    }

    /// A link that is worth nothing.
    package static func deadLink(_ texts: Texts) -> Self {
        Self(
            texts["link.dead"], words: [texts["problem.link"]],
            actions: [Link(texts["sign-in.title"], Address(texts.language).signIn)])
    }

    /// A new password is set.
    package static func passwordSet(_ texts: Texts) -> Self {
        Self(
            texts["new-password.done"], words: [texts["new-password.done.text"]],
            actions: [Link(texts["sign-in.title"], Address(texts.language).signIn)])
    }

    /// An address has moved.
    package static func addressMoved(_ texts: Texts) -> Self {
        Self(
            texts["address-change.done"], words: [texts["address-change.done.text"]],
            actions: [Link(texts["account.title"], Address(texts.language).account)])
    }

    /// A letter is on its way to the new address.
    package static func addressAsked(_ texts: Texts) -> Self {
        Self(
            texts["address.asked"], words: [texts["address.asked.text"]],
            actions: [Link(texts["account.title"], Address(texts.language).account)])
    }

    /// Somebody was invited; the link is shown where no letter takes it.
    package static func invited(_ address: String, link: String?, _ texts: Texts) -> Self {
        let words = link == nil ? "invite.sent.text" : "invite.made.text"
        return Self(
            texts["invite.done"], words: [texts[words, ["address": .text(address)]]], secret: link,
            secretWords: texts["secret.once"],
            actions: [
                Link(texts["people.title"], Address(texts.language).people),
                Link(texts["invite.title"], Address(texts.language).invitation),
            ])
    }

    /// A link to set a new password, to be handed over.
    package static func recoveryMade(_ account: Account, link: String, _ texts: Texts) -> Self {
        let person = Address(texts.language).person(account.id.text)
        let name = PersonShow.name(of: account, texts)
        return Self(
            texts["hand-over.done"], words: [texts["hand-over.done.text", ["name": .text(name)]]], secret: link,
            secretWords: texts["secret.day"], actions: [Link(name, person)])
    }

    /// Nothing is left of one's account.
    package static func erased(_ texts: Texts) -> Self {
        Self(
            texts["erasure.done"], words: [texts["erasure.done.text"]],
            actions: [Link(texts["error.home"], Address(texts.language).home)])
    }
}
