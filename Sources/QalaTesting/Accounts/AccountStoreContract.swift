package import Accounts
import Cryptography
import Ledger

/// One promise every store of accounts keeps, checked on an empty store.
package struct AccountStoreContract: Sendable, CustomStringConvertible {
    /// The promise, as a sentence.
    package let description: String
    /// Throws when the store breaks the promise.
    package let check: @Sendable (any AccountStore) async throws -> Void

    init(_ description: String, check: @escaping @Sendable (any AccountStore) async throws -> Void) {
        self.description = description
        self.check = check
    }

    /// All promises.
    package static let all = accounts + sessions + links + counting + together

    private static let accounts = [
        AccountStoreContract("an empty store has nothing and says so") { store in
            try expect(try await store.account(.sample(1)), is: nil, "no account")
            try expect(try await store.accounts(after: nil, limit: 10), is: [], "no accounts")
            try expect(try await store.session(.sha256([1])), is: nil, "no session")
            try expect(try await store.sessions(of: .sample(1)), is: [], "no sessions")
            try expect(try await store.link(.sha256([1])), is: nil, "no link")
            try expect(try await store.attempts(AttemptKey(text: "a")), is: nil, "no attempts")
            try expect(try await store.events(of: nil, limit: 10), is: [], "no events")
            try await store.does([], "nothing to do is done")
        },
        AccountStoreContract("an account is read as it was saved, with every field") { store in
            let full = Account.full
            try await store.does([.add(full)], "the first save")
            try expect(try await store.account(full.id), is: full, "all fields, by identifier")
            if let address = full.address {
                try expect(try await store.account(at: address), is: full, "all fields, by address")
            }
            let sparse = full.next {
                $0.secondFactor = nil
                $0.password = nil
                $0.grants = []
                $0.state = .disabled
                $0.name = nil
            }
            try await store.does([.save(sparse)], "a save with less")
            try expect(try await store.account(full.id), is: sparse, "what was taken away is gone")
        },
        AccountStoreContract("every state, role and kind of territory is kept") { store in
            let grants = Role.allCases.enumerated().map { index, role in
                Grant(role, over: Self.territories[index % 3], giver: .sample(9), given: Int64(index), until: nil)
            }
            for (number, state) in Account.State.allCases.enumerated() {
                var account = Account.sample(UInt64(number), grants: state == .erased ? [] : grants)
                account.state = state
                if state == .erased { (account.address, account.name) = (nil, nil) }
                try await store.does([.add(account)], "an account that is \(state)")
                try expect(try await store.account(account.id), is: account, "as it was saved")
            }
        },
        AccountStoreContract("who saves second is refused, and nothing changes") { store in
            let first = Account.sample(1)
            let mine = first.next { $0.name = "mine" }
            try await store.does([.add(first), .save(mine)], "two saves in one commit")
            for late in [first, mine, first.next { $0.name = "theirs" }, mine.next().next(), .sample(2).next()] {
                try await store.refuses([.save(late)], .changed)
            }
            try expect(try await store.account(first.id), is: mine, "nothing changed")
        },
        AccountStoreContract("two accounts share no identifier and no address, unless neither has one") { store in
            let (one, other) = (Account.sample(1), Account.sample(2))
            var twin = Account.sample(3)
            twin.address = one.address
            try await store.does([.add(one), .add(other)], "two addresses")
            try await store.refuses([.add(twin)], .taken)
            try await store.refuses([.add(.sample(1))], .taken)
            try await store.refuses([.save(other.next { $0.address = one.address })], .taken)
            let erased = [one, other].map { account in account.next(Self.erase) }
            try await store.does(erased.map(AccountChange.save), "two without an address")
            try await store.does([.add(twin)], "an address that is free again")
            try expect(try await store.account(one.id), is: erased[0], "the identifier stays")
        },
        AccountStoreContract("accounts are listed by identifier, page by page") { store in
            let all = (1...25).map { Account.sample(UInt64($0)) }
            try await store.does(all.shuffled().map(AccountChange.add), "25 accounts")
            let first = try await store.accounts(after: nil, limit: 10)
            let second = try await store.accounts(after: first.last?.id, limit: 10)
            let third = try await store.accounts(after: second.last?.id, limit: 10)
            try expect(first + second + third, is: all, "every account once, in order")
            try expect(third.count, is: 5, "the last page")
            try expect(try await store.accounts(after: all.last?.id, limit: 10), is: [], "none behind the last")
            try expect(try await store.accounts(after: nil, limit: 0), is: [], "none asked for")
        },
        AccountStoreContract("what no database keeps is refused before it is written") { store in
            let unfit: [(inout Account) -> Void] = [
                { $0.name = "a\0b" }, { $0.language = "" }, { $0.language = "k\0" }, { $0.version = 0 },
                { $0.generation = 0 }, { $0.address = nil }, { $0.state = .erased }, { $0.name = "" },
                { $0.grants = [Grant(.reviewer, over: .country(""), giver: nil, given: 0)] },
            ]
            for change in unfit {
                var account = Account.sample(1)
                change(&account)
                try await store.isUnfit([.add(account)])
            }
            let session = Session(
                id: .sha256([]), account: .sample(1), generation: 1, created: 0, lastSeen: 0, expires: 1,
                assurance: .password, device: "a\0")
            try await store.isUnfit([.add(.sample(1)), .open(session)])
            try expect(try await store.accounts(after: nil, limit: 9), is: [], "nothing is kept of a refused commit")
        },
    ]

    private static let territories: [RoleTerritory] = [
        .everything, .country("KZ"), .towns([.demokent, .karaganda, .osh]),
    ]

    static func erase(_ account: inout Account) {
        account.state = .erased
        (account.address, account.name, account.password, account.secondFactor) = (nil, nil, nil, nil)
        account.grants = []
    }
}

extension Account {
    /// An account with something in every field.
    fileprivate static var full: Account {
        let random = RepeatableRandom(seed: 7)
        return Account(
            id: .sample(1), state: .active, address: EmailAddress("Aigerim.S+qala@energy.demokent.kz"),
            name: "Әйгерім Сәрсенқызы", language: "kk",
            password: try? PasswordHash.make(password: "тау мен дала", cost: .leastForTests, random: random),
            secondFactor: SecondFactor(
                code: OneTimeCode(random: random), lastStep: 57_000_000, isConfirmed: true,
                recoveryCodes: Set(RecoveryCode.make(random: random).map { $0.digest(key: .forTests) })),
            grants: [
                Grant(.townApprover, over: .towns([.demokent, .osh]), giver: .sample(2), given: 5, until: .max),
                Grant(.office, over: .everything, giver: nil, given: -5),
            ],
            generation: 12, created: -1, changed: .max)
    }
}

extension AccountStore {
    /// Holds the store to making changes.
    func does(_ changes: [AccountChange], _ promise: String) async throws {
        try expect(try await commit(changes), is: .done, promise)
    }

    /// Holds the store to refusing changes for a reason.
    func refuses(_ changes: [AccountChange], _ obstacle: CommitOutcome.Obstacle) async throws {
        try expect(try await commit(changes), is: .refused(obstacle), "a commit is refused")
    }

    /// Holds the store to refusing what no store keeps.
    func isUnfit(_ changes: [AccountChange]) async throws {
        try await expect(StoreError.unfit, "a commit is unfit") { () throws(StoreError) in _ = try await commit(changes)
        }
    }
}
