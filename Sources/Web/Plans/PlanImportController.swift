import Accounts
import Cities
import Cryptography
import Exchange
import Findings
import Foundation
import HTTPTypes
import Hummingbird
import Inventories
import Ledger
import Localization
import Pages
import Plans
import Quantities

/// Actions and whole plans from files: what was read is shown first, and taken when somebody says so.
struct PlanImportController: Sendable {
    let publisher: Publisher
    let plans: PlanDesk

    private var content: SiteContent { publisher.content }

    func addRoutes(to router: some RouterMethods<QalaContext>, at language: RouterPath) {
        let plan = "\(language)/work/plans/{document}"
        router.get(RouterPath("\(plan)/import")) { request, context in
            let editing = try await PlanEditing(plans, publisher, request, context)
            return try editing.show(PlanImport(model(editing)), .ok)
        }
        router.post(RouterPath("\(plan)/import")) { request, context in try await read(request, context) }
        router.post(RouterPath("\(plan)/import/decision")) { request, context in try await decide(request, context) }
        router.get(RouterPath("\(plan)/actions.xlsx")) { request, context in try await table(request, context) }
    }

    private func model(_ editing: PlanEditing, _ preview: PlanImport.Preview? = nil) -> PlanImport.Model {
        PlanImport.Model(
            title: editing.texts.text("plan.import"), crumbs: editing.crumbs(editing.texts.text("plan.import")),
            base: editing.base, csrf: editing.token, revision: editing.opened.revision.digest.hexadecimal,
            limitMegabytes: WorkController.uploadLimit >> 20, preview: preview)
    }

    /// Reads a file and shows what is in it; nothing is kept.
    private func read(_ request: Request, _ context: QalaContext) async throws -> Response {
        let editing = try await PlanEditing(plans, publisher, request, context)
        let form: MultipartForm
        do throws(UploadProblem) { form = try await request.upload(upTo: WorkController.uploadLimit) } catch {
            return try refused([error.finding], editing)
        }
        try context.visit.form.check(form.fields)
        guard let file = form.files["file"], !file.bytes.isEmpty else {
            return try refused([Finding("file.empty", .error)], editing)
        }
        let words = content.actionWords
        var plan = editing.opened.content
        var yaml: String?
        let findings: [Finding]
        if file.name.lowercased().hasSuffix(".zip") {
            let folder = PlanFolder.read(file.bytes, named: file.name, words: words)
            guard let read = folder.value else { return try refused(folder.findings, editing) }
            plan = read.plan
            yaml = read.yaml()
            findings = folder.findings
        } else {
            let table = ActionTable.read(file.bytes, file: file.name, words: words)
            plan.actions = table.value
            findings = table.findings
        }
        let preview = PlanImport.Preview(
            fileName: file.name, plan: plan, findings: findings,
            table: String(decoding: ActionTable.csv(plan.actions), as: UTF8.self), yaml: yaml, editing.texts)
        return try editing.show(
            PlanImport(model(editing, preview)), preview.isUsable ? .ok : .unprocessableContent)
    }

    private func refused(_ findings: [Finding], _ editing: PlanEditing) throws -> Response {
        var model = model(editing)
        model.findings = FindingItem.items(findings, editing.texts)
        return try editing.show(PlanImport(model), .unprocessableContent)
    }

    /// Takes what was shown: added to the actions, in their place, or as the whole plan.
    private func decide(_ request: Request, _ context: QalaContext) async throws -> Response {
        let fields = try await request.form(context.visit.form, upTo: WorkController.uploadLimit)
        let editing = try await PlanEditing(
            plans, publisher, request, context, from: fields["revision"],
            reason: Desk.reason(String((fields["file"] ?? "").prefix(200))))
        let table = Array((fields["table"] ?? "").utf8)
        var plan = editing.opened.content
        switch fields["mode"] {
        case "plan":
            let files = ["plan.yaml": Array((fields["plan"] ?? "").utf8), "actions.csv": table]
            guard let read = PlanFolder.read(files, words: content.actionWords).value?.plan else {
                throw HTTPError(.unprocessableContent)
            }
            // The town is the document's; a file does not move a plan to another one.
            let town = plan.town
            plan = read
            plan.town.name = town.name
            plan.town.country = town.country
            plan.actions = ActionList.numbered(read.actions)
        case "add": plan.actions = ActionList.joined(plan.actions, actions(table))
        case "replace": plan.actions = ActionList.numbered(actions(table))
        default: throw HTTPError(.badRequest)
        }
        return .seeOther(try await editing.save(plan) ?? "\(editing.base)#actions")
    }

    private func actions(_ table: [UInt8]) -> [Action] {
        ActionTable.read(CSVTable.read(table).value, words: content.actionWords).value
    }

    /// The table to fill in, with the actions that are in the plan.
    private func table(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let name = try TownDocuments<Plan>.name(try context.parameters.require("document"))
        try await plans.documents.check(.readDrafts, name, context.visit.actor)
        let opened = try await plans.documents.open(name)
        let bytes = try ActionTable.workbook(
            opened.content.actions, title: texts.text("plan.actions"), words: content.actionWords,
            language: texts.language, created: Int(opened.revision.authorship.time))
        return Response(.ok, .workbook, bytes, download: "\(name.text)-actions.xlsx")
    }
}

/// Actions of files, each under a number of its own.
enum ActionList {
    /// The actions with numbers that differ; the place in a file is left behind.
    static func numbered(_ actions: [Action]) -> [Action] { joined([], actions) }

    /// Further actions behind those that are there; one of the same number and title takes its place.
    static func joined(_ known: [Action], _ further: [Action]) -> [Action] {
        var actions = known
        for action in further {
            var action = action
            action.place = Place()
            if let index = actions.firstIndex(where: { $0.id == action.id }) {
                if actions[index].title == action.title, index < known.count {
                    actions[index] = action
                    continue
                }
                action.id = free(actions)
            }
            actions.append(action)
        }
        return actions
    }

    private static func free(_ actions: [Action]) -> String {
        let taken = Set(actions.map(\.id))
        var number = actions.count + 1
        while taken.contains(String(number)) { number += 1 }
        return String(number)
    }
}
