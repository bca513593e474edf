public import Cryptography

/// What somebody shows once more before something that cannot be undone.
public struct Proof: Secret {
    let password: String
    let code: String

    /// States what was typed.
    public init(password: String, code: String = "") {
        self.password = password
        self.code = code
    }

    /// Nothing: enough for the one user of a machine, and for nobody else.
    public static let nothing = Proof(password: "")
}

/// Asks who is signed in to show it again: a browser left open must not be enough for some things.
struct ProveOneself: Sendable {
    private let store: any AccountStore
    private let desk: PasswordDesk

    init(store: any AccountStore, settings: PasswordSettings) {
        self.store = store
        desk = PasswordDesk(store: store, settings: settings)
    }

    /// Goes on only with the password, and a code where a second factor is set; each code counts once.
    func callAsFunction(_ actor: Actor, _ proof: Proof, at time: Int64) async throws(AccountError) {
        switch actor.identity {
        case .local: return
        case .visitor: throw .notAllowed
        case .person(let id):
            let shown = try await desk.account(id, showing: proof.password, at: time)
            guard shown.asksSecondFactor else { return }
            let key = AttemptKey.account(id, .secondFactor)
            try await Brake(store: store).press([(key, .account)], at: time)
            do throws(AccountError) {
                try await store.revise(id, at: time) { account throws(AccountError) in
                    try account.checkPassword(is: shown.password)
                    guard account.secondFactor?.accept(proof.code, at: time, key: desk.settings.recoveryKey) == true
                    else { throw .wrongCode }
                    return [.forget(key)]
                }
            } catch {
                if error == .wrongCode {
                    try await store.insist([.record(AccountEvent(.secondFactor, .refused, at: time, account: id))])
                }
                throw error
            }
        }
    }
}
