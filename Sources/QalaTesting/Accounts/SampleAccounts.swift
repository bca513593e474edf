package import Accounts
package import Cryptography
import Synchronization

/// Bytes that look random and are the same in every run, for tests.
package final class RepeatableRandom: RandomSource {
    private let generator: Mutex<SeededGenerator>

    /// Begins at a seed.
    package init(seed: UInt64) { generator = Mutex(SeededGenerator(seed: seed)) }

    package func bytes(_ count: Int) -> [UInt8] {
        generator.withLock { generator in
            (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next() >> 32) }
        }
    }
}

extension RecoveryCode.Key {
    /// A key that everybody knows.
    package static let forTests = RecoveryCode.Key(of: SealingKey(random: RepeatableRandom(seed: 11)))
}

extension TownScope {
    /// The invented town.
    package static let demokent = TownScope(slug: "demokent", country: "KZ")
    /// Its neighbour in the same country.
    package static let karaganda = TownScope(slug: "karaganda", country: "KZ")
    /// A town of another country.
    package static let osh = TownScope(slug: "osh", country: "KG")
}

extension AccountID {
    /// An identifier by a number.
    package static func sample(_ number: UInt64) -> AccountID {
        let digits = String(number, radix: 16)
        return AccountID(String(repeating: "0", count: 32 - digits.count) + digits)
            ?? AccountID(random: RepeatableRandom(seed: number))
    }
}

extension Account {
    /// An active account by a number, with its own address.
    package static func sample(_ number: UInt64, grants: [Grant] = []) -> Account {
        Account(
            id: .sample(number), state: .active, address: EmailAddress("person\(number)@demokent.kz"),
            name: "Адам \(number)", language: "kk", grants: grants, created: 1_700_000_000, changed: 1_700_000_000)
    }

    /// This account as it would be saved next, with a change.
    package func next(_ change: (inout Account) -> Void = { _ in }) -> Account {
        var copy = self
        copy.version += 1
        change(&copy)
        return copy
    }
}

extension Session {
    /// A session by a number.
    package static func sample(_ number: UInt8, of account: AccountID = .sample(1), at time: Int64 = 1_700_000_000)
        -> Session
    {
        Session(
            id: .sha256([number]), account: account, generation: 1, created: time, lastSeen: time,
            expires: time + Session.lifetime, assurance: .password, device: "Фаерфокс")
    }
}

extension OneTimeLink {
    /// A link by a number.
    package static func sample(
        _ number: UInt8, of account: AccountID = .sample(1), _ purpose: Purpose = .invitation
    ) -> OneTimeLink {
        OneTimeLink(
            id: .sha256([0, number]), account: account, purpose: purpose, created: 1_700_000_000,
            expires: 1_700_000_000 + purpose.lifetime)
    }
}
