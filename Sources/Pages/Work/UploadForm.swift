package import Findings
package import Localization

/// Giving a workbook back: choose it, and see what it comes to.
package struct UploadForm: Page {
    /// The form in ready words.
    package struct Model: Equatable, Sendable {
        package var csrf: String
        /// The largest file that is taken, in megabytes.
        package var limit: Int
        /// What was wrong with the last try.
        package var findings: [FindingItem]
        package var workbook: WorkbookForm.Model

        package init(
            csrf: String, limitMegabytes: Int, findings: [Finding] = [], workbook: WorkbookForm.Model, _ texts: Texts
        ) {
            self.csrf = csrf
            limit = limitMegabytes
            self.findings = FindingItem.items(findings, texts)
            self.workbook = workbook
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .work }

    package func title(_ texts: Texts) -> String { texts["upload.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        let address = Address(texts.language)
        html.heading(texts["upload.title"], under: [Link(texts["work.title"], address.work)], texts)
        html(.p, texts["upload.lead"], .class("lead"))
        if !model.findings.isEmpty { html.findings(model.findings) }
        html(.div, .class("pair section")) { html in
            html.section("upload", texts["upload.give"]) { form(&$0, address, texts) }
            html.section("workbook", texts["get-workbook.title"]) { $0.workbookForm(model.workbook, texts) }
        }
    }

    private func form(_ html: inout HTML, _ address: Address, _ texts: Texts) {
        html(
            .form, .class("fields"), .method("post"), .enctype("multipart/form-data"), .action(address.upload)
        ) { html in
            html(.input, .type("hidden"), .name("csrf"), .value(model.csrf))
            html(.div, .class("drop")) { html in
                html(.label, texts["upload.file"], .for("file"))
                html(
                    .p, texts["upload.file.hint", ["limit": .count(model.limit)]], .class("hint"), .id("file-hint"))
                html(
                    .input, .id("file"), .name("file"), .type("file"), .accept(".xlsx,.csv"),
                    .aria("describedby", "file-hint"), .required())
            }
            html.field(
                "population", id: "population", texts["upload.population"], value: "",
                hint: texts["upload.population.hint"], isNumber: true)
            html(.fieldset, .class("choice")) { html in
                html(.legend, texts["upload.keep"])
                for (value, key) in [("1", "upload.keep.yes"), ("0", "upload.keep.no")] {
                    html(.label) { html in
                        html(.input, .type("radio"), .name("keep"), .value(value), .checked(value == "1"))
                        html.text(texts[key])
                    }
                }
            }
            html(.p, .class("actions")) { $0(.button, texts["upload.button"], .type("submit")) }
        }
    }
}
