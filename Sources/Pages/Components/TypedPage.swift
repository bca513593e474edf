import Findings
import Localization

/// What every page with a long form of a document says beside its fields.
package struct TypedPage: Equatable, Sendable {
    package var title: String
    package var crumbs: [Link]
    /// Where the form is sent.
    package var action: String
    package var csrf: String
    /// The revision that the form was made from.
    package var revision: String
    /// What stands in the fields.
    package var form: TypedForm
    /// What the form comes to, where it was asked for or could not be taken.
    package var notice: Mark?
    /// The town in whose name the reader enters this, where it is not their own.
    package var onBehalf: String?

    package init(
        title: String, crumbs: [Link], action: String, csrf: String, revision: String, form: TypedForm
    ) {
        self.title = title
        self.crumbs = crumbs
        self.action = action
        self.csrf = csrf
        self.revision = revision
        self.form = form
    }

    /// How the fields are written.
    var fields: TypedFields { TypedFields(form: form) }
}

extension HTML {
    /// The title, in whose name the form is filled in, what is said of it as a whole, and its fields.
    mutating func typed(_ page: TypedPage, _ texts: Texts, fields: (inout HTML) -> Void) {
        crumbs(page.crumbs, texts)
        self(.h1, page.title)
        if let town = page.onBehalf {
            self(.div, .class("notice look")) { $0(.p, texts["edit.on-behalf", ["town": .text(town)]]) }
        }
        if let notice = page.notice {
            self(.div, .class("notice \(notice.kind.rawValue)"), .role("status")) { $0(.p) { $0.mark(notice) } }
        }
        self(.form, .class("long"), .method("post"), .action(page.action), .autocomplete("off")) { html in
            html(.input, .type("hidden"), .name("csrf"), .value(page.csrf))
            html(.input, .type("hidden"), .name("revision"), .value(page.revision))
            fields(&html)
        }
    }
}
