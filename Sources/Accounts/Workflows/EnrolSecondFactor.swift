public import Cryptography

/// Adds a second factor: a secret for the app, then a code that shows that the app has it.
public struct EnrolSecondFactor: Sendable {
    /// What the person is shown once, with the session to go on with.
    public struct Enrolled: Sendable {
        /// Ten codes to be kept on paper; only their digests are stored.
        public let recoveryCodes: [RecoveryCode]
        /// The session under a new token; all others have ended.
        public let signedIn: SignedIn
    }

    private let store: any AccountStore
    private let settings: PasswordSettings

    /// Prepares the workflow for a store.
    public init(store: any AccountStore, settings: PasswordSettings) {
        self.store = store
        self.settings = settings
    }

    /// Makes a secret to be read by the app; nothing is asked at sign-in until it is confirmed.
    public func begin(_ id: AccountID, at time: Int64) async throws(AccountError) -> OneTimeCode {
        let code = OneTimeCode(random: settings.random)
        try await store.revise(id, at: time) { account throws(AccountError) in
            guard account.state == .active else { throw .notInState(account.state) }
            guard !account.asksSecondFactor else { throw .secondFactorIsSet }
            account.secondFactor = SecondFactor(code: code)
            return []
        }
        return code
    }

    /// Takes the first code of the app; from now on one is asked for at every sign-in.
    public func confirm(
        _ typed: String, in session: Session, at time: Int64
    ) async throws(AccountError) -> Enrolled {
        let key = AttemptKey.account(session.account, .secondFactor)
        try await Brake(store: store).press([(key, .account)], at: time)
        let sheet = RecoveryCode.make(random: settings.random)
        let signedIn = try await store.renew(
            session, at: time, assurance: .secondFactor, random: settings.random
        ) { account throws(AccountError) in
            guard var factor = account.secondFactor else { throw .noSecondFactor }
            guard !factor.isConfirmed else { throw .secondFactorIsSet }
            guard factor.accept(typed, at: time, key: settings.recoveryKey) else { throw .wrongCode }
            factor.isConfirmed = true
            factor.recoveryCodes = Set(sheet.map { $0.digest(key: settings.recoveryKey) })
            account.secondFactor = factor
            return [.forget(key), .record(AccountEvent(.secondFactorEnrolled, at: time, account: account.id))]
        }
        return Enrolled(recoveryCodes: sheet, signedIn: signedIn)
    }
}
