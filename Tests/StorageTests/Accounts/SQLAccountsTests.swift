import Accounts
import Cryptography
import Ledger
import QalaTesting
import Storage
import Testing

@Suite("Accounts in SQLite and in PostgreSQL")
struct SQLAccountsTests {
    @Test("in SQLite", arguments: AccountStoreContract.all)
    func sqlite(promise: AccountStoreContract) async throws {
        try await check(promise, .sqlite)
    }

    @Test("in PostgreSQL", arguments: AccountStoreContract.all)
    func postgreSQL(promise: AccountStoreContract) async throws {
        try await check(promise, .postgreSQL)
    }

    private func check(_ promise: AccountStoreContract, _ engine: SQLEngine) async throws {
        let place = try await AccountsPlace(engine)
        let (ledger, accounts) = try await place.open()
        try await promise.check(accounts)
        await place.close(ledger)
    }

    @Test("what was kept is there when the ledger is opened again", arguments: TestDatabase.engines)
    func reopening(engine: SQLEngine) async throws {
        let place = try await AccountsPlace(engine)
        let all = (1...30).map { Account.personal($0) }
        let (session, link) = (Session.sample(1), OneTimeLink.sample(1))
        let event = AccountEvent(.signIn, at: 1, account: .sample(1))
        let key = AttemptKey(text: "k")
        let first = try await place.open()
        #expect(
            try await first.accounts.commit(
                all.map(AccountChange.add) + [
                    .open(session), .post(link), .record(event),
                    .count(key, from: nil, to: Attempts(count: 2, last: 3)),
                ]) == .done)
        await place.close(first.ledger)
        await #expect(throws: StoreError.unavailable) { try await first.accounts.account(.sample(1)) }
        await #expect(throws: StoreError.unavailable) { try await first.accounts.commit([]) }

