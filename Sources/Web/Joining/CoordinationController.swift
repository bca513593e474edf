import Accounts
import Cities
import Exchange
import Findings
import HTTPTypes
import Hummingbird
import Inventories
import Localization
import Pages
import Quantities
import ReferenceData

/// A coordinator's towns at a glance, compared, and reminded.
struct CoordinationController: Sendable {
    let joining: JoiningDesk

    private var content: SiteContent { joining.content }

    func addRoutes(to router: some RouterMethods<QalaContext>, at language: RouterPath) {
        let table = "\(language)/coordination"
        router.get(RouterPath(table)) { request, context in try await show(request, context.visit) }
        router.get(RouterPath("\(table).csv")) { request, context in try await csv(request, context.visit) }
        router.get(RouterPath("\(table)/comparison")) { request, context in try compare(request, context.visit) }
        router.post(RouterPath("\(table)/reminders")) { request, context in try await remind(request, context.visit) }
    }

    private func check(_ actor: Actor) throws(Refusal) { guard actor.mayCoordinate else { throw .notAllowed } }

    private func show(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try joining.publisher.texts(request)
        try check(visit.actor)
        let towns = try await towns(visit.actor)
        let due = try await Reminding(joining: joining).due(towns.map(\.signatory))
        let mayAdmit = visit.actor.isLocal || !visit.actor.territories(for: .admit).isEmpty
        let model = CoordinationShow.Model(
            towns,
            registrations: try await joining.registrations(for: visit.actor, texts, in: [.draft, .pending, .returned]),
            due: due.count, mayAdmit: mayAdmit, request: CoordinationShow.Request(request.uri.queryParameters),
            on: joining.today, csrf: visit.form.value, texts)
        return joining.publisher.show(CoordinationShow(model), request, texts, visit)
    }

    /// The towns that somebody coordinates, with what is known of each.
    private func towns(_ actor: Actor) async throws -> [CoordinationShow.Town] {
        let list = try await joining.desk.list(InventoryQuestion(reach: joining.desk.reach(of: actor)))
        var years: [String: Int] = [:]
        for row in list.rows {
            guard let slug = row.slug, let year = row.year else { continue }
            years[slug] = max(years[slug] ?? year, year)
        }
        let published = Dictionary(grouping: content.inventories, by: \.slug)
        let today = joining.today
        return joining.towns(.actForTown, for: actor).map { town in
            let newest = published[town.slug]?.max { $0.inventory.year < $1.inventory.year }?.result
            let findings = (content.findings[town.id] ?? []) + (newest?.findings ?? [])
            return CoordinationShow.Town(
                town, standing: joining.calendar.standing(of: town, on: today),
                next: joining.calendar.next(of: town, on: today),
                openFindings: findings.count { $0.severity >= .warning },
                newestInventory: [years[town.slug], newest?.inventory.year.number].compactMap(\.self).max())
        }
    }

    private func csv(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try joining.publisher.texts(request)
        try check(visit.actor)
        let wanted = CoordinationShow.Request(request.uri.queryParameters)
        let today = joining.today
        var writer = CSVWriter()
        writer.append(
            texts: [
                "town", "name", "country", "standing", "deadline", "due", "days_left", "deadline_state",
                "open_findings", "newest_inventory", "last_report", "on",
            ])
        for town in wanted.fitting(try await towns(visit.actor), texts) {
            let left = town.next?.daysLeft(on: today)
            writer.append([
                .text(town.signatory.slug), .text(town.signatory.name.published), .text(town.signatory.country),
                .text(town.standing.rawValue), .text(town.next?.id ?? ""), .text(town.next?.due?.description ?? ""),
                left.map { .integer($0) } ?? .empty, .text(town.next?.state.rawValue ?? ""),
                .integer(town.openFindings), town.newestInventory.map { .integer($0) } ?? .empty,
                .text(town.lastReport?.description ?? ""), .text(today.description),
            ])
        }
        return Response(.ok, .csv, writer.bytes, download: "coordination.csv")
    }

    // MARK: Like with like

    private func compare(_ request: Request, _ visit: Visit) throws -> Response {
        let texts = try joining.publisher.texts(request)
        try check(visit.actor)
        let newest = Dictionary(grouping: content.inventories, by: \.slug).compactMapValues { inventories in
            inventories.max { $0.inventory.year < $1.inventory.year }
        }
        let items = newest.map { LikeWithLike.Item(slug: $0.key, figures: .init($0.value.result)) }
            .sorted { $0.slug < $1.slug }
        let wanted = request.uri.queryParameters.get("town")
        let reference = items.first { $0.slug == wanted } ?? items.first
        let rule = content.library.rules.first { $0.id == "C16" }
        let sizes = rule.flatMap { SizeClasses($0.thresholds) }
        let name: (String) -> String = { content.name(of: $0, texts.language) ?? $0 }
        let model = ComparisonShow.Model(
            reference.flatMap { reference in sizes.map { LikeWithLike(reference, among: items, sizes: $0) } },
            towns: AlphabetOrder(texts.language).sorted(items.map { Choice($0.slug, name($0.slug)) }) { $0.words },
            name: name, texts)
        return joining.publisher.show(ComparisonShow(model), request, texts, visit)
    }

    // MARK: Reminders

    private func remind(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try joining.publisher.texts(request)
        _ = try await request.form(visit.form)
        try check(visit.actor)
        let reminding = Reminding(joining: joining)
        let told = try await reminding.tell(
            try await reminding.due(joining.towns(.actForTown, for: visit.actor)), by: visit.actor)
        let model = RemindersShow.Model(told, sends: joining.office?.sendsLetters ?? false, texts)
        return joining.publisher.show(RemindersShow(model), request, texts, visit)
    }
}

extension CoordinationShow.Request {
    /// Reads what an address asks for; what cannot be asked is passed over.
    init(_ query: Parameters) {
        let standing = query.get("standing").flatMap(Standing.init(rawValue:))
        self.init(
            country: String((query.get("country") ?? "").uppercased().filter(\.isLetter).prefix(2)),
            standing: standing?.rawValue ?? "", onlyLate: query.get("late") == "1",
            order: query.get("order").flatMap(CoordinationShow.Order.init(rawValue:)) ?? .due,
            page: min(max(1, query.get("page", as: Int.self) ?? 1), 1_000_000))
    }
}
