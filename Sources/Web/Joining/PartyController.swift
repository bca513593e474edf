import Accounts
import Cities
import Exchange
import HTTPTypes
import Hummingbird
import Ledger
import Localization
import Pages

/// Joining and the parties of the covenant, for everybody.
struct PartyController: Sendable {
    let publisher: Publisher
    /// The time, in seconds since 1970 UTC.
    let clock: @Sendable () -> Int64

    private var content: SiteContent { publisher.content }

    func addRoutes(to router: Router<QalaContext>, at language: RouterPath) {
        router.get("\(language)/join") { request, _ in
            let texts = try publisher.texts(request)
            let model = JoinShow.Model(content.shipped.calendar, hasWork: publisher.site.hasWork, texts)
            return publisher.publish(JoinShow(model), request, texts)
        }
        router.get("\(language)/parties") { request, _ in
            let texts = try publisher.texts(request)
            let model = PartyList.Model(content.parties, towns: content.signatories.count, texts)
            return publisher.publish(PartyList(model), request, texts)
        }
        router.get("\(language)/parties.csv") { request, _ in publisher.publish(.csv, request, list) }
        router.get("\(language)/parties/{slug}") { request, context in
            try party(request, try context.parameters.require("slug"))
        }
    }

    private func list() -> [UInt8] {
        var writer = CSVWriter()
        writer.append(texts: [
            "party", "role", "name", "ru", "kk", "countries", "level", "territory", "signed", "towns",
        ])
        for membership in content.parties {
            let party = membership.party
            let words = [
                membership.id, party.role.rawValue, party.name.published, party.name.russian ?? "",
                party.name.kazakh ?? "", party.countries.joined(separator: " "), party.level?.rawValue ?? "",
                party.territory ?? "", party.signed?.description ?? "",
            ]
            writer.append(words.map(CSVWriter.Cell.text) + [.integer(membership.members.count)])
        }
        return writer.bytes
    }

    private func party(_ request: Request, _ last: String) throws -> Response {
        let texts = try publisher.texts(request)
        let (slug, kind) = last.nameAndExtension
        guard let membership = content.party(slug) else { throw HTTPError(.notFound) }
        let today = CalendarDay(secondsSince1970: clock())
        if kind == "csv" {
            return Response(.ok, .csv, members(membership, on: today), download: "\(slug).csv")
        }
        let model = PartyShow.Model(
            membership, content.shipped.calendar, on: today, isWritten: content.isWritten(membership), texts)
        // Where towns stand can change from one day to the next.
        return publisher.show(PartyShow(model), request, texts)
    }

    private func members(_ membership: PartyMembership, on day: CalendarDay) -> [UInt8] {
        var writer = CSVWriter()
        writer.append(texts: ["town", "name", "country", "population", "date_of_adhesion", "status", "on"])
        for town in membership.members {
            writer.append([
                .text(town.slug), .text(town.name.published), .text(town.country),
                town.population.map { .integer($0) } ?? .empty, .text(town.joined?.description ?? ""),
                .text(content.shipped.calendar.standing(of: town, on: day).rawValue), .text(day.description),
            ])
        }
        return writer.bytes
    }
}

/// Writing down what the register does not tell of a party.
struct PartyEditController: Sendable {
    let joining: JoiningDesk

    func addRoutes(to router: some RouterMethods<QalaContext>, at language: RouterPath) {
        let edit = "\(language)/parties/{slug}/edit"
        router.get(RouterPath(edit)) { request, context in try show(request, context) }
        router.post(RouterPath(edit)) { request, context in try await save(request, context) }
    }

    /// Countries in which somebody may write down parties.
    private func countries(_ actor: Actor) -> [String] {
        joining.countries.filter { actor.isLocal || actor.may(.admit, over: .country($0)) }
    }

    /// The party that an address names, or a new one.
    private func party(_ context: QalaContext) throws -> (slug: String, party: Party, isNew: Bool) {
        let actor = context.visit.actor
        let slug = try context.parameters.require("slug")
        let own = countries(actor)
        guard !own.isEmpty else { throw Refusal.notAllowed }
        if slug == "new" {
            return (slug, Party(role: .coordinator, name: TownName(published: ""), countries: []), true)
        }
        guard let known = joining.content.party(slug) else { throw HTTPError(.notFound) }
        guard Set(known.party.countries).isSubset(of: own) else { throw Refusal.notAllowed }
        return (slug, known.party, false)
    }

    private func show(
        _ request: Request, _ context: QalaContext, typed: Party? = nil, problem: String? = nil
    ) throws -> Response {
        let texts = try joining.publisher.texts(request)
        let (slug, party, isNew) = try party(context)
        let model = PartyEdit.Model(
            typed ?? party, slug: slug, isNew: isNew,
            countries: joining.choices(countries(context.visit.actor), texts), problem: problem,
            csrf: context.visit.form.value, texts)
        return joining.publisher.show(
            PartyEdit(model), request, texts, context.visit, status: problem == nil ? .ok : .unprocessableContent)
    }

    private func save(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try joining.publisher.texts(request)
        let fields = try await request.form(context.visit.form)
        let actor = context.visit.actor
        let (address, before, isNew) = try party(context)
        var party = before
        func text(_ name: String) -> String? {
            let words = (fields[name] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(300)
            return words.isEmpty ? nil : String(words)
        }
        if isNew {
            party.role = fields["role"].flatMap(Party.Role.init(rawValue:)) ?? .coordinator
            party.name.published = text("published") ?? ""
        }
        party.name.russian = text("russian")
        party.name.kazakh = text("kazakh")
        let ticked = Set(fields.all("countries"))
        party.countries = countries(actor).filter(ticked.contains)
        party.territory = text("territory")
        party.level = party.role == .coordinator ? text("level").flatMap(Party.Level.init(rawValue:)) : nil
        party.signed = text("signed").flatMap { CalendarDay($0) }
        party.site = text("site").flatMap { $0.hasPrefix("https://") || $0.hasPrefix("http://") ? $0 : "https://\($0)" }
        guard let part = party.name.published.addressPart, let country = party.countries.first else {
            return try show(request, context, typed: party, problem: texts.text("party-problem.unnamed"))
        }
        let slug = isNew ? "\(party.role.rawValue)-\(part)" : address
        guard !isNew || joining.content.party(slug) == nil else {
            return try show(request, context, typed: party, problem: texts.text("party-problem.there"))
        }
        let scope = TownScope(slug: slug, country: country)
        guard let authorship = actor.authorship(for: scope, right: .admit, time: joining.desk.clock()) else {
            throw Refusal.notAllowed
        }
        let document = Party.documentID(slug)
        let head = try await joining.desk.ledger.head(of: document)
        _ = try await SaveDocument<Party>(ledger: joining.desk.ledger)(
            party, as: document, basedOn: head?.digest, by: authorship)
        try await joining.publish()
        return .seeOther(Address(texts.language).party(slug))
    }
}
