import Accounts
import Cryptography
import HTTPTypes
import Hummingbird
import Localization
import Pages

/// One's own second factor: begun, confirmed, taken away.
struct SecondFactorController: Sendable {
    let counter: Counter

    private var office: Office { counter.office }

    func addRoutes(to router: some RouterMethods<QalaContext>, at language: RouterPath) {
        let factor = "\(language)/account/second-factor"
        router.get(RouterPath(factor)) { request, context in try show(request, context.visit) }
        router.post(RouterPath(factor)) { request, context in try await begin(request, context.visit) }
        router.post(RouterPath("\(factor)/confirmation")) { request, context in
            try await confirm(request, context.visit)
        }
        router.post(RouterPath("\(factor)/removal")) { request, context in try await remove(request, context.visit) }
    }

    private func show(_ request: Request, _ visit: Visit) throws -> Response {
        let texts = try counter.texts(request)
        return page(model(try visit.signedIn().account, csrf: visit.form.value), request, texts, visit)
    }

    private func model(_ account: Account, problem: String? = nil, csrf: String) -> SecondFactorShow.Model {
        let isNeeded = account.grants.contains { RightsTable.needsSecondFactor($0.role) }
        return .init(step(account), problem: problem, isNeeded: isNeeded, csrf: csrf)
    }

    private func step(_ account: Account) -> SecondFactorShow.Step {
        guard let factor = account.secondFactor, factor.isConfirmed else { return .none }
        return .on(codesLeft: factor.recoveryCodes.count)
    }

    private func page(
        _ model: SecondFactorShow.Model, _ request: Request, _ texts: Texts, _ visit: Visit
    ) -> Response {
        counter.show(
            SecondFactorShow(model), request, texts, visit,
            status: model.problem == nil ? .ok : .unprocessableContent)
    }

    private func begin(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try counter.texts(request)
        let (account, _) = try visit.signedIn()
        _ = try await request.form(visit.form)
        do throws(AccountError) {
            let code = try await EnrolSecondFactor(store: office.store, settings: office.passwords).begin(
                account.id, at: office.now)
            let model = SecondFactorShow.Model(
                begun: code, address: account.address?.text ?? "", csrf: visit.form.value)
            return page(model, request, texts, visit)
        } catch {
            let problem = try counter.problem(error, texts)
            return page(model(account, problem: problem, csrf: visit.form.value), request, texts, visit)
        }
    }

    private func confirm(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try counter.texts(request)
        let (account, session) = try visit.signedIn()
        let fields = try await request.form(visit.form)
        do throws(AccountError) {
            let enrolled = try await EnrolSecondFactor(store: office.store, settings: office.passwords).confirm(
                String((fields["code"] ?? "").prefix(100)), in: session, at: office.now)
            // The session goes on under a new token, and so do the forms of this very page.
            let csrf = FormToken(of: enrolled.signedIn.token)
            let next = visit.under(enrolled.signedIn)
            let model = SecondFactorShow.Model(
                .confirmed(codes: enrolled.recoveryCodes.map(\.text)), csrf: csrf.value)
            var response = page(model, request, texts, next)
            office.cookie.give(enrolled.signedIn.token, in: &response)
            return response
        } catch {
            let problem = try counter.problem(error, texts)
            guard let code = account.secondFactor?.code, account.secondFactor?.isConfirmed == false else {
                return page(model(account, problem: problem, csrf: visit.form.value), request, texts, visit)
            }
            let model = SecondFactorShow.Model(
                begun: code, address: account.address?.text ?? "", problem: problem, csrf: visit.form.value)
            return page(model, request, texts, visit)
        }
    }

    private func remove(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try counter.texts(request)
        let (account, session) = try visit.signedIn()
        let fields = try await request.form(visit.form)
        do {
            let workflow = RemoveSecondFactor(store: office.store, settings: office.passwords)
            let begun = try await office.threads {
                try await workflow(in: session, password: fields["password"] ?? "", at: office.now)
            }
            return counter.enter(begun, Address(texts.language).account)
        } catch let error as AccountError {
            let problem = try counter.problem(error, texts)
            return page(model(account, problem: problem, csrf: visit.form.value), request, texts, visit)
        }
    }
}
