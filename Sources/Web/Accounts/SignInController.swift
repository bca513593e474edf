import Accounts
import HTTPTypes
import Hummingbird
import Localization
import Pages

/// Signing in and out.
struct SignInController: Sendable {
    let counter: Counter

    private var office: Office { counter.office }

    func addRoutes(to router: some RouterMethods<QalaContext>, at language: RouterPath) {
        router.get("\(language)/sign-in") { request, context in try form(request, context.visit) }
        router.post("\(language)/sign-in") { request, context in try await signIn(request, context) }
        router.get("\(language)/sign-in/code") { request, context in try codeForm(request, context.visit) }
        router.post("\(language)/sign-in/code") { request, context in try await confirm(request, context) }
        router.post("\(language)/sign-out") { request, context in try await signOut(request, context.visit) }
    }

    private func form(_ request: Request, _ visit: Visit) throws -> Response {
        let texts = try counter.texts(request)
        let path = ReturnPath.checked(request.uri.queryParameters.get("return"))
        if visit.account != nil { return .seeOther(path ?? Address(texts.language).work) }
        let model = AccountForm.Model.signIn(
            returning: path, canRecover: office.sendsLetters, csrf: visit.form.value, texts)
        return counter.form(model, request, texts, visit)
    }

    private func signIn(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try counter.texts(request)
        let visit = context.visit
        let fields = try await request.form(visit.form)
        let path = ReturnPath.checked(fields["return"])
        let address = String((fields["address"] ?? "").prefix(300))
        let proof = PasswordSignIn.Proof(address: address, password: fields["password"] ?? "")
        let origin = office.peers.origin(of: request, context)
        let outcome = try await office.threads {
            try await office.signIn(
                proof, from: origin, device: Device.name(request), replacing: visit.token, at: office.now)
        }
        let own = Address(texts.language)
        switch outcome {
        case .signedIn(let begun): return counter.enter(begun, path ?? own.work)
        case .secondFactorNeeded(let begun):
            return counter.enter(begun, Address.query(own.signInCode, [("return", path ?? "")]))
        case .refused:
            return again(texts.text("problem.sign-in"), .unprocessableContent)
        case .wait(let until):
            return again(texts.wait(until - office.now), .tooManyRequests)
        }
        func again(_ problem: String, _ status: HTTPResponse.Status) -> Response {
            let model = AccountForm.Model.signIn(
                address: address, returning: path, problem: problem, canRecover: office.sendsLetters,
                csrf: visit.form.value, texts)
            return counter.form(model, request, texts, visit, status: status)
        }
    }

    private func codeForm(_ request: Request, _ visit: Visit) throws -> Response {
        let texts = try counter.texts(request)
        let path = ReturnPath.checked(request.uri.queryParameters.get("return"))
        if visit.account != nil { return .seeOther(path ?? Address(texts.language).work) }
        return counter.form(.code(returning: path, csrf: visit.form.value, texts), request, texts, visit)
    }

    private func confirm(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try counter.texts(request)
        let visit = context.visit
        let fields = try await request.form(visit.form)
        let path = ReturnPath.checked(fields["return"])
        guard let token = visit.token else { throw Refusal.signInNeeded }
        let outcome = try await ConfirmSecondFactor(store: office.store, settings: office.passwords)(
            String((fields["code"] ?? "").prefix(100)), under: token, from: office.peers.origin(of: request, context),
            at: office.now)
        switch outcome {
        case .signedIn(let begun): return counter.enter(begun, path ?? Address(texts.language).work)
        case .refused: return again(texts.text("problem.wrong-code"), .unprocessableContent)
        case .wait(let until): return again(texts.wait(until - office.now), .tooManyRequests)
        case .over: return .seeOther(Address(texts.language).signIn(returning: path))
        }
        func again(_ problem: String, _ status: HTTPResponse.Status) -> Response {
            let model = AccountForm.Model.code(returning: path, problem: problem, csrf: visit.form.value, texts)
            return counter.form(model, request, texts, visit, status: status)
        }
    }

    private func signOut(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try counter.texts(request)
        _ = try await request.form(visit.form)
        if let token = visit.token { try await SignOut(store: office.store)(token, at: office.now) }
        var response = Response.seeOther(Address(texts.language).home)
        office.cookie.take(in: &response)
        return response
    }
}
