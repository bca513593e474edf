import Accounts
import Cryptography

extension AccountStoreContract {
    static let counting = [
        AccountStoreContract("attempts are counted only from what was read") { store in
            let (key, other) = (AttemptKey(text: "sign-in/a"), AttemptKey(text: "sign-in/b"))
            let (one, two) = (Attempts(count: 1, last: 5), Attempts(count: 2, last: .max))
            try await store.does([.count(key, from: nil, to: one)], "the first")
            try await store.refuses([.count(key, from: nil, to: two)], .attempted)
            try await store.refuses([.count(key, from: Attempts(count: 1, last: 6), to: two)], .attempted)
            try await store.refuses([.count(other, from: one, to: two)], .attempted)
            try await store.does([.count(key, from: one, to: two)], "the second")
            try expect(try await store.attempts(key), is: two, "what was counted")
            try expect(try await store.attempts(other), is: nil, "under this key only")
            try await store.does([.forget(key), .forget(other)], "forgotten")
            try await store.does([.count(key, from: nil, to: one)], "from the beginning")
        },
        AccountStoreContract("events are read the newest first, of one account or of all") { store in
            guard let origin = Origin(text: "0123456789abcdef") else { return }
            let kinds = AccountEvent.Kind.allCases
            let outcomes: [AccountEvent.Outcome] = [.done, .pending, .refused]
            let events = (0..<40).map { number in
                AccountEvent(
                    kinds[number % kinds.count], outcomes[number % 3], at: 1000 - Int64(number / 2),
                    account: number % 4 == 0 ? nil : .sample(UInt64(number % 4)),
                    actor: number % 5 == 0 ? .sample(9) : nil, origin: number % 2 == 0 ? origin : nil)
            }
            try await store.does([.add(.sample(1))] + events[..<20].map(AccountChange.record), "some")
            try await store.does(events[20...].map(AccountChange.record), "more")
            try expect(try await store.events(of: nil, limit: 99), is: events.reversed(), "as recorded, backwards")
            try expect(try await store.events(of: nil, limit: 3), is: events.suffix(3).reversed(), "the newest")
            let mine = events.filter { $0.account == .sample(1) }
            try expect(try await store.events(of: .sample(1), limit: 99), is: mine.reversed(), "of one account")
        },
        AccountStoreContract("whether an office governs is seen at its place in the commit") { store in
            let office = Account.sample(1, grants: [Grant(.office, over: .everything, giver: nil, given: 0)])
            let parts: [Grant] = [
                Grant(.office, over: .country("KZ"), giver: nil, given: 0),
                Grant(.office, over: .everything, giver: nil, given: 0, until: 5),
                Grant(.reviewer, over: .everything, giver: nil, given: 0),
            ]
            try await store.does([.add(.sample(2, grants: parts)), .expectNoOffice], "no whole office")
            try await store.refuses([.expectOffice], .noOffice)
            try await store.refuses([.add(office), .expectNoOffice], .officeExists)
            try await store.does([.expectNoOffice, .add(office), .expectOffice], "the first office")
            try await store.refuses([.expectNoOffice], .officeExists)
            let disabled = office.next { $0.state = .disabled }
            try await store.refuses([.save(disabled), .expectOffice], .noOffice)
            try await store.does([.save(disabled), .expectNoOffice], "a disabled one does not govern")
        },
    ]

    static let together = [
        AccountStoreContract("of 20 who save after the same version, one wins and 19 are told") { store in
            let first = Account.sample(1)
            try await store.does([.add(first)], "an account")
            let outcomes = try await race(20, on: store) { number in
                [.save(first.next { $0.name = "person \(number)" })]
            }
            try expect(outcomes.filter { $0 == .done }.count, is: 1, "one winner")
            try expect(outcomes.filter { $0 == .refused(.changed) }.count, is: 19, "the others are told")
            try expect(try await store.account(first.id)?.version, is: 2, "one save")
        },
        AccountStoreContract("of 20 who use one link, one wins") { store in
            let link = OneTimeLink.sample(1)
            try await store.does([.add(.sample(1)), .post(link)], "a link")
            let outcomes = try await race(20, on: store) { number in
                [.use(link.id), .record(AccountEvent(.recovered, at: Int64(number), account: .sample(1)))]
            }
            try expect(outcomes.filter { $0 == .done }.count, is: 1, "one winner")
            try expect(outcomes.filter { $0 == .refused(.linkGone) }.count, is: 19, "the others are told")
            try expect(try await store.events(of: nil, limit: 99).count, is: 1, "and leave no trace")
        },
        AccountStoreContract("of 20 who replace one session, one wins") { store in
            let session = Session.sample(0)
            try await store.does([.add(.sample(1)), .open(session)], "a session")
            let outcomes = try await race(20, on: store) { [.replace(session.id, with: .sample(UInt8($0 + 1)))] }
            try expect(outcomes.filter { $0 == .done }.count, is: 1, "one winner")
            try expect(try await store.sessions(of: .sample(1)).count, is: 1, "one session")
        },
        AccountStoreContract("of 20 who would be the first office, one is") { store in
            let outcomes = try await race(20, on: store) { number in
                let grant = Grant(.office, over: .everything, giver: nil, given: 0)
                return [.expectNoOffice, .add(.sample(UInt64(number), grants: [grant]))]
            }
            try expect(outcomes.filter { $0 == .done }.count, is: 1, "one office")
            try expect(try await store.accounts(after: nil, limit: 99).count, is: 1, "one account")
        },
        AccountStoreContract("of two offices that disable each other, one is left") { store in
            let grant = Grant(.office, over: .everything, giver: nil, given: 0)
            let offices = (0..<2).map { Account.sample($0, grants: [grant]) }
            try await store.does(offices.map(AccountChange.add), "two offices")
            let outcomes = try await race(2, on: store) { number in
                [.save(offices[number].next { $0.state = .disabled }), .expectOffice]
            }
            try expect(outcomes.filter { $0 == .refused(.noOffice) }.count, is: 1, "one is kept from it")
        },
        AccountStoreContract("of 20 who want one address, one gets it") { store in
            let outcomes = try await race(20, on: store) { number in
                var account = Account.sample(UInt64(number + 1))
                account.address = EmailAddress("wanted@demokent.kz")
                return [.add(account)]
            }
            try expect(outcomes.filter { $0 == .done }.count, is: 1, "one winner")
            try expect(outcomes.filter { $0 == .refused(.taken) }.count, is: 19, "the others are told")
        },
        AccountStoreContract("no attempt of 20 people who try 10 times each is lost") { store in
            let key = AttemptKey(text: "k")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<20 {
                    group.addTask { for _ in 0..<10 { try await count(key, on: store) } }
                }
                try await group.waitForAll()
            }
            try expect(try await store.attempts(key)?.count, is: 200, "every attempt")
        },
    ]

    private static func count(_ key: AttemptKey, on store: any AccountStore) async throws {
        while true {
            let kept = try await store.attempts(key)
            let more = Attempts(count: (kept?.count ?? 0) + 1, last: 1)
            if try await store.commit([.count(key, from: kept, to: more)]) == .done { return }
        }
    }

    private static func race(
        _ people: Int, on store: any AccountStore, _ changes: @escaping @Sendable (Int) -> [AccountChange]
    ) async throws -> [CommitOutcome] {
        try await withThrowingTaskGroup(of: CommitOutcome.self) { group in
            for person in 0..<people { group.addTask { try await store.commit(changes(person)) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}
