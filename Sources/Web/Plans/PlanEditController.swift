import Accounts
import Cities
import Cryptography
import Findings
import Foundation
import HTTPTypes
import Hummingbird
import Ledger
import Localization
import Pages
import Plans

/// The forms of a plan and of its actions: shown, checked without saving, and saved by merging.
struct PlanEditController: Sendable {
    let publisher: Publisher
    let plans: PlanDesk

    private var content: SiteContent { publisher.content }
    private static let formLimit = 4 << 20

    func addRoutes(to router: some RouterMethods<QalaContext>, at language: RouterPath) {
        let plan = "\(language)/work/plans/{document}"
        router.get(RouterPath("\(plan)/edit")) { request, context in
            let desk = try await PlanEditing(plans, publisher, request, context)
            return try desk.show(PlanEdit(desk.planModel(desk.opened.content)), .ok)
        }
        router.post(RouterPath("\(plan)/edit")) { request, context in try await save(request, context) }
        router.get(RouterPath("\(plan)/actions/{action}")) { request, context in
            try await showAction(request, context)
        }
        router.post(RouterPath("\(plan)/actions/{action}")) { request, context in
            try await saveAction(request, context)
        }
    }

    private func save(_ request: Request, _ context: QalaContext) async throws -> Response {
        let fields = try await request.form(context.visit.form, upTo: Self.formLimit)
        let desk = try await PlanEditing(plans, publisher, request, context, from: fields["revision"])
        var form = PlanForm(fields, desk.texts)
        let plan = form.applied(to: desk.opened.content)
        guard form.reading.isSound else {
            var model = desk.planModel(desk.opened.content, as: form.reading.form)
            model.page.notice = Mark(.stop, desk.texts.text("form.not-saved"))
            return try desk.show(PlanEdit(model), .unprocessableContent)
        }
        if fields["check"] == "1" {
            return try desk.show(PlanEdit(try await desk.checked(plan)), .ok)
        }
        return .seeOther(try await desk.save(plan) ?? desk.base)
    }

    private func showAction(_ request: Request, _ context: QalaContext) async throws -> Response {
        let desk = try await PlanEditing(plans, publisher, request, context)
        let id = try context.parameters.require("action").removingPercentEncoding ?? ""
        guard id != "new" else {
            return try desk.show(ActionEdit(desk.actionModel(nil, as: desk.emptyAction)), .ok)
        }
        guard let action = desk.opened.content.actions.first(where: { $0.id == id }) else { throw HTTPError(.notFound) }
        let model = desk.actionModel(action, as: try await desk.noted(action))
        return try desk.show(ActionEdit(model), .ok)
    }

    private func saveAction(_ request: Request, _ context: QalaContext) async throws -> Response {
        let fields = try await request.form(context.visit.form, upTo: Self.formLimit)
        let desk = try await PlanEditing(plans, publisher, request, context, from: fields["revision"])
        let id = try context.parameters.require("action").removingPercentEncoding ?? ""
        var plan = desk.opened.content
        let known = plan.actions.first { $0.id == id }
        guard known != nil || id == "new" else { throw HTTPError(.notFound) }
        if fields["remove"] == "1", let known {
            plan.actions.removeAll { $0.id == known.id }
            return .seeOther(try await desk.save(plan) ?? "\(desk.base)#actions")
        }
        var form = ActionForm(fields, desk.texts)
        let action = form.action(known, taken: Set(plan.actions.map(\.id) + ["new"]))
        guard form.reading.isSound else {
            var model = desk.actionModel(known, as: form.reading.form)
            model.page.notice = Mark(.stop, desk.texts.text("form.not-saved"))
            return try desk.show(ActionEdit(model), .unprocessableContent)
        }
        if let index = plan.actions.firstIndex(where: { $0.id == action.id }) {
            plan.actions[index] = action
        } else {
            plan.actions.append(action)
        }
        let next = fields["next"] == "1" ? "\(desk.base)/actions/new" : "\(desk.base)#actions"
        return .seeOther(try await desk.save(plan) ?? next)
    }
}
