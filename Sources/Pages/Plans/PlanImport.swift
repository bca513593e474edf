package import Findings
package import Localization
package import Plans

/// Actions, or a whole plan, from a file: given, looked at, and then taken.
package struct PlanImport: Page {
    /// What was read from a file and not yet kept.
    package struct Preview: Equatable, Sendable {
        package var fileName: String
        package var actions: Table?
        package var sum: FigureItem?
        package var count: Int
        package var findings: [FindingItem]
        /// The actions as a table, which comes back with the decision.
        package var table: String
        /// The plan's own file, where a whole folder was given.
        package var plan: String?
        /// Whether there is anything to keep.
        package var isUsable: Bool

        /// Words what was read.
        package init(
            fileName: String, plan: Plan, findings: [Finding], table: String, yaml: String?, _ texts: Texts
        ) {
            self.fileName = fileName
            self.table = table
            self.plan = yaml
            count = plan.actions.count
            self.findings = FindingItem.items(findings, texts)
            let result = PlanTables(PlanResult(reading: plan), texts)
            actions = result.actions
            let reduction = ActionSums(plan.countedActions).reduction
            sum = plan.actions.isEmpty ? nil : FigureItem(reduction, unit: "t", range: nil, address: nil, texts)
            sum?.completeness = PlanTables.completeness(reduction, texts)
            isUsable = !plan.actions.isEmpty || yaml != nil
        }
    }

    /// The page in ready words.
    package struct Model: Equatable, Sendable {
        package var title: String
        package var crumbs: [Link]
        package var base: String
        package var csrf: String
        package var revision: String
        package var limit: Int
        package var preview: Preview?
        /// What was wrong with the file as a whole.
        package var findings: [FindingItem] = []

        package init(
            title: String, crumbs: [Link], base: String, csrf: String, revision: String, limitMegabytes: Int,
            preview: Preview? = nil
        ) {
            self.title = title
            self.crumbs = crumbs
            self.base = base
            self.csrf = csrf
            self.revision = revision
            limit = limitMegabytes
            self.preview = preview
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .work }

    package func title(_ texts: Texts) -> String { model.title }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.crumbs(model.crumbs, texts)
        html(.h1, model.title)
        if let preview = model.preview {
            show(preview, &html, texts)
        } else {
            html(.p, texts["plan-import.lead"], .class("lead"))
        }
        if !model.findings.isEmpty { html.findings(model.findings) }
        html.section("give", texts[model.preview == nil ? "plan-import.give" : "plan-import.again"]) {
            form(&$0, texts)
        }
        html.take(
            texts["plan-import.tables"],
            [
                Link(texts["plan-import.table"], "\(model.base)/actions.xlsx"),
                Link(texts["plan-import.folder"], "\(model.base).zip"),
            ])
    }

    private func show(_ preview: Preview, _ html: inout HTML, _ texts: Texts) {
        html(.p, texts["plan-import.read", ["file": .text(preview.fileName), "count": .count(preview.count)]])
        if let sum = preview.sum {
            html.hero(sum)
            html(.p, sum.completeness)
        }
        html.section("findings", texts["findings.title"]) { html in
            guard !preview.findings.isEmpty else { return html.mark(Mark(.good, texts["findings.none"])) }
            html.findings(preview.findings)
        }
        if let actions = preview.actions { html.section("read", texts["plan.actions"]) { $0.table(actions) } }
        guard preview.isUsable else { return }
        html(.form, .method("post"), .action("\(model.base)/import/decision")) { html in
            html(.input, .type("hidden"), .name("csrf"), .value(model.csrf))
            html(.input, .type("hidden"), .name("revision"), .value(model.revision))
            html(.input, .type("hidden"), .name("file"), .value(preview.fileName))
            html(.input, .type("hidden"), .name("table"), .value(preview.table))
            if let plan = preview.plan { html(.input, .type("hidden"), .name("plan"), .value(plan)) }
            html(.p, .class("actions")) { html in
                if preview.plan == nil {
                    html(.button, texts["plan-import.add"], .type("submit"), .name("mode"), .value("add"))
                    html(
                        .button, texts["plan-import.replace"], .type("submit"), .class("quiet"), .name("mode"),
                        .value("replace"))
                } else {
                    html(.button, texts["plan-import.take"], .type("submit"), .name("mode"), .value("plan"))
                }
                html(.a, texts["plan-import.leave"], .class("button quiet"), .href(model.base))
            }
        }
    }

    private func form(_ html: inout HTML, _ texts: Texts) {
        html(
            .form, .class("fields"), .method("post"), .enctype("multipart/form-data"),
            .action("\(model.base)/import")
        ) { html in
            html(.input, .type("hidden"), .name("csrf"), .value(model.csrf))
            html(.div, .class("drop")) { html in
                html(.label, texts["plan-import.file"], .for("file"))
                html(
                    .p, texts["plan-import.file.hint", ["limit": .count(model.limit)]], .class("hint"),
                    .id("file-hint"))
                html(
                    .input, .id("file"), .name("file"), .type("file"), .accept(".csv,.xlsx,.zip"),
                    .aria("describedby", "file-hint"), .required())
            }
            html(.p, .class("actions")) { $0(.button, texts["plan-import.button"], .type("submit")) }
        }
    }
}
