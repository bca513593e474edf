import Accounts
import Cities
import Exchange
import Findings
import HTTPTypes
import Hummingbird
import Inventories
import Ledger
import Localization
import Pages
import Plans
import Quantities

/// The plans of the towns that somebody works for: list, begin, look at, explain findings, take away.
struct PlanController: Sendable {
    let publisher: Publisher
    let plans: PlanDesk

    private var content: SiteContent { publisher.content }
    private var desk: Desk { plans.desk }

    func addRoutes(to router: some RouterMethods<QalaContext>, at language: RouterPath) {
        let plan = "\(language)/work/plans/{document}"
        router.get("\(language)/work/plans") { request, context in try await list(request, context.visit) }
        router.get("\(language)/work/plans/new") { request, context in try newForm(request, context.visit) }
        router.post("\(language)/work/plans/new") { request, context in try await begin(request, context.visit) }
        router.get(RouterPath(plan)) { request, context in try await show(request, context) }
        router.get(RouterPath("\(plan)/report")) { request, context in try await report(request, context) }
        router.post(RouterPath("\(plan)/justifications")) { request, context in try await justify(request, context) }
    }

    private func list(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try publisher.texts(request)
        let all = try await plans.documents.list(for: visit.actor)
            .sorted { ($1.revision.authorship.time, $0.name.text) < ($0.revision.authorship.time, $1.name.text) }
        let wanted = max(1, request.uri.queryParameters.get("page", as: Int.self) ?? 1)
        let page = min(wanted, max(1, (all.count + PlanList.perPage - 1) / PlanList.perPage))
        let items = all.dropFirst((page - 1) * PlanList.perPage).prefix(PlanList.perPage).map { opened in
            PlanList.Item(
                name: opened.name.text, town: town(of: opened, texts), year: opened.name.number,
                actions: opened.content.actions.count, savedAt: opened.revision.authorship.time)
        }
        let mayBegin = visit.actor.isLocal || !desk.towns(for: visit.actor).isEmpty
        let model = PlanList.Model(Array(items), of: all.count, page: page, mayBegin: mayBegin, texts)
        return publisher.show(PlanList(model), request, texts, visit)
    }

    private func town(of opened: TownDocuments<Plan>.Opened, _ texts: Texts) -> String {
        content.name(of: opened.name.slug, texts.language) ?? opened.content.town.name
    }

    private func newForm(_ request: Request, _ visit: Visit) throws -> Response {
        let texts = try publisher.texts(request)
        let towns = visit.actor.isLocal ? nil : content.choices(of: desk.towns(for: visit.actor), texts)
        guard towns?.isEmpty != true else { throw Refusal.notAllowed }
        let query = request.uri.queryParameters
        let form = TypedForm(values: [
            "town": String((query.get("town") ?? "").prefix(200)), "country": query.get("country") ?? "KZ",
            "year": query.get("year") ?? "2030",
        ])
        let model = PlanNew.Model(
            csrf: visit.form.value, form: form, towns: towns, countries: content.planChoices(texts).countries, texts)
        return publisher.show(PlanNew(model), request, texts, visit)
    }

    private func begin(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try publisher.texts(request)
        let form = try await request.form(visit.form)
        guard let year = form["year"].flatMap({ Int($0) }), (1980...2100).contains(year) else {
            throw HTTPError(.badRequest)
        }
        let town = try desk.beginning(form, visit.actor, texts.language)
        let name = TownDocumentName(slug: town.scope.slug, number: year)
        if try await desk.ledger.head(of: plans.documents.id(name)) == nil {
            let population = content.signatory(name.slug)?.population
            let plan = Plan(
                town: Inventory.Town(name: town.name, country: town.scope.country, population: population),
                kind: year <= 2020 ? .seap : .secap)
            _ = try await plans.documents.save(plan, as: name, basedOn: nil, by: town.authorship)
        }
        return .seeOther("\(Address(texts.language).plan(name.text))/edit")
    }

