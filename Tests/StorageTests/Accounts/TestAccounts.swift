import Accounts
import Cryptography
import Foundation
import QalaTesting
import Storage

/// A place for a ledger with accounts, on either engine, which several may open.
struct AccountsPlace {
    let folder: TemporaryFolder
    /// The file, or the address of PostgreSQL.
    let location: String

    init(_ engine: SQLEngine) async throws {
        folder = try TemporaryFolder()
        location = engine == .sqlite ? folder.ledger : try await PostgreSQLCluster.shared().database()
    }

    /// Opens it, as one process does.
    func open(key: SealingKey = .sample) async throws -> (ledger: SQLLedger, accounts: SQLAccounts) {
        try await openAccounts(location, key: key)
    }

    /// Closes what was opened here; until then the folder is kept.
    func close(_ ledger: SQLLedger) async {
        await ledger.close()
        withExtendedLifetime(folder) {}
    }
}

func openAccounts(
    _ location: String, key: SealingKey = .sample
) async throws -> (ledger: SQLLedger, accounts: SQLAccounts) {
    let isFile = location.hasPrefix("/")
    let ledger =
        isFile ? try await SQLLedger.open(path: location) : try await SQLLedger.open(url: location, connections: 2)
    return (ledger, try await SQLAccounts.open(in: ledger.database, key: key))
}

extension SealingKey {
    static let sample = SealingKey(random: RepeatableRandom(seed: 77))
    static let other = SealingKey(random: RepeatableRandom(seed: 78))
}

extension Account {
    /// An account with everything that is personal or secret.
    static func personal(_ number: UInt64) -> Account {
        let random = RepeatableRandom(seed: number)
        var account = Account.sample(
            number,
            grants: [
                Grant(.townEditor, over: .towns([.demokent, .osh]), giver: .sample(1), given: 5, until: 50),
                Grant(.reviewer, over: .country("KZ"), giver: nil, given: 6),
            ])
        account.name = "Әйгерім Сәрсенқызы \(number)"
        account.address = EmailAddress("aigerim.sarsenkyzy.\(number)@energy.demokent.kz")
        account.password = try? PasswordHash.make(password: "тау мен дала", cost: .leastForTests, random: random)
        account.secondFactor = SecondFactor(
            code: OneTimeCode(random: random), lastStep: 57_000_000, isConfirmed: true,
            recoveryCodes: Set(RecoveryCode.make(random: random).map { $0.digest(key: .forTests) }))
        return account
    }
}
