import Accounts
import Cryptography
import HTTPTypes
import Hummingbird
import Localization
import Pages

/// What the links of letters lead to: joining, a new password, another address.
struct LinkController: Sendable {
    let counter: Counter

    private var office: Office { counter.office }

    func addRoutes(to router: some RouterMethods<QalaContext>, at language: RouterPath) {
        router.get("\(language)/recovery") { request, context in try recoveryForm(request, context.visit) }
        router.post("\(language)/recovery") { request, context in try await askRecovery(request, context) }
        router.get("\(language)/recovery/{token}") { request, context in
            try form(request, context) { .newPassword(token: $0, csrf: $1, $2) }
        }
        router.post("\(language)/recovery/{token}") { request, context in try await recover(request, context) }
        router.get("\(language)/invitations/{token}") { request, context in
            try form(request, context) { .invitation(token: $0, csrf: $1, $2) }
        }
        router.post("\(language)/invitations/{token}") { request, context in try await accept(request, context) }
        router.get("\(language)/address-changes/{token}") { request, context in
            try form(request, context) { .addressChange(token: $0, csrf: $1, $2) }
        }
        router.post("\(language)/address-changes/{token}") { request, context in try await move(request, context) }
    }

    private func recoveryForm(_ request: Request, _ visit: Visit) throws -> Response {
        let texts = try counter.texts(request)
        guard office.sendsLetters else { throw HTTPError(.notFound) }
        return counter.form(.recovery(csrf: visit.form.value, texts), request, texts, visit)
    }

    private func askRecovery(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try counter.texts(request)
        let fields = try await request.form(context.visit.form)
        guard office.sendsLetters else { throw HTTPError(.notFound) }
        try await RequestRecovery(store: office.store, courier: office.courier, random: office.random)(
            String((fields["address"] ?? "").prefix(300)), from: office.peers.origin(of: request, context),
            at: office.now)
        return counter.show(Notice(.recoverySent(texts)), request, texts, context.visit)
    }

    /// The form behind a link: the same for every link, so that trying links tells nothing.
    private func form(
        _ request: Request, _ context: QalaContext, _ model: (String, String, Texts) -> AccountForm.Model
    ) throws -> Response {
        let texts = try counter.texts(request)
        guard let token = Token(text: try context.parameters.require("token")) else {
            return counter.show(Notice(.deadLink(texts)), request, texts, context.visit, status: .notFound)
        }
        return counter.form(
            model(token.text, context.visit.form.value, texts), request, texts, context.visit)
    }

    private func recover(_ request: Request, _ context: QalaContext) async throws -> Response {
        try await use(request, context) { token, fields, texts in
            let workflow = RecoverAccount(store: office.store, courier: office.courier, settings: office.passwords)
            try await office.threads {
                try await workflow(token, password: fields["password"] ?? "", at: office.now)
            }
            return counter.show(Notice(.passwordSet(texts)), request, texts, context.visit)
        } again: {
            .newPassword(token: $0, problem: $2, csrf: context.visit.form.value, $3)
        }
    }

    private func accept(_ request: Request, _ context: QalaContext) async throws -> Response {
        try await use(request, context) { token, fields, texts in
            let workflow = AcceptInvitation(store: office.store, settings: office.passwords)
            let account = try await office.threads {
                try await workflow(
                    token, name: fields["name"] ?? "", password: fields["password"] ?? "", at: office.now)
            }
            let language = Language(rawValue: account.language) ?? texts.language
            return .seeOther(Address(language).signIn)
        } again: {
            .invitation(
                token: $0, name: $1["name"] ?? "", problem: $2, csrf: context.visit.form.value, $3)
        }
    }

    private func move(_ request: Request, _ context: QalaContext) async throws -> Response {
        try await use(request, context) { token, _, texts in
            _ = try await ConfirmAddressChange(store: office.store)(token, at: office.now)
            return counter.show(Notice(.addressMoved(texts)), request, texts, context.visit)
        } again: { token, _, problem, texts in
            var model = AccountForm.Model.addressChange(token: token, csrf: context.visit.form.value, texts)
            model.problem = problem
            return model
        }
    }

    /// Uses a link; whatever is wrong with it, the page says the same.
    private func use(
        _ request: Request, _ context: QalaContext,
        _ work: (Token, FormFields, Texts) async throws -> Response,
        again: (String, FormFields, String, Texts) -> AccountForm.Model
    ) async throws -> Response {
        let texts = try counter.texts(request)
        let fields = try await request.form(context.visit.form)
        guard let token = Token(text: try context.parameters.require("token")) else {
            return counter.show(Notice(.deadLink(texts)), request, texts, context.visit, status: .notFound)
        }
        do {
            return try await work(token, fields, texts)
        } catch AccountError.linkNotValid {
            return counter.show(Notice(.deadLink(texts)), request, texts, context.visit, status: .notFound)
        } catch let error as AccountError {
            let problem = try counter.problem(error, texts)
            return counter.form(again(token.text, fields, problem, texts), request, texts, context.visit)
        }
    }
}
