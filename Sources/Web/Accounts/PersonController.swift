import Accounts
import Cryptography
import HTTPTypes
import Hummingbird
import Localization
import Pages

/// One person's account, for who may manage it.
struct PersonController: Sendable {
    let counter: Counter

    private var office: Office { counter.office }

    func addRoutes(to router: some RouterMethods<QalaContext>, at language: RouterPath) {
        let person = "\(language)/people/{person}"
        router.get(RouterPath(person)) { request, context in try await show(request, context) }
        router.post(RouterPath("\(person)/roles")) { request, context in try await give(request, context) }
        router.post(RouterPath("\(person)/revocations")) { request, context in try await revoke(request, context) }
        router.post(RouterPath("\(person)/state")) { request, context in try await state(request, context) }
        for act in AccountForm.Model.Act.allCases {
            router.get(RouterPath("\(person)/\(act.rawValue)")) { request, context in
                try await form(act, request, context)
            }
            router.post(RouterPath("\(person)/\(act.rawValue)")) { request, context in
                try await take(act, request, context)
            }
        }
    }

    /// The account that the address names, if the visitor may see it.
    private func account(_ context: QalaContext) async throws -> Account {
        guard let id = AccountID(try context.parameters.require("person")) else { throw HTTPError(.notFound) }
        guard context.visit.actor.mayMeetPeople else { throw Refusal.notAllowed }
        return try await ListAccounts(store: office.store)(id, by: context.visit.actor)
    }

    private func show(_ request: Request, _ context: QalaContext) async throws -> Response {
        try await page(try await account(context), request, context)
    }

    private func page(
        _ account: Account, _ request: Request, _ context: QalaContext, problem: String? = nil,
        offer: AccountForm.Model.Offer? = nil
    ) async throws -> Response {
        let texts = try counter.texts(request)
        let visit = context.visit
        let actor = visit.actor
        let form = OfferForm(counter: counter, actor: actor, right: .manageAccounts)
        let isOther = actor.account != account.id
        let isOpen = account.state == .active || account.state == .invited
        let roles = account.grants.map { grant in
            PersonShow.Given(
                words: texts.words(grant, town: counter.town(texts)),
                key: actor.mayRevoke(grant) ? Self.key(grant) : nil)
        }
        let mayRead = (try? await ReadAudit(store: office.store)(of: account.id, by: actor, limit: 50)) ?? nil
        let model = PersonShow.Model(
            account, roles: roles,
            powers: .init(
                manages: isOther && actor.mayManage(account), givesRoles: isOther && isOpen && !form.roles.isEmpty,
                recovers: actor.mayRecover(account.id) && account.state == .active,
                takesFactor: actor.mayRecover(account.id) && account.secondFactor != nil),
            giving: form.fields(offer ?? form.start(texts), texts), problem: problem, events: mayRead,
            names: try await counter.names(actor), csrf: visit.form.value, texts)
        return counter.show(
            PersonShow(model), request, texts, visit, status: problem == nil ? .ok : .unprocessableContent)
    }

    /// A grant as a form names it; the account's own list says which it is.
    static func key(_ grant: Grant) -> String {
        let place =
            switch grant.territory {
            case .everything: ""
            case .country(let code): code
            case .towns(let towns): towns.sorted().map { "\($0.country)/\($0.slug)" }.joined(separator: " ")
            }
        return Digest.sha256(Array("\(grant.role.rawValue) \(place) \(grant.given)".utf8)).hexadecimal
    }

    private func give(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try counter.texts(request)
        let fields = try await request.form(context.visit.form)
        let account = try await account(context)
        let form = OfferForm(counter: counter, actor: context.visit.actor, right: .manageAccounts)
        let problem: String
        do {
            let offer = try form.offer(fields)
            try await GrantRole(store: office.store)(
                offer.role, over: offer.territory, until: offer.until, to: account.id, by: context.visit.actor,
                at: office.now)
            return .seeOther(Address(texts.language).person(account.id.text))
        } catch let error as OfferForm.Problem {
            problem = error.words(texts)
        } catch let error as AccountError {
            problem = try counter.problem(error, texts)
        }
        return try await page(account, request, context, problem: problem, offer: form.typed(fields))
    }

