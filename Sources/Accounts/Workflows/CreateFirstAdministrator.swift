import Cryptography

/// Makes the account that governs a new Qala; only while none does.
public struct CreateFirstAdministrator: Sendable {
    private let store: any AccountStore
    private let desk: PasswordDesk

    /// Prepares the workflow for a store.
    public init(store: any AccountStore, settings: PasswordSettings) {
        self.store = store
        desk = PasswordDesk(store: store, settings: settings)
    }

    /// Makes an office everywhere; `.officeExists` once there is one.
    public func callAsFunction(
        _ address: EmailAddress, name typed: String, language: String, password: String, at time: Int64
    ) async throws(AccountError) -> Account {
        // Asked before the password is hashed, and again when the account is kept.
        try await store.insist([.expectNoOffice])
        guard let name = Account.name(typed: typed) else { throw .nameUnfit }
        let account = Account(
            id: AccountID(random: desk.settings.random), state: .active, address: address, name: name,
            language: language, password: try desk.hash(password, address: address, name: name),
            grants: [Grant(.office, over: .everything, giver: nil, given: time)], created: time, changed: time)
        try await store.insist([
            .expectNoOffice, .add(account),
            .record(AccountEvent(.firstAdministrator, at: time, account: account.id)),
        ])
        return account
    }
}
