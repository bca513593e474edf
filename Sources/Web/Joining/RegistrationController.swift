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

/// Registrations: begun, written, sent, given back, and towns taken in.
struct RegistrationController: Sendable {
    let joining: JoiningDesk

    private var desk: Desk { joining.desk }

    func addRoutes(to router: some RouterMethods<QalaContext>, at language: RouterPath) {
        let all = "\(language)/work/registrations"
        let one = "\(all)/{name}"
        router.get(RouterPath(all)) { request, context in try await list(request, context.visit) }
        router.get(RouterPath("\(all)/new")) { request, context in try newForm(request, context.visit) }
        router.post(RouterPath("\(all)/new")) { request, context in try await begin(request, context.visit) }
        router.get(RouterPath(one)) { request, context in try await show(request, context) }
        router.post(RouterPath(one)) { request, context in try await save(request, context) }
        router.post(RouterPath("\(one)/files")) { request, context in try await give(request, context) }
        router.get(RouterPath("\(one)/files/{digest}")) { request, context in try await file(request, context) }
        router.post(RouterPath("\(one)/steps")) { request, context in try await step(request, context) }
    }

    private func list(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try joining.publisher.texts(request)
        let model = MembershipList.Model(
            try await joining.registrations(for: visit.actor, texts),
            towns: visit.actor.isLocal ? [] : ownTowns(visit.actor), joining.calendar, on: joining.today,
            mayBegin: mayBegin(visit.actor), texts)
        return joining.publisher.show(MembershipList(model), request, texts, visit)
    }

    /// Towns whose work somebody may read because they are named; who reads whole countries coordinates them.
    private func ownTowns(_ actor: Actor) -> [Signatory] {
        actor.namedTowns(for: .readDrafts).sorted().compactMap { joining.content.signatory($0.slug) }
    }

    // MARK: Beginning

    private func mayBegin(_ actor: Actor) -> Bool { actor.mayCoordinate || !newTowns(actor).isEmpty }

    /// Towns that somebody answers for and that have not joined.
    private func newTowns(_ actor: Actor) -> [TownScope] {
        actor.namedTowns(for: .register).filter { joining.content.signatory($0.slug) == nil }.sorted()
    }

    private func newForm(
        _ request: Request, _ visit: Visit, town: String = "", country: String = "KZ", problem: String? = nil
    ) throws -> Response {
        let texts = try joining.publisher.texts(request)
        guard mayBegin(visit.actor) else { throw Refusal.notAllowed }
        let towns = newTowns(visit.actor).map { Choice($0.slug, $0.slug) }
        let model = RegistrationNew.Model(
            town: town, country: country,
            countries: visit.actor.mayCoordinate ? joining.choices(joining.countries, texts) : [], towns: towns,
            problem: problem, csrf: visit.form.value, texts)
        return joining.publisher.show(
            RegistrationNew(model), request, texts, visit, status: problem == nil ? .ok : .unprocessableContent)
    }

    private func begin(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try joining.publisher.texts(request)
        let fields = try await request.form(visit.form)
        guard mayBegin(visit.actor) else { throw Refusal.notAllowed }
        let town = String((fields["town"] ?? "").trimmingPrefix { $0.isWhitespace }.prefix(200))
        let own = newTowns(visit.actor).first { $0.slug == fields["own"] }
        let country = own?.country ?? String((fields["country"] ?? "").uppercased().prefix(2))
        func again(_ key: String) throws -> Response {
            try newForm(request, visit, town: town, country: country, problem: texts.text(key))
        }
        guard own != nil || (!town.isEmpty && joining.countries.contains(country)) else {
            return try again("registration-problem.no-town")
        }
        let slug = own?.slug ?? desk.slug(town)
        guard joining.content.signatory(slug) == nil else { return try again("registration-problem.there") }
        let name = TownDocumentName(slug: slug, number: 1)
        let scope = TownScope(slug: slug, country: country)
        guard
            let authorship = visit.actor.authorship(for: scope, right: .register, time: desk.clock())
        else { throw Refusal.notAllowed }
        if try await desk.ledger.head(of: Registration.documentID(name.text)) == nil {
            let registration = Registration(
                name: TownName(published: own == nil ? town : slug.capitalized), country: country)
            _ = try await joining.registrations.save(registration, as: name, basedOn: nil, by: authorship)
        }
        return .seeOther(Address(texts.language).registration(name.text))
    }

    // MARK: One registration

    private typealias Opened = TownDocuments<Registration>.Opened

    private func opened(_ context: QalaContext, for right: Right = .readDrafts) async throws -> Opened {
        let name = try TownDocuments<Registration>.name(try context.parameters.require("name"))
        // Who may not read the town is not told whether there is a registration.
        try await joining.registrations.check(.readDrafts, name, context.visit.actor)
        return try await joining.registrations.open(name)
    }

    private func show(_ request: Request, _ context: QalaContext) async throws -> Response {
        try page(try await opened(context), request, context)
    }