        let second = try await place.open()
        #expect(try await second.accounts.accounts(after: nil, limit: 99) == all)
        #expect(try await second.accounts.session(session.id) == session)
        #expect(try await second.accounts.link(link.id) == link)
        #expect(try await second.accounts.events(of: nil, limit: 9) == [event])
        #expect(try await second.accounts.attempts(key) == Attempts(count: 2, last: 3))
        #expect(try await second.accounts.commit([.save(all[4].next { $0.name = "new" })]) == .done)
        #expect(try await second.accounts.account(all[4].id)?.name == "new")
        await place.close(second.ledger)
    }

    @Test(
        "of two that opened the same, as two processes do, each sees conflicts of the other",
        arguments: TestDatabase.engines)
    func twoOpenings(engine: SQLEngine) async throws {
        let place = try await AccountsPlace(engine)
        let pair = [try await place.open(), try await place.open()]
        let office = Grant(.office, over: .everything, giver: nil, given: 0)
        let offices = (1...2).map { Account.sample($0, grants: [office]) }
        let link = OneTimeLink.sample(1)
        _ = try await pair[0].accounts.commit(offices.map(AccountChange.add) + [.post(link)])
        let outcomes = try await withThrowingTaskGroup(of: (Int, CommitOutcome).self) { group in
            for (index, opened) in pair.enumerated() {
                let disabled = offices[index].next { $0.state = .disabled }
                group.addTask { (0, try await opened.accounts.commit([.save(disabled), .expectOffice])) }
                group.addTask { (1, try await opened.accounts.commit([.use(link.id)])) }
                for time in 0..<30 {
                    group.addTask {
                        let event = AccountEvent(.signIn, at: Int64(time), account: .sample(9))
                        return (2, try await opened.accounts.commit([.record(event)]))
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.filter { $0.0 == 0 && $0.1 == .done }.count == 1)
        #expect(outcomes.filter { $0.1 == .refused(.noOffice) }.count == 1)
        #expect(outcomes.filter { $0.0 == 1 && $0.1 == .done }.count == 1)
        #expect(outcomes.filter { $0.1 == .refused(.linkGone) }.count == 1)
        #expect(try await pair[1].accounts.events(of: .sample(9), limit: 99).count == 60)
        for opened in pair { await place.close(opened.ledger) }
    }

    @Test(
        "what belongs to no account, comes twice or has no name is unfit, and nothing of it is kept",
        arguments: TestDatabase.engines)
    func unfit(engine: SQLEngine) async throws {
        let place = try await AccountsPlace(engine)
        let (ledger, accounts) = try await place.open()
        let (one, two) = (Attempts(count: 1, last: 1), Attempts(count: -1, last: 1))
        let unfit: [[AccountChange]] = [
            [.open(.sample(1))], [.post(.sample(1))], [.add(.sample(1)), .open(.sample(1)), .open(.sample(1))],
            [.add(.sample(1)), .post(.sample(1)), .post(.sample(1))],
            [.count(AttemptKey(text: ""), from: nil, to: one)], [.count(AttemptKey(text: "a\0"), from: nil, to: one)],
            [.forget(AttemptKey(text: "a\0"))], [.count(AttemptKey(text: "a"), from: nil, to: two)],
        ]
        for changes in unfit {
            await #expect(throws: StoreError.unfit) { try await accounts.commit([.add(.sample(3))] + changes) }
        }
        #expect(try await accounts.accounts(after: nil, limit: 9) == [])
        #expect(try await accounts.attempts(AttemptKey(text: "a\0")) == nil)
        #expect(try await accounts.commit([.sweep(.min), .sweep(.max)]) == .done)
        await place.close(ledger)
    }

    @Test("the database refuses to change or remove what happened", arguments: TestDatabase.engines)
    func appendOnly(engine: SQLEngine) async throws {
        let place = try await AccountsPlace(engine)
        let (ledger, accounts) = try await place.open()
        let event = AccountEvent(.signIn, at: 1, account: .sample(1))
        #expect(try await accounts.commit([.record(event)]) == .done)
        var attempts = ["UPDATE account_event SET outcome = 'refused'", "DELETE FROM account_event"]
        attempts +=
            engine == .sqlite
            ? ["INSERT OR REPLACE INTO account_event SELECT * FROM account_event"] : ["TRUNCATE account_event"]
        for sql in attempts {
            let error = await sqlError { try await ledger.database.write { try $0.script(sql) } }
            #expect(error?.kind == .constraint, "\(sql)")
        }
        #expect(try await accounts.events(of: nil, limit: 9) == [event])
        await place.close(ledger)
    }

    @Test(
        "the secret of a second factor does not stand in the database, and another key is told",
        arguments: TestDatabase.engines)
    func sealed(engine: SQLEngine) async throws {
        let place = try await AccountsPlace(engine)
        let account = Account.personal(1)
        let first = try await place.open()
        #expect(try await first.accounts.commit([.add(account)]) == .done)
        let kept = try await first.ledger.database.read {
            try $0.row("SELECT sealed_secret FROM second_factor")?.bytes(0)
        }
        let secret = try #require(account.secondFactor?.code.secret)
        #expect(kept?.count == 48)
        #expect(kept.map { holds($0, secret) } == false)
        await #expect(throws: StoreError.otherKey) { try await place.open(key: .other) }
        let again = try await place.open()
        #expect(try await again.accounts.account(account.id) == account)
        await place.close(again.ledger)
        await place.close(first.ledger)
    }

    @Test(
        "a second factor that was altered or given to another account is told, never used",
        arguments: TestDatabase.engines)
    func moved(engine: SQLEngine) async throws {
        let place = try await AccountsPlace(engine)
        let (ledger, accounts) = try await place.open()
        let (one, other) = (Account.personal(1), Account.personal(2))
        #expect(try await accounts.commit([.add(one), .add(other)]) == .done)
        try await ledger.database.write { db in
            try db.execute(
                """
                UPDATE second_factor SET sealed_secret = (SELECT sealed_secret FROM second_factor WHERE account = ?)
                WHERE account = ?
                """, [.text(one.id.text), .text(other.id.text)])
        }
        await #expect(throws: StoreError.damagedStore) { try await accounts.account(other.id) }
        #expect(try await accounts.account(one.id) == one)
        await place.close(ledger)
    }
}

/// Whether some bytes stand in others.
func holds(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    guard let first = part.first else { return true }
    var rest = bytes[...]
    while let start = rest.firstIndex(of: first) {
        if bytes[start...].starts(with: part) { return true }
        rest = bytes[(start + 1)...]
    }
    return false
}
