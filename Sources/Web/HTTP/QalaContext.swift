import Accounts
import Cryptography
package import Hummingbird
package import Logging

/// What is known of a request besides itself: who asks, and from where.
package struct QalaContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The network address that the request came from, as the machine sees it.
    let peer: String?
    /// Who asks; set by `Reception` on routes that belong to somebody.
    var visit = Visit.unknown

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress
    }

    /// A request that came through no socket.
    package init(peer: String?, logger: Logger) {
        coreContext = CoreRequestContextStorage(source: LoggerSource(logger: logger))
        self.peer = peer
    }

    private struct LoggerSource: RequestContextSource {
        let logger: Logger
    }
}

/// Who asks, with the session they hold and the token that their forms carry.
struct Visit: Sendable {
    /// Who asks.
    let actor: Actor
    /// The token of every form of this visit.
    let form: FormToken
    /// What the browser holds; nothing in the local mode.
    let token: Token?
    /// Whether the browser has to be told its token.
    let isNew: Bool
    /// The session, where somebody is signed in.
    let session: Session?
    /// The account, where somebody is signed in.
    let account: Account?

    private init(
        _ actor: Actor, form: FormToken, token: Token? = nil, isNew: Bool = false, session: Session? = nil,
        account: Account? = nil
    ) {
        self.actor = actor
        self.form = form
        self.token = token
        self.isNew = isNew
        self.session = session
        self.account = account
    }

    /// Nobody asked who it is; no form of such a visit is taken.
    static let unknown = Visit(.visitor, form: .none)

    /// The one user of this machine.
    static func local(_ form: FormToken) -> Visit { Visit(.local("local"), form: form) }

    /// Somebody who is not signed in, under a token that says nothing but that the forms are theirs.
    static func visitor(_ token: Token, isNew: Bool) -> Visit {
        Visit(.visitor, form: FormToken(of: token), token: token, isNew: isNew)
    }

    /// Somebody at work.
    static func person(_ resumed: ResumeSession.Resumed, _ token: Token) -> Visit {
        Visit(
            resumed.actor, form: FormToken(of: token), token: token, session: resumed.session, account: resumed.account)
    }

    /// The same person, whose session goes on under a new token.
    func under(_ signedIn: SignedIn) -> Visit {
        Visit(
            actor, form: FormToken(of: signedIn.token), token: signedIn.token, session: signedIn.session,
            account: account)
    }

    /// The person and the session, where there are both.
    func signedIn() throws(Refusal) -> (account: Account, session: Session) {
        guard let account, let session else { throw .signInNeeded }
        return (account, session)
    }
}