    private func page(
        _ opened: Opened, _ request: Request, _ context: QalaContext, problem: String? = nil
    ) throws -> Response {
        let texts = try joining.publisher.texts(request)
        let registration = opened.content
        let findings = joining.checks.findings(of: registration, slug: opened.name.slug, on: joining.today)
        let scope = TownScope(slug: opened.name.slug, country: registration.country)
        let actor = context.visit.actor
        let isOwn = actor.isLocal || actor.mayDo(.register, for: scope)
        let isUsable = !findings.contains { $0.severity >= .error }
        let model = RegistrationShow.Model(
            registration, name: opened.name.text, findings: findings,
            powers: .init(
                edits: isOwn && RegistrationStep.edit.isOpen(in: registration.state),
                sends: isOwn && isUsable && RegistrationStep.send.isOpen(in: registration.state),
                admits: (actor.isLocal || actor.may(.admit, in: scope))
                    && RegistrationStep.admit.isOpen(in: registration.state)),
            choices: choices(registration, texts), problem: problem, revision: opened.revision.digest.hexadecimal,
            csrf: context.visit.form.value, texts)
        return joining.publisher.show(
            RegistrationShow(model), request, texts, context.visit,
            status: problem == nil ? .ok : .unprocessableContent)
    }

    private func choices(_ registration: Registration, _ texts: Texts) -> RegistrationShow.Choices {
        let order = AlphabetOrder(texts.language)
        let regions = joining.content.shipped.regions.filter {
            $0.country == registration.country && !$0.code.isEmpty
        }
        func parties(_ role: Party.Role) -> [Choice] {
            joining.content.parties.filter {
                $0.party.role == role
                    && ($0.party.countries.isEmpty || $0.party.countries.contains(registration.country))
            }.map { Choice($0.party.name.published, $0.party.name.inLanguage(texts.language)) }
        }
        return RegistrationShow.Choices(
            regions: order.sorted(regions.map { Choice($0.code, $0.name) }) { $0.words },
            coordinators: parties(.coordinator), supporters: parties(.supporter))
    }

    private func save(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try joining.publisher.texts(request)
        let fields = try await request.form(context.visit.form)
        let opened = try await opened(context)
        let authorship = try await joining.registrations.authorship(
            on: opened.name, context.visit.actor, for: .register)
        guard RegistrationStep.edit.isOpen(in: opened.content.state) else {
            return try page(opened, request, context, problem: texts.text("registration-problem.not-now"))
        }
        // What was typed began with the revision that the page showed, and is merged with what came since.
        var base = opened
        if let shown = fields["revision"].flatMap(Digest.init(hexadecimal:)) {
            base = try await joining.registrations.open(opened.name, digest: shown)
        }
        let registration = RegistrationForm(fields: fields).applied(to: base.content)
        _ = try await joining.registrations.save(
            registration, as: opened.name, basedOn: base.revision.digest, by: authorship)
        return .seeOther(Address(texts.language).registration(opened.name.text))
    }

    // MARK: Files

    private func give(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try joining.publisher.texts(request)
        let opened = try await opened(context)
        let authorship = try await joining.registrations.authorship(
            on: opened.name, context.visit.actor, for: .register)
        let form: MultipartForm
        do throws(UploadProblem) { form = try await request.upload(upTo: WorkController.uploadLimit) } catch {
            return try page(opened, request, context, problem: texts.text(error.finding).text)
        }
        try context.visit.form.check(form.fields)
        guard RegistrationStep.edit.isOpen(in: opened.content.state) else {
            return try page(opened, request, context, problem: texts.text("registration-problem.not-now"))
        }
        var registration = opened.content
        if let decision = try await joining.keep(form.files["decisionFile"]) { registration.decision.file = decision }
        if let letter = try await joining.keep(form.files["letterFile"]) { registration.letter = letter }
        _ = try await joining.registrations.save(
            registration, as: opened.name, basedOn: opened.revision.digest, by: authorship)
        return .seeOther(Address(texts.language).registration(opened.name.text))
    }

    private func file(_ request: Request, _ context: QalaContext) async throws -> Response {
        let opened = try await opened(context)
        let wanted = try context.parameters.require("digest")
        let files = [opened.content.decision.file, opened.content.letter].compactMap(\.self)
        guard let known = files.first(where: { $0.sha256 == wanted }), let digest = Digest(hexadecimal: known.sha256),
            let file = try await desk.archive.file(digest)
        else { throw HTTPError(.notFound) }
        return Response(.ok, .octets, file.bytes, download: known.name)
    }

    // MARK: Steps

    private func step(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try joining.publisher.texts(request)
        let fields = try await request.form(context.visit.form)
        let opened = try await opened(context)
        guard let step = fields["step"].flatMap(RegistrationStep.init(rawValue:)), step != .edit else {
            throw HTTPError(.badRequest)
        }
        let authorship = try await joining.registrations.authorship(
            on: opened.name, context.visit.actor, for: step.isOfOffice ? .admit : .register)
        do throws(TakeRegistrationStep.Failure) {
            try await TakeRegistrationStep(ledger: desk.ledger, checks: joining.checks)(
                step, of: opened.name, on: joining.today,
                remark: fields["remark"].map { String($0.trimmingPrefix { $0.isWhitespace }.prefix(2_000)) },
                by: authorship)
        } catch {
            return try page(opened, request, context, problem: try problem(error, texts))
        }
        if step == .admit { try await joining.publish() }
        return .seeOther(Address(texts.language).registration(opened.name.text))
    }

    private func problem(_ failure: TakeRegistrationStep.Failure, _ texts: Texts) throws -> String {
        switch failure {
        case .notNow: texts.text("registration-problem.not-now")
        case .notUsable(let findings):
            texts.text("registration-problem.not-usable", ["count": .count(findings.count)])
        case .noReason: texts.text("membership-problem.no-reason")
        case .unknown: throw HTTPError(.notFound)
        case .save(let failure): throw failure
        }
    }
}
