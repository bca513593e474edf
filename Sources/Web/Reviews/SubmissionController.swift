import Accounts
import Cities
import HTTPTypes
import Hummingbird
import Inventories
import Ledger
import Localization
import Pages
import Plans
import Reviews

/// What a town sends: asked about, sent, read, answered for.
struct SubmissionController: Sendable {
    let publisher: Publisher
    let reviews: ReviewDesk

    private var desk: Desk { reviews.desk }

    func addRoutes(to router: some RouterMethods<QalaContext>, at language: RouterPath) {
        let submissions = "\(language)/work/submissions"
        router.get(RouterPath(submissions)) { request, context in try await list(request, context.visit) }
        router.post(RouterPath(submissions)) { request, context in try await send(request, context.visit) }
        router.get(RouterPath("\(submissions)/new")) { request, context in try await ask(request, context.visit) }
        router.get(RouterPath("\(submissions)/{name}")) { request, context in try await show(request, context) }
        router.post(RouterPath("\(submissions)/{name}/answers")) { request, context in
            try await answer(request, context)
        }
    }

    private func list(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try publisher.texts(request)
        let rows = try await reviews.list(for: visit.actor, .readDrafts, texts)
        let plans = try await reviews.plans.list(.readDrafts, for: visit.actor).filter { plan in
            visit.actor.isLocal || (try? TownDocuments<Plan>.name(plan.name.text)) != nil
        }
        let sendable = plans.map { plan in
            (plan.name, desk.content.name(of: plan.name.slug, texts.language) ?? plan.content.town.name)
        }
        let reports = try await reviews.reports.list(.readDrafts, for: visit.actor).map { report in
            (
                name: report.name,
                town: desk.content.name(of: report.name.slug, texts.language) ?? report.content.town.name,
                day: report.content.day
            )
        }
        let model = SubmissionList.Model(rows, plans: sendable, reports: reports, texts)
        return publisher.show(SubmissionList(model), request, texts, visit)
    }

    private var submit: SubmitForReview { SubmitForReview(ledger: desk.ledger, judge: reviews.judge) }

    private var today: CalendarDay { CalendarDay(secondsSince1970: desk.clock()) }

    private func ask(_ request: Request, _ visit: Visit) async throws -> Response {
        let query = request.uri.queryParameters
        let subject = try Self.subject { query.get($0) }
        let authorship = try await authorship(on: subject, visit.actor)
        return try await asked(subject, authorship, request, visit, status: .ok)
    }

    /// The report or the plan that an address or a form names.
    private static func subject(_ field: (String) -> String?) throws -> DocumentID {
        if let report = field(MonitoringReport.documentKind) {
            return MonitoringReport.documentID(try TownDocuments<MonitoringReport>.name(report).text)
        }
        return Plan.documentID(try TownDocuments<Plan>.name(field(Plan.documentKind) ?? "").text)
    }

    private func authorship(on subject: DocumentID, _ actor: Actor) async throws -> Authorship {
        let name = try TownDocuments<Plan>.name(subject.name)
        return subject.kind == MonitoringReport.documentKind
            ? try await reviews.reports.authorship(on: name, actor, for: .submit)
            : try await reviews.plans.authorship(on: name, actor, for: .submit)
    }

    /// The question, with everything that stands in the way.
    private func asked(
        _ subject: DocumentID, _ authorship: Authorship, _ request: Request, _ visit: Visit,
        status: HTTPResponse.Status
    ) async throws -> Response {
        let texts = try publisher.texts(request)
        let prepared: SubmitForReview.Prepared
        do throws(SubmitForReview.Failure) {
            prepared = try await submit.prepared(subject, signatory: signatory(of: subject), on: today)
        } catch { throw error.cause }
        let words = ReviewWords(texts, plan: prepared.judgement?.plan.plan) { $0 }
        let town = authorship.onBehalfOf.map { desk.content.name(of: $0, texts.language) ?? $0 }
        let model = SubmissionNew.Model(prepared, subject: subject, onBehalf: town, csrf: visit.form.value, words)
        return publisher.show(SubmissionNew(model), request, texts, visit, status: status)
    }

    private func signatory(of subject: DocumentID) -> Signatory? {
        TownDocumentName(subject.name).flatMap { desk.content.signatory($0.slug) }
    }

    private func send(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try publisher.texts(request)
        let fields = try await request.form(visit.form)
        let subject = try Self.subject { fields[$0] }
        let authorship = try await authorship(on: subject, visit.actor)
        do throws(SubmitForReview.Failure) {
            let sent = try await submit(
                subject, signatory: signatory(of: subject), on: today, despiteErrors: fields["consent"] == "1",
                by: authorship)
            return .seeOther(Address(texts.language).submission(sent.name.text))
        } catch {
            switch error {
            case .refused, .needsConsent:
                return try await asked(subject, authorship, request, visit, status: .unprocessableContent)
            default: throw error.cause
            }
        }
    }

    private func show(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let opened = try await reviews.open(try context.parameters.require("name"), for: context.visit.actor)
        let judgement = try? await reviews.judge(opened.submission)
        let words = try await reviews.words(opened, judgement, texts)
        let maySend = try await maySend(opened, context.visit.actor)
        let model = SubmissionShow.Model(
            opened.submission, opened.review.forTown, as: opened.name,
            changed: try await reviews.changed(opened.submission), mayAnswer: opened.mayDo(.answer),
            maySend: maySend, csrf: context.visit.form.value, words)
        return publisher.show(SubmissionShow(model), request, texts, context.visit)
    }

    private func maySend(_ opened: ReviewDesk.Opened, _ actor: Actor) async throws -> Bool {
        guard opened.mayDo(.sendAgain) else { return false }
        return (try? await reviews.reviews.authorship(on: opened.name, actor, for: .submit)) != nil
    }

    private func answer(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let fields = try await request.form(context.visit.form)
        let opened = try await reviews.open(try context.parameters.require("name"), for: context.visit.actor)
        let authorship = try await reviews.authorship(on: opened, context.visit.actor, for: .answer)
        let note = ReviewNote(
            .answer, of: fields["remark"] ?? "", text: String((fields["text"] ?? "").prefix(10_000)),
            author: authorship.author, time: authorship.time)
        do throws(WriteReview.Failure) {
            try await WriteReview(ledger: desk.ledger)(.note(note), to: opened.name, as: opened.roles, by: authorship)
        } catch {
            guard error == .empty else { throw error.cause }
        }
        return .seeOther("\(Address(texts.language).submission(opened.name.text))#remark-\(note.remark)")
    }
}

extension SubmitForReview.Failure {
    /// What a reply is made of where the page has no words of its own.
    var cause: any Error {
        switch self {
        case .store(let error), .judge(.store(let error)), .save(.store(let error)): error
        case .milestone(.save(.store(let error))): error
        case .refused, .needsConsent, .judge, .save, .milestone: HTTPError(.unprocessableContent)
        }
    }
}

extension WriteReview.Failure {
    /// What a reply is made of where the page has no words of its own.
    var cause: any Error {
        switch self {
        case .save(.store(let error)): error
        case .notAllowed: Refusal.notAllowed
        case .unknownRemark: HTTPError(.notFound)
        case .empty, .save: HTTPError(.unprocessableContent)
        }
    }
}
