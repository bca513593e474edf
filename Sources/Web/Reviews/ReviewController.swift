import Accounts
import Cities
import Exchange
import Findings
import HTTPTypes
import Hummingbird
import Ledger
import Localization
import Pages
import ReferenceData
import Reviews

/// The reviewers' pages: what waits, one review, agreement, accepted methods.
struct ReviewController: Sendable {
    let publisher: Publisher
    let reviews: ReviewDesk

    private var desk: Desk { reviews.desk }

    func addRoutes(to router: some RouterMethods<QalaContext>, at language: RouterPath) {
        let all = "\(language)/reviews"
        router.get(RouterPath(all)) { request, context in try await list(request, context.visit) }
        router.get(RouterPath("\(all).csv")) { request, context in try await table(request, context.visit) }
        router.get(RouterPath("\(all)/agreement")) { request, context in try await agreement(request, context.visit) }
        router.get(RouterPath("\(all)/methods")) { request, context in try await methods(request, context.visit) }
        router.get(RouterPath("\(all)/{name}")) { request, context in try await show(request, context) }
        router.get(RouterPath("\(all)/{name}/report")) { request, context in try await report(request, context) }
        for part in Part.allCases {
            router.post(RouterPath("\(all)/{name}/\(part.rawValue)")) { request, context in
                try await write(part, request, context)
            }
        }
    }

    /// What can be sent to a review.
    enum Part: String, CaseIterable {
        case remarks, notes, opinion, decision, method
    }

    private var today: CalendarDay { CalendarDay(secondsSince1970: desk.clock()) }

    /// Goes on only for who reviews somewhere.
    private func checkReviewing(_ actor: Actor) throws {
        guard actor.isLocal || !actor.territories(for: .review).isEmpty else { throw Refusal.notAllowed }
    }

    private func list(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try publisher.texts(request)
        try checkReviewing(visit.actor)
        let rows = try await reviews.list(for: visit.actor, .review, texts)
        let model = ReviewList.Model(rows, state: Self.state(request), on: today, texts)
        return publisher.show(ReviewList(model), request, texts, visit)
    }

    private static func state(_ request: Request) -> String {
        let asked = request.uri.queryParameters.get("state") ?? ""
        return asked == "all" || Review.State(rawValue: asked) != nil ? asked : ""
    }

    private func table(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try publisher.texts(request)
        try checkReviewing(visit.actor)
        let rows = ReviewList.shown(
            try await reviews.list(for: visit.actor, .review, texts), state: Self.state(request))
        var writer = CSVWriter()
        writer.append(texts: [
            "review", "town", "country", "subject", "submitted", "due", "days_left", "state", "pending",
        ])
        for row in rows {
            let review = row.review
            writer.append(
                texts: [
                    row.name.text, row.town, review.country, review.subject.description, review.submitted.description,
                    review.due.description, review.state.isOpen ? String(review.due.days(after: today)) : "",
                    review.state.rawValue, String(review.pending.count),
                ])
        }
        return Response(.ok, .csv, writer.bytes, download: "reviews.csv")
    }

    private func agreement(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try publisher.texts(request)
        try checkReviewing(visit.actor)
        let all = try await reviews.list(for: visit.actor, .review, texts).map(\.review)
        let names = try await reviews.names.words(for: Set(all.flatMap { $0.opinions.map(\.id) }), texts)
        let model = AgreementShow.Model(all, author: { names[$0] ?? $0 }, texts)
        return publisher.show(AgreementShow(model), request, texts, visit)
    }

    private func methods(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try publisher.texts(request)
        try checkReviewing(visit.actor)
        let groups = try await reviews.groups(for: visit.actor, texts)
        let names = try await reviews.names.words(for: Set(groups.map(\.method.author)), texts)
        let model = MethodList.Model(groups, author: { names[$0] ?? $0 }, texts)
        return publisher.show(MethodList(model), request, texts, visit)
    }

    private func show(_ request: Request, _ context: QalaContext) async throws -> Response {
        let (name, kind) = try context.parameters.require("name").nameAndExtension
        let opened = try await reviews.open(name, for: context.visit.actor)
        switch kind {
        case "json":
            let judgement = try? await reviews.judge(opened.submission)
            let export = ReviewExport(opened.submission, opened.review, name: name, judgement: judgement)
            return Response(.ok, .json, try PublishedJSON.encode(export))
        case "pdf":
            let model = try await reportModel(opened, request)
            let texts = try publisher.texts(request)
            return try await Typesetting.reply(
                named: "review-\(name).pdf", orPrinting: "\(Address(texts.language).review(name))/report"
            ) { engine throws(ReportFailure) in try model.pdf(engine: engine, texts) }
        case nil: return try await page(opened, request, context.visit)
        default: throw HTTPError(.notFound)
        }
    }

