package import Cryptography
import Findings
package import Localization

/// The second factor: begun, confirmed, or taken away.
package struct SecondFactorShow: Page {
    /// How far it has come.
    package enum Step: Equatable, Sendable {
        /// None is set.
        case none
        /// The secret is shown, and a first code awaited.
        case begun(groups: [String], link: String)
        /// It is set; these codes are shown this once.
        case confirmed(codes: [String])
        /// It is set.
        case on(codesLeft: Int)
    }

    /// The step in ready words.
    package struct Model: Equatable, Sendable {
        package var step: Step
        package var problem: String?
        package var csrf: String
        /// Whether a role of the person counts only with it.
        package var isNeeded: Bool

        package init(_ step: Step, problem: String? = nil, isNeeded: Bool = false, csrf: String) {
            self.step = step
            self.problem = problem
            self.isNeeded = isNeeded
            self.csrf = csrf
        }

        /// The secret of an app, in groups of four letters and as a link.
        package init(begun code: OneTimeCode, address: String, problem: String? = nil, csrf: String) {
            let letters = Array(code.base32)
            let groups = stride(from: 0, to: letters.count, by: 4).map {
                String(letters[$0..<min($0 + 4, letters.count)])
            }
            self.init(
                .begun(groups: groups, link: code.uri(issuer: "Qala", account: address)), problem: problem, csrf: csrf)
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package func title(_ texts: Texts) -> String { texts["second-factor.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        let base = Address(texts.language).secondFactor
        html.heading(
            texts["second-factor.title"], under: [Link(texts["account.title"], Address(texts.language).account)], texts)
        html.problem(model.problem)
        switch model.step {
        case .none:
            if model.isNeeded { html(.div, .class("notice look")) { $0(.p, texts["second-factor.needed"]) } }
            html(.p, texts["second-factor.lead"], .class("lead"))
            form(&html, base, fields: [], texts["second-factor.begin"])
        case .begun(let groups, let link):
            html(.ol, .class("steps")) { html in
                html(.li) { $0(.p, texts["second-factor.step.app"]) }
                html(.li) { html in
                    html(.div) { html in
                        html(.p, texts["second-factor.step.secret"])
                        html(.p, .class("secret")) { $0(.code, groups.joined(separator: " ")) }
                        html(.p) { $0(.a, texts["second-factor.open-app"], .enrolment(link)) }
                    }
                }
                html(.li) { $0(.p, texts["second-factor.step.code"]) }
            }
            let field = AccountForm.Field("code", .code, texts["account-field.code"], autocomplete: "one-time-code")
            form(&html, "\(base)/confirmation", fields: [field], texts["second-factor.confirm"])
        case .confirmed(let codes):
            html(.p) { $0.mark(Mark(.good, texts["account.factor.on"])) }
            html(.p, texts["second-factor.codes.lead"], .class("lead"))
            html(.ol, .class("paper-codes")) { html in for code in codes { html(.li) { $0(.code, code) } } }
            html(.p, texts["second-factor.codes.print"])
            html.actions([Link(texts["account.title"], Address(texts.language).account)])
        case .on(let left):
            html(.p) { $0.mark(Mark(.good, texts["account.factor.on"])) }
            html(.p, texts["second-factor.left", ["count": .count(left)]])
            html.section("removal", texts["second-factor.remove"]) { html in
                html(.p, texts["second-factor.remove.text"])
                if model.isNeeded { html(.p, texts["second-factor.remove.needed"]) }
                let password = AccountForm.Field(
                    "password", .password, texts["account-field.password"], autocomplete: "current-password")
                form(&html, "\(base)/removal", fields: [password], texts["second-factor.remove"])
            }
        }
    }

    private func form(_ html: inout HTML, _ action: String, fields: [AccountForm.Field], _ button: String) {
        html(.form, .class("fields"), .method("post"), .action(action)) { html in
            html.accountFields(fields, csrf: model.csrf, hasProblem: model.problem != nil)
            html(.p, .class("actions")) { $0(.button, button, .type("submit")) }
        }
    }
}
