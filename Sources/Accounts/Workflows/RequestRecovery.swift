public import Cryptography

/// Sends a link to set a new password to who forgot it; the answer is the same for everybody.
public struct RequestRecovery: Sendable {
    private let store: any AccountStore
    private let courier: any Courier
    private let random: any RandomSource

    /// Prepares the workflow for a store and a courier.
    public init(store: any AccountStore, courier: any Courier, random: any RandomSource) {
        self.store = store
        self.courier = courier
        self.random = random
    }

    /// Sends a link where somebody can sign in; too many requests are passed over in silence.
    public func callAsFunction(_ address: String, from origin: Origin?, at time: Int64) async throws(AccountError) {
        let place = origin.map { (AttemptKey.origin($0, .recovery), BackOff.origin) }
        do throws(AccountError) {
            let counter = (AttemptKey.address(typed: address, .recovery), BackOff.letters)
            try await Brake(store: store).press([counter] + (place.map { [$0] } ?? []), at: time)
        } catch {
            guard case .wait = error else { throw error }
            return
        }
        let token = Token(random: random)
        var account: Account?
        if let address = EmailAddress(address) { account = try await store.known(at: address) }
        guard let account, account.state == .active, let address = account.address else {
            let event = AccountEvent(.recoveryRequested, .refused, at: time, account: account?.id, origin: origin)
            return try await store.insist([.record(event)])
        }
        try await store.insist([
            .post(OneTimeLink(token, for: account.id, .recovery, at: time)),
            .record(AccountEvent(.recoveryRequested, at: time, account: account.id, origin: origin)),
        ])
        await courier.deliver(.recovery, to: address, language: account.language, token: token)
    }
}