    private func page(
        _ opened: ReviewDesk.Opened, _ request: Request, _ visit: Visit, problem: String? = nil
    ) async throws -> Response {
        guard opened.mayDo(.readAside) else { throw Refusal.notAllowed }
        let texts = try publisher.texts(request)
        let file = try await reviews.file(opened)
        let words = try await reviews.words(opened, file.judgement, texts)
        let allowed = ReviewShow.Allowed(
            reader: visit.account?.id.text ?? "local", mayExamine: opened.mayDo(.examine),
            mayDecide: opened.mayDo(.decide), mayReadAside: true, csrf: visit.form.value)
        let model = ReviewShow.Model(
            file, groups: desk.content.library.ruleEditions.current.criteria, allowed: allowed,
            reported: reviews.reported(file.judgement, texts), problem: problem, words)
        return publisher.show(
            ReviewShow(model), request, texts, visit, status: problem == nil ? .ok : .unprocessableContent)
    }

    private func reportModel(_ opened: ReviewDesk.Opened, _ request: Request) async throws -> ReviewReport.Model {
        let texts = try publisher.texts(request)
        let file = try await reviews.file(opened)
        let words = try await reviews.words(opened, file.judgement, texts)
        let rules = file.judgement?.edition.definitions ?? desk.content.library.rules
        var shown = file
        shown.review = opened.review.forTown
        return ReviewReport.Model(shown, rules: rules, words)
    }

    private func report(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let opened = try await reviews.open(try context.parameters.require("name"), for: context.visit.actor)
        var model = try await reportModel(opened, request)
        if request.uri.queryParameters.get("pdf") == "missing" { model.missingEngine = ReportEngine.installation }
        return publisher.show(ReviewReport(model), request, texts, context.visit)
    }

    private func write(_ part: Part, _ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let visit = context.visit
        let form = ReviewForm(try await request.form(visit.form))
        let name = try context.parameters.require("name")
        let opened = try await reviews.open(name, for: visit.actor)
        let act: ReviewAct = part == .decision ? .decide : .examine
        let authorship = try await reviews.authorship(on: opened, visit.actor, for: act)
        let base = Address(texts.language).review(name)
        do {
            switch part {
            case .decision:
                try await DecideReview(ledger: desk.ledger, judge: reviews.judge)(
                    try form.outcome, reason: form.text, on: opened.name, as: opened.roles,
                    registered: desk.content.signatory(opened.name.slug), by: authorship)
                return .seeOther(base)
            case .method:
                try await accept(form, opened, authorship)
                return .seeOther(Address(texts.language).methods)
            case .remarks, .notes, .opinion:
                let entry = try await form.entry(
                    part, opened, authorship, criteria: desk.content.library.ruleEditions.current.criteria
                ) { try await reviews.judge(opened.submission) }
                try await WriteReview(ledger: desk.ledger)(
                    entry, to: opened.name, as: opened.roles, by: authorship)
                return .seeOther("\(base)#\(entry.anchor)")
            }
        } catch {
            guard let problem = texts.problem(ofReview: error) else {
                throw (error as? WriteReview.Failure)?.cause ?? error
            }
            return try await page(opened, request, visit, problem: problem)
        }
    }

    /// Accepts the method of the newest inventory that was sent, for a group of towns.
    private func accept(
        _ form: ReviewForm, _ opened: ReviewDesk.Opened, _ authorship: Authorship
    ) async throws {
        let judgement = try await reviews.judge(opened.submission)
        guard let result = judgement.latest ?? judgement.baseline, !form.title.isEmpty else {
            throw WriteReview.Failure.empty
        }
        let method = ReviewMethod(
            title: form.title, text: form.text,
            members: Set(form.members + [opened.name.slug]).sorted(), choices: MethodChoices(result),
            seenIn: opened.name.text, author: authorship.author, day: today)
        _ = try await SaveDocument<ReviewMethod>(ledger: desk.ledger)(
            method, as: ReviewMethod.documentID("\(opened.name.text)-\(ReviewRemark.name(of: [form.title]))"),
            basedOn: nil, by: authorship)
    }
}
