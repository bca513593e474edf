import Accounts
import Cryptography
import Exchange
import HTTPTypes
import Hummingbird
import Localization
import Pages

/// The people of one's territory: seen, invited, and what happened to their accounts.
struct PeopleController: Sendable {
    let counter: Counter

    private var office: Office { counter.office }

    func addRoutes(to router: some RouterMethods<QalaContext>, at language: RouterPath) {
        let people = "\(language)/people"
        router.get(RouterPath(people)) { request, context in try await list(request, context.visit) }
        router.get(RouterPath("\(people)/audit")) { request, context in try await audit(request, context.visit) }
        router.get(RouterPath("\(people)/audit.csv")) { request, context in
            try await auditTable(request, context.visit)
        }
        router.get(RouterPath("\(people)/invitation")) { request, context in try inviteForm(request, context.visit) }
        router.post(RouterPath("\(people)/invitation")) { request, context in
            try await invite(request, context.visit)
        }
    }

    private func list(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try counter.texts(request)
        let accounts = try await ListAccounts(store: office.store)(by: visit.actor)
        let model = PeopleList.Model(
            accounts, mayInvite: !OfferForm(counter: counter, actor: visit.actor, right: .invite).roles.isEmpty,
            mayReadAudit: visit.actor.may(.readAudit, over: .everything), town: counter.town(texts), texts)
        return counter.show(PeopleList(model), request, texts, visit)
    }

    private func events(_ visit: Visit) async throws -> ([AccountEvent], [AccountID: String]) {
        let events = try await ReadAudit(store: office.store)(of: nil, by: visit.actor, limit: 500)
        let names = try await counter.names(visit.actor)
        return (events, names)
    }

    private func audit(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try counter.texts(request)
        let (events, names) = try await events(visit)
        return counter.show(AuditList(AuditList.Model(events, names: names, texts)), request, texts, visit)
    }

    private func auditTable(_ request: Request, _ visit: Visit) async throws -> Response {
        let (events, _) = try await events(visit)
        var writer = CSVWriter()
        writer.append(texts: ["time", "event", "outcome", "account", "actor", "origin"])
        for event in events {
            writer.append(
                texts: [
                    String(event.time), event.kind.rawValue, event.outcome.rawValue, event.account?.text ?? "",
                    event.actor?.text ?? "", event.origin?.text ?? "",
                ])
        }
        return Response(.ok, .csv, writer.bytes, download: "audit.csv")
    }

    private func inviteForm(_ request: Request, _ visit: Visit) throws -> Response {
        let texts = try counter.texts(request)
        let form = OfferForm(counter: counter, actor: visit.actor, right: .invite)
        guard !form.roles.isEmpty else { throw Refusal.notAllowed }
        let model = AccountForm.Model.invite(
            language: texts.language.rawValue, offer: form.fields(form.start(texts), texts), csrf: visit.form.value,
            texts)
        return counter.form(model, request, texts, visit)
    }

    private func invite(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try counter.texts(request)
        let fields = try await request.form(visit.form)
        let form = OfferForm(counter: counter, actor: visit.actor, right: .invite)
        guard !form.roles.isEmpty else { throw Refusal.notAllowed }
        let typed = String((fields["address"] ?? "").prefix(300))
        let language = fields["language"].flatMap(Language.init(rawValue:)) ?? texts.language
        let problem: String
        do {
            guard let address = EmailAddress(typed) else { throw AccountError.addressUnfit }
            let offer = try form.offer(fields)
            let invited = try await InvitePerson(store: office.store, random: office.random)(
                address, language: language.rawValue, as: [offer], by: visit.actor, at: office.now)
            let link = Address(language).link(.invitation, invited.token.text)
            if office.sendsLetters {
                await office.courier.deliver(
                    .invitation, to: address, language: language.rawValue, token: invited.token)
            }
            let shown = office.sendsLetters ? nil : (office.origin ?? "http://\(request.head.authority ?? "")") + link
            return counter.show(Notice(.invited(address.text, link: shown, texts)), request, texts, visit)
        } catch let error as OfferForm.Problem {
            problem = error.words(texts)
        } catch let error as AccountError {
            problem = try counter.problem(error, texts)
        }
        let model = AccountForm.Model.invite(
            address: typed, language: language.rawValue, offer: form.fields(form.typed(fields), texts),
            problem: problem, csrf: visit.form.value, texts)
        return counter.form(model, request, texts, visit)
    }
}

extension Counter {
    /// What the people are called whom somebody may see.
    func names(_ actor: Actor) async throws -> [AccountID: String] {
        guard actor.mayMeetPeople else { return [:] }
        let accounts = try await ListAccounts(store: store)(by: actor)
        let names = accounts.compactMap { account in
            (account.name ?? account.address?.text).map { (account.id, $0) }
        }
        return Dictionary(names) { first, _ in first }
    }
}
