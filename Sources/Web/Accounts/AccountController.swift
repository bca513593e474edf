import Accounts
import Cryptography
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Pages

/// One's own account.
struct AccountController: Sendable {
    let counter: Counter

    private var office: Office { counter.office }

    func addRoutes(to router: some RouterMethods<QalaContext>, at language: RouterPath) {
        let account = "\(language)/account"
        router.get(RouterPath(account)) { request, context in try await show(request, context.visit) }
        router.post(RouterPath("\(account)/sessions")) { request, context in try await end(request, context.visit) }
        router.get(RouterPath("\(account)/password")) { request, context in
            try form(request, context.visit) { .password(csrf: $0, $1) }
        }
        router.post(RouterPath("\(account)/password")) { request, context in try await password(request, context.visit)
        }
        router.get(RouterPath("\(account)/address")) { request, context in
            guard office.sendsLetters else { throw HTTPError(.notFound) }
            return try form(request, context.visit) { .address(csrf: $0, $1) }
        }
        router.post(RouterPath("\(account)/address")) { request, context in try await address(request, context.visit) }
        router.get(RouterPath("\(account)/erasure")) { request, context in
            let asksCode = try context.visit.signedIn().account.asksSecondFactor
            return try form(request, context.visit) { .erasure(asksCode: asksCode, csrf: $0, $1) }
        }
        router.post(RouterPath("\(account)/erasure")) { request, context in try await erase(request, context.visit) }
    }

    private func form(
        _ request: Request, _ visit: Visit, _ model: (String, Texts) -> AccountForm.Model
    ) throws -> Response {
        let texts = try counter.texts(request)
        return counter.form(model(visit.form.value, texts), request, texts, visit)
    }

    private func show(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try counter.texts(request)
        let (account, session) = try visit.signedIn()
        let sessions = try await ListSessions(store: office.store)(of: account.id, at: office.now)
        let events = try await ReadAudit(store: office.store)(of: account.id, by: visit.actor, limit: 20)
        let model = AccountShow.Model(
            account, in: session, sessions: sessions, events: events, canChangeAddress: office.sendsLetters,
            csrf: visit.form.value, town: counter.town(texts), texts)
        return counter.show(AccountShow(model), request, texts, visit)
    }

    /// Ends one session, or all of them, this one too.
    private func end(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try counter.texts(request)
        let (account, session) = try visit.signedIn()
        let fields = try await request.form(visit.form)
        let own = Address(texts.language)
        if fields["all"] == "1" {
            try await SignOutEverywhere(store: office.store)(account.id, at: office.now)
            return leaving(own.signIn)
        }
        guard let id = fields["session"].flatMap({ Digest(hexadecimal: $0) }) else { throw HTTPError(.badRequest) }
        try await SignOut(store: office.store)(id, of: account.id, at: office.now)
        return id == session.id ? leaving(own.signIn) : .seeOther(own.account)
    }

    private func leaving(_ address: String) -> Response {
        var response = Response.seeOther(address)
        office.cookie.take(in: &response)
        return response
    }

    private func password(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try counter.texts(request)
        let (_, session) = try visit.signedIn()
        let fields = try await request.form(visit.form)
        do {
            let workflow = ChangePassword(store: office.store, settings: office.passwords)
            let begun = try await office.threads {
                try await workflow(
                    in: session, from: fields["password"] ?? "", to: fields["new"] ?? "", at: office.now)
            }
            return counter.enter(begun, Address(texts.language).account)
        } catch let error as AccountError {
            let problem = try counter.problem(error, texts)
            return counter.form(.password(problem: problem, csrf: visit.form.value, texts), request, texts, visit)
        }
    }

    private func address(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try counter.texts(request)
        let (account, _) = try visit.signedIn()
        let fields = try await request.form(visit.form)
        guard office.sendsLetters else { throw HTTPError(.notFound) }
        let typed = String((fields["address"] ?? "").prefix(300))
        do {
            guard let address = EmailAddress(typed) else { throw AccountError.addressUnfit }
            let workflow = RequestAddressChange(
                store: office.store, courier: office.courier, settings: office.passwords)
            try await office.threads {
                try await workflow(of: account.id, to: address, password: fields["password"] ?? "", at: office.now)
            }
            return counter.show(Notice(.addressAsked(texts)), request, texts, visit)
        } catch let error as AccountError {
            let problem = try counter.problem(error, texts)
            return counter.form(
                .address(typed, problem: problem, csrf: visit.form.value, texts), request, texts, visit)
        }
    }

    private func erase(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try counter.texts(request)
        let (account, _) = try visit.signedIn()
        let fields = try await request.form(visit.form)
        let problem: String
        do {
            guard texts.isMeant(fields["confirmation"]) else { throw NotMeant() }
            let workflow = EraseAccount(store: office.store, settings: office.passwords)
            try await office.threads {
                try await workflow(account.id, by: visit.actor, showing: fields.proof, at: office.now)
            }
            var response = publisherNotice(.erased(texts), request, texts)
            office.cookie.take(in: &response)
            return response
        } catch is NotMeant {
            problem = texts.text("problem.not-meant")
        } catch let error as AccountError {
            problem = try counter.problem(error, texts)
        }
        return counter.form(
            .erasure(problem: problem, asksCode: account.asksSecondFactor, csrf: visit.form.value, texts), request,
            texts, visit)
    }

    private func publisherNotice(_ notice: Notice.Model, _ request: Request, _ texts: Texts) -> Response {
        counter.publisher.show(Notice(notice), request, texts)
    }
}

/// Somebody did not type the word that says they mean it.
struct NotMeant: Error {}

extension FormFields {
    /// What who is signed in shows once more.
    var proof: Proof { Proof(password: self["password"] ?? "", code: String((self["code"] ?? "").prefix(100))) }
}

extension Texts {
    /// Whether somebody typed the word that says they mean it.
    func isMeant(_ typed: String?) -> Bool {
        typed?.trimmingCharacters(in: .whitespaces).lowercased() == text("erasure.word").lowercased()
    }
}
