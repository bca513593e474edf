import Accounts
import Cryptography

extension AccountStoreContract {
    private static let start: Int64 = 1_700_000_000

    static let sessions = [
        AccountStoreContract("a session is read as it was opened, and is gone once closed") { store in
            let all = Session.Assurance.allCases.enumerated().map { index, assurance in
                Session(
                    id: .sha256([UInt8(index)]), account: .sample(1), generation: index + 1,
                    created: start + Int64(index),
                    lastSeen: start + 9, expires: .max, assurance: assurance,
                    device: index == 0 ? "" : "Сафари 🌍")
            }
            try await store.does([.add(.sample(1))] + all.map(AccountChange.open), "an account with sessions")
            for session in all { try expect(try await store.session(session.id), is: session, "all fields") }
            try expect(try await store.sessions(of: .sample(1)), is: all.reversed(), "the last begun first")
            try expect(try await store.sessions(of: .sample(2)), is: [], "none of others")
            try await store.does([.close(all[0].id), .close(all[0].id)], "closed, and closed again")
            try expect(try await store.session(all[0].id), is: nil, "gone")
        },
        AccountStoreContract("a session is replaced once") { store in
            let (old, new, other) = (Session.sample(1), Session.sample(2), Session.sample(3))
            try await store.does([.add(.sample(1)), .open(old)], "a session")
            try await store.does([.replace(old.id, with: new)], "its successor")
            try await store.refuses([.replace(old.id, with: other)], .sessionGone)
            try expect(try await store.sessions(of: .sample(1)), is: [new], "only the successor")
        },
        AccountStoreContract("a use is noted, never an earlier one, and never of a session that is gone") { store in
            let session = Session.sample(1)
            try await store.does([.add(.sample(1)), .open(session), .touch(session.id, at: start + 60)], "used")
            try await store.does(
                [.touch(session.id, at: start + 30), .touch(.sha256([9]), at: start)], "nothing to note")
            try expect(try await store.session(session.id)?.lastSeen, is: start + 60, "the later use")
            try expect(try await store.session(.sha256([9])), is: nil, "still not there")
        },
        AccountStoreContract("all sessions of an account are closed, but one that is named, and none of others") {
            store in
            let mine = (1...4).map { Session.sample($0) }
            let theirs = Session.sample(9, of: .sample(2))
            try await store.does(
                [.add(.sample(1)), .add(.sample(2)), .open(theirs)] + mine.map(AccountChange.open), "sessions")
            try await store.does([.closeAll(.sample(1), except: mine[2].id)], "all but one")
            try expect(try await store.sessions(of: .sample(1)), is: [mine[2]], "the one")
            try await store.does([.closeAll(.sample(1), except: theirs.id)], "another's is no exception")
            try expect(try await store.sessions(of: .sample(1)), is: [], "none left")
            try expect(try await store.sessions(of: .sample(2)), is: [theirs], "the others' are left")
        },
    ]

    static let links = [
        AccountStoreContract("a link is read as it was posted, used once, and then gone") { store in
            guard let address = EmailAddress("new@demokent.kz") else { return }
            let purposes: [OneTimeLink.Purpose] = [.invitation, .recovery, .addressChange(address)]
            try await store.does([.add(.sample(1))], "an account")
            for (number, purpose) in purposes.enumerated() {
                let link = OneTimeLink.sample(UInt8(number), of: .sample(1), purpose)
                try await store.does([.post(link)], "a link")
                try expect(try await store.link(link.id), is: link, "all fields")
                try await store.does([.use(link.id)], "used")
                try await store.refuses([.use(link.id)], .linkGone)
                try expect(try await store.link(link.id), is: nil, "gone")
            }
        },
        AccountStoreContract("the links of an account are withdrawn, and none of others") { store in
            let (mine, theirs) = (OneTimeLink.sample(1), OneTimeLink.sample(2, of: .sample(2)))
            try await store.does([.add(.sample(1)), .add(.sample(2)), .post(mine), .post(theirs)], "two links")
            try await store.does([.withdrawLinks(.sample(1))], "withdrawn")
            try await store.refuses([.use(mine.id)], .linkGone)
            try await store.does([.use(theirs.id)], "the other's is good")
        },
        AccountStoreContract("a commit that is refused leaves no trace of any of its changes") { store in
            let (account, link, session) = (Account.sample(1), OneTimeLink.sample(1), Session.sample(1))
            let key = AttemptKey(text: "k")
            try await store.does([.add(account), .post(link), .open(session)], "the beginning")
            try await store.refuses(
                [
                    .save(account.next { $0.name = "lost" }), .use(link.id), .close(session.id), .add(.sample(2)),
                    .count(key, from: nil, to: Attempts(count: 1, last: 1)),
                    .record(AccountEvent(.signIn, at: 1, account: account.id)), .use(.sha256([99])),
                ], .linkGone)
            try expect(try await store.account(account.id), is: account, "the account as before")
            try expect(try await store.account(.sample(2)), is: nil, "no other account")
            try expect(try await store.link(link.id), is: link, "the link as before")
            try expect(try await store.session(session.id), is: session, "the session as before")
            try expect(try await store.attempts(key), is: nil, "no attempts")
            try expect(try await store.events(of: nil, limit: 9), is: [], "no event")
        },
        AccountStoreContract("what has expired is swept away, and nothing else") { store in
            let (old, new) = (Session.sample(1), Session.sample(2, at: start + 1))
            let (recovery, invitation) = (OneTimeLink.sample(1, of: .sample(1), .recovery), OneTimeLink.sample(2))
            let (early, late) = (AttemptKey(text: "early"), AttemptKey(text: "late"))
            let end = start + Session.lifetime
            try await store.does(
                [
                    .add(.sample(1)), .open(old), .open(new), .post(recovery), .post(invitation),
                    .count(early, from: nil, to: Attempts(count: 3, last: end - Attempts.memory)),
                    .count(late, from: nil, to: Attempts(count: 3, last: end - Attempts.memory + 1)), .sweep(end),
                ], "swept")
            try expect(try await store.sessions(of: .sample(1)), is: [new], "a session that ends now is gone")
            try expect(try await store.link(recovery.id), is: nil, "a link that has ended is gone")
            try expect(try await store.link(invitation.id), is: invitation, "one that has not is there")
            try expect(try await store.attempts(early), is: nil, "attempts a day ago are gone")
            try expect(try await store.attempts(late)?.count, is: 3, "younger ones are there")
        },
    ]
}
