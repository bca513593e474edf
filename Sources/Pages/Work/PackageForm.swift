package import Findings
package import Localization

/// Bringing back what was worked on elsewhere: choose the file.
package struct PackageForm: Page {
    /// The form in ready words.
    package struct Model: Equatable, Sendable {
        package var csrf: String
        /// The largest file that is taken, in megabytes.
        package var limit: Int
        /// What was wrong with the last try.
        package var findings: [FindingItem]
        /// What is said of whose work comes in.
        package var rule: String

        package init(
            csrf: String, limitMegabytes: Int, findings: [Finding] = [], hasAccounts: Bool, _ texts: Texts
        ) {
            self.csrf = csrf
            limit = limitMegabytes
            self.findings = FindingItem.items(findings, texts)
            rule = hasAccounts ? texts["package.rule.office"] : texts["package.rule.local"]
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .work }

    package func title(_ texts: Texts) -> String { texts["package.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        let address = Address(texts.language)
        html.heading(texts["package.title"], under: [Link(texts["work.title"], address.work)], texts)
        html(.p, texts["package.lead"], .class("lead"))
        if !model.findings.isEmpty { html.findings(model.findings) }
        html(
            .form, .class("fields"), .method("post"), .enctype("multipart/form-data"), .action(address.packages)
        ) { html in
            html(.input, .type("hidden"), .name("csrf"), .value(model.csrf))
            html(.div, .class("drop")) { html in
                html(.label, texts["package.file"], .for("file"))
                html(.p, texts["package.file.hint", ["limit": .count(model.limit)]], .class("hint"), .id("file-hint"))
                html(
                    .input, .id("file"), .name("file"), .type("file"), .accept(".qala"),
                    .aria("describedby", "file-hint"), .required())
            }
            html(.p, model.rule)
            html(.p, .class("actions")) { $0(.button, texts["package.button"], .type("submit")) }
        }
        html.section("steps", texts["package.steps"]) { html in
            html(.ol, .class("steps")) { html in
                html(.li) { $0(.p, texts["package.steps.take"]) }
                html(.li) { html in
                    html(.div) { html in
                        html(.p, texts["package.steps.work"])
                        html(.p) { $0(.code, "qala serve --local --data karaganda.qala") }
                    }
                }
                html(.li) { $0(.p, texts["package.steps.bring"]) }
            }
        }
    }
}
