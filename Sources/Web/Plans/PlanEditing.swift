import Accounts
import Cities
import Cryptography
import Findings
import HTTPTypes
import Hummingbird
import Inventories
import Ledger
import Localization
import Pages
import Plans

/// A plan that somebody is about to change: what the forms show, and how it is saved.
struct PlanEditing {
    let texts: Texts
    let opened: TownDocuments<Plan>.Opened
    let base: String
    private let plans: PlanDesk
    private let publisher: Publisher
    private let request: Request
    private let visit: Visit
    private let authorship: Authorship

    /// Opens a plan for who may change it, at the revision that a form was made from.
    init(
        _ plans: PlanDesk, _ publisher: Publisher, _ request: Request, _ context: QalaContext,
        from revision: String? = nil, reason: String? = nil
    ) async throws {
        self.plans = plans
        self.publisher = publisher
        self.request = request
        visit = context.visit
        texts = try publisher.texts(request)
        let name = try TownDocuments<Plan>.name(try context.parameters.require("document"))
        authorship = try await plans.documents.authorship(
            on: name, context.visit.actor, for: .editInventory, reason: reason)
        if let digest = revision.flatMap({ Digest(hexadecimal: $0) }) {
            opened = try await plans.documents.open(name, digest: digest)
        } else {
            opened = try await plans.documents.open(name)
        }
        base = Address(texts.language).plan(name.text)
    }

    private var content: SiteContent { publisher.content }
    private var name: TownDocumentName { opened.name }
    private var town: String { content.name(of: name.slug, texts.language) ?? opened.content.town.name }
    private var onBehalf: String? {
        authorship.onBehalfOf.map { content.name(of: $0, texts.language) ?? $0 }
    }

    /// The token of the forms.
    var token: String { visit.form.value }

    func crumbs(_ last: String) -> [Link] {
        let address = Address(texts.language)
        return [
            Link(texts.text("work.title"), address.work), Link(texts.text("plans.title"), address.plans),
            Link("\(town), \(name.number)", base), Link(last, nil),
        ]
    }

    func show(_ page: some Page, _ status: HTTPResponse.Status) throws -> Response {
        publisher.show(page, request, texts, visit, status: status)
    }

    /// Saves; the way to the conflicts where somebody else changed the same meanwhile.
    func save(_ plan: Plan) async throws -> String? {
        let saved = try await plans.documents.save(plan, as: name, basedOn: opened.revision.digest, by: authorship)
        return saved.conflicts.isEmpty ? nil : "\(base)/conflicts"
    }

    // MARK: The plan

    func planModel(_ plan: Plan, as form: TypedForm? = nil) -> PlanEdit.Model {
        let rows = form?.values.keys.compactMap { $0.hasPrefix("target.") ? Int($0.split(separator: ".")[1]) : nil }
        let members = form?.values.keys.compactMap { $0.hasPrefix("member.") ? Int($0.split(separator: ".")[1]) : nil }
        return PlanEdit.Model(
            page(
                texts.text("plan-edit.title", ["town": .text(town), "year": .plain(name.number)]),
                crumb: texts.text("edit.crumb"), to: "\(base)/edit", form ?? TypedForm(plan, texts)),
            choices: content.planChoices(texts),
            targets: max(rows?.max() ?? 0, plan.targets.count + PlanForm.spareRows),
            members: max(members?.max() ?? 0, (plan.joint?.members.count ?? 0) + PlanForm.spareRows),
            minimums: content.minimums(of: name.slug, country: plan.country, plan: name.number), texts)
    }

    /// The form with what the rules say of it, beside its fields; nothing is saved.
    func checked(_ plan: Plan) async throws -> PlanEdit.Model {
        let result = try await result(of: plan)
        var form = TypedForm(plan, texts)
        var others: [Finding] = []
        for judged in result.judged where plan.action(at: judged.finding.place) == nil {
            guard let field = judged.finding.place.field, Self.isShown(field) else {
                if judged.finding.severity >= .warning { others.append(judged.finding) }
                continue
            }
            form.note(field, mark(judged))
        }
        var model = planModel(plan, as: form)
        model.page.notice = PlanShow.Model.verdict(result, texts)
        model.findings = FindingItem.items(others, texts)
        return model
    }

    /// Whether the form has something of this name to stand beside.
    private static func isShown(_ field: String) -> Bool {
        ["target", "targets", "approval", "adaptation", "joint", "printed"]
            .contains(field.split(separator: ".").first.map(String.init) ?? "")
    }

    private func result(of plan: Plan) async throws -> PlanResult {
        try await plans.examined(TownDocuments<Plan>.Opened(name: name, revision: opened.revision, content: plan))
            .result
    }

    private func mark(_ judged: PlanResult.Judged) -> Mark {
        let kind: Mark.Kind = judged.justification == nil ? Mark.Kind(judged.finding.severity) : .note
        return Mark(kind, FindingItem(judged.finding, texts).what)
    }

    // MARK: An action

    /// A new action under the next number that is free.
    var emptyAction: TypedForm {
        let taken = Set(opened.content.actions.map(\.id))
        let free = (opened.content.actions.count + 1...opened.content.actions.count + 1_000).first {
            !taken.contains(String($0))
        }
        var action = Action(id: free.map(String.init) ?? "", title: "", sector: .municipal)
        action.purposes = [.mitigation]
        return TypedForm(action, texts)
    }

    /// An action's form with what the rules say of it.
    func noted(_ action: Action) async throws -> TypedForm {
        var form = TypedForm(action, texts)
        let prefix = "action.\(action.id)."
        for judged in try await result(of: opened.content).judged {
            guard let field = judged.finding.place.field, field.hasPrefix(prefix) else { continue }
            form.note(String(field.dropFirst(prefix.count)), mark(judged))
        }
        return form
    }

    func actionModel(_ action: Action?, as form: TypedForm) -> ActionEdit.Model {
        let title = action?.title ?? texts.text("plan.action.new")
        let address = "\(base)/actions/\(action.map { Address.escaped($0.id) } ?? "new")"
        return ActionEdit.Model(
            page(title, crumb: title, to: address, form), choices: content.planChoices(texts), isKnown: action != nil)
    }

    /// A form of the plan or of one of its actions.
    private func page(_ title: String, crumb: String, to action: String, _ form: TypedForm) -> TypedPage {
        var page = TypedPage(
            title: title, crumbs: crumbs(crumb), action: action, csrf: visit.form.value,
            revision: opened.revision.digest.hexadecimal, form: form)
        page.onBehalf = onBehalf
        return page
    }
}
