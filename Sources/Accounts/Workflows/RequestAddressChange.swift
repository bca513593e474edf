import Cryptography

/// Asks to move to another address; the link goes there, and a notice to the address before.
public struct RequestAddressChange: Sendable {
    private let store: any AccountStore
    private let courier: any Courier
    private let desk: PasswordDesk

    /// Prepares the workflow for a store and a courier.
    public init(store: any AccountStore, courier: any Courier, settings: PasswordSettings) {
        self.store = store
        self.courier = courier
        desk = PasswordDesk(store: store, settings: settings)
    }

    /// Sends the letters; when somebody else has the address the answer is the same, without a link.
    public func callAsFunction(
        of id: AccountID, to address: EmailAddress, password: String, at time: Int64
    ) async throws(AccountError) {
        let account = try await desk.account(id, showing: password, at: time)
        let key = AttemptKey.account(id, .recovery)
        try await Brake(store: store).press([(key, .letters)], at: time)
        let token = Token(random: desk.settings.random)
        let isFree = try await store.known(at: address) == nil
        var changes: [AccountChange] = [
            .record(AccountEvent(.addressChangeRequested, isFree ? .done : .refused, at: time, account: id))
        ]
        if isFree { changes.append(.post(OneTimeLink(token, for: id, .addressChange(address), at: time))) }
        try await store.insist(changes)
        if isFree {
            await courier.deliver(.addressChange, to: address, language: account.language, token: token)
        }
        if let before = account.address {
            await courier.deliver(.addressChangeNotice, to: before, language: account.language, token: nil)
        }
    }
}
