package import Localization

/// A form about somebody's account: a few fields, what went wrong last time, and one button.
package struct AccountForm: Page {
    /// A field of the form.
    package struct Field: Equatable, Sendable {
        /// What is typed into it.
        package enum Kind: Equatable, Sendable {
            case text
            case email
            case password
            /// Six digits, or a code on paper.
            case code
            case day
            case choice([Choice])
            case hidden
        }

        package var name: String
        package var kind: Kind
        package var label: String
        package var value: String
        package var hint: String?
        /// What browsers and password stores know the field by.
        package var autocomplete: String?
        package var isRequired: Bool

        package init(
            _ name: String, _ kind: Kind, _ label: String = "", value: String = "", hint: String? = nil,
            autocomplete: String? = nil, isRequired: Bool = true
        ) {
            self.name = name
            self.kind = kind
            self.label = label
            self.value = value
            self.hint = hint
            self.autocomplete = autocomplete
            self.isRequired = isRequired
        }
    }

    /// The form in ready words.
    package struct Model: Equatable, Sendable {
        package var title: String
        package var crumbs: [Link]
        package var lead: [String]
        /// What went wrong last time.
        package var problem: String?
        package var fields: [Field]
        package var action: String
        package var csrf: String
        package var button: String
        /// Where else to go.
        package var links: [Link]

        package init(
            _ title: String, crumbs: [Link] = [], lead: [String] = [], problem: String? = nil, fields: [Field],
            action: String, csrf: String, button: String, links: [Link] = []
        ) {
            self.title = title
            self.crumbs = crumbs
            self.lead = lead
            self.problem = problem
            self.fields = fields
            self.action = action
            self.csrf = csrf
            self.button = button
            self.links = links
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package func title(_ texts: Texts) -> String { model.title }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(model.title, under: model.crumbs, texts)
        for words in model.lead { html(.p, words) }
        html.problem(model.problem)
        html(.form, .class("fields"), .method("post"), .action(model.action)) { html in
            html.accountFields(model.fields, csrf: model.csrf, hasProblem: model.problem != nil)
            html(.p, .class("actions")) { $0(.button, model.button, .type("submit")) }
        }
        if !model.links.isEmpty {
            html(.ul, .class("plain")) { html in
                for link in model.links { html(.li) { $0(.a, link.words, .href(link.address ?? "#")) } }
            }
        }
    }
}

extension HTML {
    /// What went wrong last time, read out at once.
    mutating func problem(_ problem: String?) {
        guard let problem else { return }
        self(.div, .class("notice stop"), .role("alert"), .id("problem")) { $0(.p, problem) }
    }

    /// The fields of a form, with the token of the visit.
    mutating func accountFields(
        _ fields: [AccountForm.Field], csrf: String, prefix: String = "", hasProblem: Bool = false
    ) {
        self(.input, .type("hidden"), .name("csrf"), .value(csrf))
        for field in fields {
            let id = prefix + field.name
            switch field.kind {
            case .hidden: self(.input, .type("hidden"), .name(field.name), .value(field.value))
            case .choice(let choices): choice(field.name, id: id, field.label, choices, selected: field.value)
            default: accountField(field, id: id, hasProblem: hasProblem)
            }
        }
    }

    private mutating func accountField(_ field: AccountForm.Field, id: String, hasProblem: Bool) {
        self(.p) { html in
            html(.label, field.label, .for(id))
            if let hint = field.hint { html(.span, hint, .class("hint"), .id("\(id)-hint")) }
            let described = [field.hint == nil ? nil : "\(id)-hint", hasProblem ? "problem" : nil].compactMap(\.self)
            html.element(
                .input,
                [
                    .id(id), .name(field.name), .type(field.inputType),
                    .value(field.kind == .password ? "" : field.value), .required(field.isRequired),
                    .aria("describedby", described.isEmpty ? nil : described.joined(separator: " ")),
                ] + (field.autocomplete.map { [.autocomplete($0)] } ?? [])
                    + (field.kind == .code ? [.inputmode("text"), .class("code")] : []))
        }
    }
}

extension AccountForm.Field {
    fileprivate var inputType: String {
        switch kind {
        case .email: "email"
        case .password: "password"
        case .day: "date"
        case .text, .code, .choice, .hidden: "text"
        }
    }
}