    private func revoke(_ request: Request, _ context: QalaContext) async throws -> Response {
        try await change(request, context) { account, fields in
            guard let grant = account.grants.first(where: { Self.key($0) == fields["grant"] }) else {
                throw AccountError.noSuchGrant
            }
            try await RevokeRole(store: office.store)(
                grant, from: account.id, by: context.visit.actor, at: office.now)
        }
    }

    private func state(_ request: Request, _ context: QalaContext) async throws -> Response {
        try await change(request, context) { account, fields in
            let actor = context.visit.actor
            switch fields["state"] {
            case "disabled": try await DisableAccount(store: office.store)(account.id, by: actor, at: office.now)
            case "active": try await RestoreAccount(store: office.store)(account.id, by: actor, at: office.now)
            default: throw HTTPError(.badRequest)
            }
        }
    }

    /// Goes on only for who may do this to the account.
    private func check(_ act: AccountForm.Model.Act, on account: Account, _ actor: Actor) throws(Refusal) {
        let isAllowed =
            switch act {
            case .erasure: actor.mayManage(account)
            case .recovery, .secondFactor: actor.mayRecover(account.id)
            }
        guard isAllowed else { throw .notAllowed }
    }

    private func form(
        _ act: AccountForm.Model.Act, _ request: Request, _ context: QalaContext
    ) async throws -> Response {
        let account = try await account(context)
        try check(act, on: account, context.visit.actor)
        return try page(act, on: account, request, context)
    }

    private func page(
        _ act: AccountForm.Model.Act, on account: Account, _ request: Request, _ context: QalaContext,
        problem: String? = nil
    ) throws -> Response {
        let texts = try counter.texts(request)
        let visit = context.visit
        let model = AccountForm.Model.act(
            act, on: account, problem: problem, asksCode: try visit.signedIn().account.asksSecondFactor,
            csrf: visit.form.value, texts)
        return counter.form(model, request, texts, visit)
    }

    private func take(
        _ act: AccountForm.Model.Act, _ request: Request, _ context: QalaContext
    ) async throws -> Response {
        let texts = try counter.texts(request)
        let fields = try await request.form(context.visit.form)
        let account = try await account(context)
        try check(act, on: account, context.visit.actor)
        do {
            guard act != .erasure || texts.isMeant(fields["confirmation"]) else { throw NotMeant() }
            let token = try await office.threads {
                try await done(act, to: account.id, by: context.visit.actor, showing: fields.proof)
            }
            guard let token else {
                let own = Address(texts.language)
                return .seeOther(act == .erasure ? own.people : own.person(account.id.text))
            }
            let path = Address(Language(rawValue: account.language) ?? texts.language).link(.recovery, token.text)
            let link = (office.origin ?? "http://\(request.head.authority ?? "")") + path
            return counter.show(Notice(.recoveryMade(account, link: link, texts)), request, texts, context.visit)
        } catch is NotMeant {
            return try page(act, on: account, request, context, problem: texts.text("problem.not-meant"))
        } catch let error as AccountError {
            let problem = try counter.problem(error, texts)
            return try page(act, on: account, request, context, problem: problem)
        }
    }

    /// Does it; the answer is what is to be handed over, if anything.
    private func done(
        _ act: AccountForm.Model.Act, to id: AccountID, by actor: Actor, showing proof: Proof
    ) async throws(AccountError) -> Token? {
        switch act {
        case .erasure:
            try await EraseAccount(store: office.store, settings: office.passwords)(
                id, by: actor, showing: proof, at: office.now)
            return nil
        case .recovery:
            return try await HandOverRecovery(store: office.store, settings: office.passwords)(
                to: id, by: actor, showing: proof, at: office.now)
        case .secondFactor:
            try await TakeSecondFactor(store: office.store, settings: office.passwords)(
                from: id, by: actor, showing: proof, at: office.now)
            return nil
        }
    }

    /// Does something to an account and shows it again.
    private func change(
        _ request: Request, _ context: QalaContext, _ work: (Account, FormFields) async throws -> Void
    ) async throws -> Response {
        let texts = try counter.texts(request)
        let fields = try await request.form(context.visit.form)
        let account = try await account(context)
        do {
            try await work(account, fields)
            return .seeOther(Address(texts.language).person(account.id.text))
        } catch let error as AccountError {
            let problem = try counter.problem(error, texts)
            return try await page(account, request, context, problem: problem)
        }
    }
}