    private func show(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let (text, kind) = try context.parameters.require("document").planNameAndExtension
        let name = try TownDocuments<Plan>.name(text)
        let actor = context.visit.actor
        try await plans.documents.check(.readDrafts, name, actor)
        let examined = try await opened(name, request)
        let views = views(examined, texts)
        if let kind { return try await views.reply(kind) }
        let mayEdit = (try? await plans.documents.authorship(on: name, actor, for: .editInventory)) != nil
        let isHead = request.uri.queryParameters.get("revision") == nil
        let csrf = mayEdit && isHead ? context.visit.form.value : nil
        let maySend = (try? await plans.documents.authorship(on: name, actor, for: .submit)) != nil
        let model = views.model(
            csrf: csrf, submission: maySend && isHead ? Address(texts.language).newSubmission(text) : nil)
        return publisher.show(PlanShow(model), request, texts, context.visit)
    }

    /// The plan as it is, or as it was at the number of a save.
    private func opened(_ name: TownDocumentName, _ request: Request) async throws -> PlanDesk.Examined {
        guard let number = request.uri.queryParameters.get("revision").flatMap({ Int($0) }) else {
            return try await plans.examined(name)
        }
        let revision = try await desk.ledger.revision(number, of: plans.documents.id(name))
        return try await plans.examined(try await plans.documents.open(name, digest: revision.digest))
    }

    private func views(_ examined: PlanDesk.Examined, _ texts: Texts) -> PlanViews {
        let address = Address(texts.language)
        let town = town(of: examined.opened, texts)
        var views = PlanViews(
            result: examined.result, name: examined.name, town: town, base: address.plan(examined.name.text),
            crumbs: [
                Link(texts.text("work.title"), address.work), Link(texts.text("plans.title"), address.plans),
                Link("\(town), \(examined.name.number)", nil),
            ], content: content, texts: texts)
        views.baseline = examined.baseline
        views.latest = examined.latest
        views.digest = examined.opened.revision.digest
        return views
    }

    private func report(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let name = try TownDocuments<Plan>.name(try context.parameters.require("document"))
        try await plans.documents.check(.readDrafts, name, context.visit.actor)
        let page = views(try await plans.examined(name), texts).report(request, madeAt: desk.clock())
        return publisher.show(page, request, texts, context.visit)
    }

    /// Takes the town's reason for letting a finding stand, or takes it back; the finding stays visible.
    private func justify(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let name = try TownDocuments<Plan>.name(try context.parameters.require("document"))
        let fields = try await request.form(context.visit.form)
        let authorship = try await plans.documents.authorship(
            on: name, context.visit.actor, for: .editInventory)
        let opened = try await plans.documents.open(name)
        let reading = FormReading(fields, texts)
        guard let code = reading.text("code") else { throw HTTPError(.badRequest) }
        let about = reading.text("about")
        var plan = opened.content
        plan.justifications.removeAll { $0.code == code && $0.about == about }
        if !reading.isTicked("withdraw") {
            guard let reason = reading.text("reason") else { throw HTTPError(.unprocessableContent) }
            plan.justifications.append(Plan.Justification(code: code, about: about, reason: reason))
        }
        let saved = try await plans.documents.save(plan, as: name, basedOn: opened.revision.digest, by: authorship)
        let base = Address(texts.language).plan(name.text)
        return .seeOther(saved.conflicts.isEmpty ? "\(base)#findings" : "\(base)/conflicts")
    }
}

extension SiteContent {
    /// Towns to choose from, by name.
    func choices(of towns: [TownScope], _ texts: Texts) -> [Choice] {
        let choices = towns.map { Choice($0.slug, name(of: $0.slug, texts.language) ?? $0.slug) }
        return AlphabetOrder(texts.language).sorted(choices) { $0.words }
    }
}

extension String {
    /// A plan's name and how it is to be given: `demokent-2030`, `pdf`.
    var planNameAndExtension: (name: String, kind: String?) {
        guard hasSuffix(".zip") else { return nameAndExtension }
        return (String(dropLast(4)), "zip")
    }
}
