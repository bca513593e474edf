import Findings
import Localization

/// A field of a form, with what was found about it standing beside it.
package struct FormField: Equatable, Sendable {
    /// What is given in it.
    package enum Kind: Equatable, Sendable {
        case text
        case number
        case day
        /// Several lines.
        case area
        /// One of a list; the words stand for no choice.
        case choice([Choice], any: String?)
        /// Any of a list; the value holds the chosen ones, divided by spaces.
        case checks([Choice])
        /// A file; where one was given before, it leads to it.
        case file(given: Link?)
        case hidden
    }

    package var name: String
    package var kind: Kind
    package var label: String
    package var value: String
    package var hint: String?
    package var isRequired: Bool
    package var findings: [FindingItem]

    package init(
        _ name: String, _ kind: Kind, _ label: String = "", value: String = "", hint: String? = nil,
        isRequired: Bool = false, findings: [FindingItem] = []
    ) {
        self.name = name
        self.kind = kind
        self.label = label
        self.value = value
        self.hint = hint
        self.isRequired = isRequired
        self.findings = findings
    }
}

/// Something that can be done by a form: what, its fields, and one button.
package struct FormAct: Equatable, Sendable {
    /// Part of the identifiers of the fields, so that a page can hold many forms.
    package var id: String
    package var title: String
    package var text: String?
    package var fields: [FormField]
    package var action: String
    package var csrf: String
    package var button: String

    package init(
        _ id: String, _ title: String, text: String? = nil, fields: [FormField], action: String, csrf: String,
        button: String
    ) {
        self.id = id
        self.title = title
        self.text = text
        self.fields = fields
        self.action = action
        self.csrf = csrf
        self.button = button
    }

    /// Whether a file is given with it.
    var hasFile: Bool {
        fields.contains { field in
            if case .file = field.kind { true } else { false }
        }
    }
}

extension HTML {
    /// A form with its heading left to the page.
    mutating func form(_ act: FormAct, usesParts: Bool = false) {
        let isMultipart = usesParts || act.hasFile
        element(
            .form,
            [.class("fields"), .method("post"), .action(act.action)]
                + (isMultipart ? [.enctype("multipart/form-data")] : [])
        ) { html in
            html(.input, .type("hidden"), .name("csrf"), .value(act.csrf))
            for field in act.fields { html.formField(field, prefix: act.id) }
            html(.p, .class("actions")) { $0(.button, act.button, .type("submit")) }
        }
    }

    private mutating func formField(_ field: FormField, prefix: String) {
        let id = "\(prefix)-\(field.name)"
        switch field.kind {
        case .hidden: return self(.input, .type("hidden"), .name(field.name), .value(field.value))
        case .checks(let choices): return checks(field, choices, id: id)
        default: break
        }
        self(.div) { html in
            html(.label, field.label, .for(id))
            if let hint = field.hint { html(.span, hint, .class("hint"), .id("\(id)-hint")) }
            html.control(field, id: id)
            html.remarks(field, id: id)
        }
    }

    private mutating func control(_ field: FormField, id: String) {
        let shared: [Attribute] = [
            .id(id), .name(field.name), .required(field.isRequired),
            .aria("describedby", Self.described(field, id: id)),
        ]
        switch field.kind {
        case .choice(let choices, let any):
            element(.select, shared) { $0.options(choices, selected: field.value, any: any) }
        case .area: element(.textarea, shared) { $0.text(field.value) }
        case .file(let given):
            if let given { self(.p) { $0(.a, given.words, .href(given.address ?? "#")) } }
            element(.input, shared + [.type("file"), .accept(".pdf,.jpg,.jpeg,.png,.doc,.docx,.odt")])
        case .day: element(.input, shared + [.type("date"), .value(field.value)])
        case .number: element(.input, shared + [.type("text"), .inputmode("decimal"), .value(field.value)])
        case .text, .hidden, .checks: element(.input, shared + [.type("text"), .value(field.value)])
        }
    }

    private mutating func checks(_ field: FormField, _ choices: [Choice], id: String) {
        let chosen = Set(field.value.split(separator: " ").map(String.init))
        self(.fieldset, .class("choice"), .aria("describedby", Self.described(field, id: id))) { html in
            html(.legend, field.label)
            if let hint = field.hint { html(.span, hint, .class("hint"), .id("\(id)-hint")) }
            for choice in choices {
                html(.label) { html in
                    html(
                        .input, .type("checkbox"), .name(field.name), .value(choice.value),
                        .checked(chosen.contains(choice.value)))
                    html.text(choice.words)
                }
            }
            html.remarks(field, id: id)
        }
    }

    private static func described(_ field: FormField, id: String) -> String? {
        let ids = [field.hint == nil ? nil : "\(id)-hint", field.findings.isEmpty ? nil : "\(id)-found"]
        let present = ids.compactMap(\.self)
        return present.isEmpty ? nil : present.joined(separator: " ")
    }

    private mutating func remarks(_ field: FormField, id: String) {
        guard !field.findings.isEmpty else { return }
        self(.ul, .class("findings"), .id("\(id)-found")) { html in
            for finding in field.findings { html.finding(finding) }
        }
    }
}
