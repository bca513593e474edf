import Findings
import Localization

/// What a form holds as it was typed, and what is to be said beside its fields.
///
/// A form that could not be taken comes back with everything in it.
package struct TypedForm: Equatable, Sendable {
    /// What was typed, by the name of the field.
    package var values: [String: String]
    /// What was ticked, by the name of the group.
    package var ticked: [String: Set<String>]
    /// What is said beside a field.
    package var notes: [String: [Mark]] = [:]

    package init(values: [String: String] = [:], ticked: [String: Set<String>] = [:]) {
        self.values = values
        self.ticked = ticked
    }

    /// What was typed in a field.
    package subscript(_ name: String) -> String { values[name] ?? "" }

    /// Says something beside a field.
    package mutating func note(_ name: String, _ mark: Mark) { notes[name, default: []].append(mark) }

    /// The identifier of a field, which addresses can end with.
    package static func identifier(_ name: String) -> String {
        name.replacing(".", with: "-").replacing("_", with: "-")
    }
}

/// Fields of a form that hold what was typed, each with what is to be said of it.
struct TypedFields {
    let form: TypedForm

    func line(
        _ html: inout HTML, _ name: String, _ label: String, hint: String? = nil, isNumber: Bool = false,
        isRequired: Bool = false
    ) {
        frame(&html, name, label, hint) { html, attributes in
            html.element(
                .input,
                attributes + [.type("text"), .value(form[name]), .required(isRequired)]
                    + (isNumber ? [.inputmode("decimal")] : []))
        }
    }

    func text(_ html: inout HTML, _ name: String, _ label: String, hint: String? = nil, rows: Int = 3) {
        frame(&html, name, label, hint) { html, attributes in
            html.element(.textarea, attributes + [.rows(rows)]) { $0.text(form[name]) }
        }
    }

    func choice(
        _ html: inout HTML, _ name: String, _ label: String, _ choices: [Choice], any: String? = nil,
        hint: String? = nil
    ) {
        frame(&html, name, label, hint) { html, attributes in
            html.element(.select, attributes) { $0.options(choices, selected: form[name], any: any) }
        }
    }

    /// One box to tick.
    func box(_ html: inout HTML, _ name: String, _ label: String) {
        html(.p, .class("choice")) { html in
            html(.label) { html in
                html(
                    .input, .type("checkbox"), .id(TypedForm.identifier(name)), .name(name), .value("1"),
                    .checked(form[name] == "1"))
                html.text(" \(label)")
            }
        }
    }

    /// Several boxes of one group.
    func boxes(_ html: inout HTML, _ name: String, _ legend: String, _ choices: [Choice]) {
        html(.fieldset, .class("choice"), .id(TypedForm.identifier(name))) { html in
            html(.legend, legend)
            notes(&html, name)
            for choice in choices {
                html(.label) { html in
                    html(
                        .input, .type("checkbox"), .name(name), .value(choice.value),
                        .checked(form.ticked[name]?.contains(choice.value) ?? false))
                    html.text(" \(choice.words)")
                }
            }
        }
    }

    /// What is said of a field that is no single input.
    func notes(_ html: inout HTML, _ name: String) {
        for mark in form.notes[name] ?? [] { html(.p, .class("small")) { $0.mark(mark) } }
    }

    private func frame(
        _ html: inout HTML, _ name: String, _ label: String, _ hint: String?,
        field: (inout HTML, [Attribute]) -> Void
    ) {
        let id = TypedForm.identifier(name)
        let marks = form.notes[name] ?? []
        let described = [hint.map { _ in "\(id)-hint" }, marks.isEmpty ? nil : "\(id)-note"].compactMap(\.self)
        html(.p) { html in
            html(.label, label, .for(id))
            if let hint { html(.span, hint, .class("hint"), .id("\(id)-hint")) }
            field(
                &html,
                [
                    .id(id), .name(name),
                    .aria("describedby", described.isEmpty ? nil : described.joined(separator: " ")),
                    .aria("invalid", marks.contains { $0.kind == .stop } ? "true" : nil),
                ])
            if !marks.isEmpty {
                html(.span, .class("small"), .id("\(id)-note")) { html in for mark in marks { html.mark(mark) } }
            }
        }
    }
}
