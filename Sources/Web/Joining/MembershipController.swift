import Accounts
import Cities
import Findings
import HTTPTypes
import Hummingbird
import Ledger
import Localization
import Pages

/// A town's membership: what is due, and what the town or the office does about it.
struct MembershipController: Sendable {
    let joining: JoiningDesk

    func addRoutes(to router: some RouterMethods<QalaContext>, at language: RouterPath) {
        let town = "\(language)/work/covenant/{slug}"
        router.get(RouterPath(town)) { request, context in try await show(request, context) }
        router.post(RouterPath(town)) { request, context in try await act(request, context) }
    }

    private func town(_ context: QalaContext) async throws -> Signatory {
        let town = try await joining.signatory(try context.parameters.require("slug"))
        try joining.check(.readDrafts, town, context.visit.actor)
        return town
    }

    /// Under which names an act is written; `nil` for those who may not.
    private func authorship(_ act: CovenantAct, _ town: Signatory, _ actor: Actor) -> Authorship? {
        actor.authorship(
            for: joining.scope(town), right: act.isOfOffice ? .admit : .register, time: joining.desk.clock())
    }

    private func show(_ request: Request, _ context: QalaContext) async throws -> Response {
        try page(try await town(context), request, context)
    }

    private func page(
        _ town: Signatory, _ request: Request, _ context: QalaContext, problem: String? = nil
    ) throws -> Response {
        let texts = try joining.publisher.texts(request)
        let standing = town.standing(on: joining.today)
        let acts = CovenantAct.allCases.filter {
            $0.isOpen(in: standing) && authorship($0, town, context.visit.actor) != nil
        }
        let model = MembershipShow.Model(
            town, joining.calendar, on: joining.today, acts: acts, problem: problem, csrf: context.visit.form.value,
            texts)
        return joining.publisher.show(
            MembershipShow(model), request, texts, context.visit,
            status: problem == nil ? .ok : .unprocessableContent)
    }

    private func act(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try joining.publisher.texts(request)
        let town = try await town(context)
        guard CovenantAct.allCases.contains(where: { authorship($0, town, context.visit.actor) != nil }) else {
            throw Refusal.notAllowed
        }
        let form: MultipartForm
        do throws(UploadProblem) { form = try await request.upload(upTo: WorkController.uploadLimit) } catch {
            return try page(town, request, context, problem: texts.text(error.finding).text)
        }
        try context.visit.form.check(form.fields)
        guard let act = form.fields["act"].flatMap(CovenantAct.init(rawValue:)) else { throw HTTPError(.badRequest) }
        guard let authorship = authorship(act, town, context.visit.actor) else { throw Refusal.notAllowed }
        let wish = try await wish(act, form)
        do throws(ActOnTown.Failure) {
            try await ActOnTown(ledger: joining.desk.ledger, calendar: joining.calendar)(
                wish, with: town, on: joining.today, by: authorship)
        } catch {
            return try page(town, request, context, problem: try problem(error, texts))
        }
        try await joining.publish()
        return .seeOther(Address(texts.language).membership(town.slug))
    }

    private func wish(_ act: CovenantAct, _ form: MultipartForm) async throws -> ActOnTown.Wish {
        let fields = form.fields
        func day(_ name: String) -> CalendarDay? { fields[name].flatMap { CalendarDay($0) } }
        let ticked = Set(fields.all("commitments"))
        let decides = act == .renew || act == .withdraw
        return ActOnTown.Wish(
            act, deadline: act == .extend || act == .notice ? fields["deadline"] : nil,
            until: act == .extend ? day("until") : nil,
            commitments: Commitment.allCases.filter { ticked.contains($0.rawValue) },
            decided: decides ? day("decided") : nil,
            evidence: decides ? try await joining.keep(form.files["file"])?.sha256 : nil,
            reason: String((fields["reason"] ?? "").trimmingPrefix { $0.isWhitespace }.prefix(2_000)))
    }

    private func problem(_ failure: ActOnTown.Failure, _ texts: Texts) throws -> String {
        switch failure {
        case .notNow: texts.text("membership-problem.not-now")
        case .noReason: texts.text("membership-problem.no-reason")
        case .noDeadline: texts.text("membership-problem.no-deadline")
        case .alreadyExtended: texts.text("membership-problem.already-extended")
        case .badDay:
            texts.text(
                "membership-problem.bad-day", ["months": .count(joining.calendar.settings.longestExtension)])
        case .nothingOverdue: texts.text("membership-problem.nothing-overdue")
        case .noNotice: texts.text("membership-problem.no-notice")
        case .nothingNew: texts.text("membership-problem.nothing-new")
        case .noDecision: texts.text("membership-problem.no-decision")
        case .record(.unknownTown): throw HTTPError(.notFound)
        case .record(.save(let failure)): throw failure
        }
    }
}
