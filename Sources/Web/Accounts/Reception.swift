import Accounts
import HTTPTypes
import Hummingbird

/// Asks everybody who enters a page that belongs to somebody who they are.
struct Reception: RouterMiddleware {
    /// Who may enter.
    enum Entrance: Sendable {
        /// Whoever comes: to sign in, to accept an invitation.
        case everybody
        /// Who is signed in.
        case people
        /// Who is signed in, to their own account: also who has yet to set a second factor.
        case oneself
    }

    /// How to know who asks: by their session, or because only one person is served.
    enum Way: Sendable {
        case session(Office)
        case local(FormToken)
    }

    let way: Way
    let entrance: Entrance
    let errors: ErrorReplies

    func handle(
        _ request: Request, context: QalaContext, next: (Request, QalaContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        do {
            context.visit = try await visit(request)
            let actor = context.visit.actor
            if entrance != .everybody, case .visitor = actor.identity { throw Refusal.signInNeeded }
            // Where nothing else is left to do, the way leads there at once.
            if entrance == .people, actor.grants.isEmpty, !actor.withheld.isEmpty { throw Refusal.secondFactorNeeded }
            var response = try await next(request, context)
            give(context.visit, to: &response)
            return response
        } catch {
            let isWithheld = Self.isRefusal(error) && !context.visit.actor.withheld.isEmpty
            var response = errors.reply(
                to: request, isWithheld ? Refusal.secondFactorNeeded : error, context.visit)
            give(context.visit, to: &response)
            return response
        }
    }

    /// Whether somebody was told that they may not.
    private static func isRefusal(_ error: any Error) -> Bool {
        error as? Refusal == .notAllowed || error as? AccountError == .notAllowed
    }

    private func visit(_ request: Request) async throws -> Visit {
        switch way {
        case .local(let form): .local(form)
        case .session(let office): try await office.visit(request)
        }
    }

    /// Tells a new browser the token that its forms will be checked by.
    private func give(_ visit: Visit, to response: inout Response) {
        guard case .session(let office) = way, case .everybody = entrance, visit.isNew, let token = visit.token,
            response.headers[values: .setCookie].isEmpty
        else { return }
        office.cookie.give(token, in: &response)
    }
}
