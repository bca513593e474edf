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
            if case .people = entrance, case .visitor = context.visit.actor.identity { throw Refusal.signInNeeded }
            var response = try await next(request, context)
            give(context.visit, to: &response)
            return response
        } catch {
            var response = errors.reply(to: request, error, context.visit)
            give(context.visit, to: &response)
            return response
        }
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
