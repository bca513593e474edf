package import Cryptography
package import Ledger

/// The accounts in a database, beside the ledger; what codes are computed from is sealed.
package struct SQLAccounts: SQLStore {
    let database: any SQLDatabase
    let key: SealingKey
    let random: any RandomSource

    /// Opens the accounts in the ledger's database; `.otherKey` when they were sealed with another key.
    ///
    /// The first key that is used here is remembered by a seal over nothing.
    package static func open(
        in database: any SQLDatabase, key: SealingKey, random: any RandomSource = SystemRandom()
    ) async throws(StoreError) -> SQLAccounts {
        let accounts = SQLAccounts(database: database, key: key, random: random)
        if try await !accounts.hasKey() {
            let seal = Seal([], with: key, for: keyOwner, random: random)
            _ = try await accounts.write { try $0.execute(AccountsSQL.addKeyCheck, [.bytes(seal.bytes)]) }
            // Of several that were first at once, one was.
            guard try await accounts.hasKey() else { throw .unavailable }
        }
        return accounts
    }

    /// Whether a key is remembered; throws when it is another.
    private func hasKey() async throws(StoreError) -> Bool {
        let found = try await read { try $0.row(AccountsSQL.keyCheck)?.bytes(0) }
        guard let found else { return false }
        do throws(Seal.Failure) {
            _ = try Seal(bytes: found).open(with: key, for: Self.keyOwner)
            return true
        } catch { throw .otherKey }
    }

    private static let keyOwner = "qala-sealing-key-check"
}
