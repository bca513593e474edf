package import Accounts
package import Cryptography
package import Ledger

extension SQLAccounts: AccountStore {
    package func account(_ id: AccountID) async throws(StoreError) -> Account? {
        try await accounts(AccountsSQL.account, [.text(id.text)]).first
    }

    package func account(at address: EmailAddress) async throws(StoreError) -> Account? {
        try await accounts(AccountsSQL.accountAtAddress, [.text(address.text)]).first
    }

    package func accounts(after id: AccountID?, limit: Int) async throws(StoreError) -> [Account] {
        try await accounts(AccountsSQL.accounts, [.text(id?.text ?? ""), .integer(Int64(max(0, limit)))])
    }

    package func session(_ id: Digest) async throws(StoreError) -> Session? {
        try await read { try $0.row(AccountsSQL.session, [SQLValue(id)]).map(Session.init(row:)) }
    }

    package func sessions(of account: AccountID) async throws(StoreError) -> [Session] {
        try await read { try $0.rows(AccountsSQL.sessions, [.text(account.text)]).map(Session.init(row:)) }
    }

    package func link(_ id: Digest) async throws(StoreError) -> OneTimeLink? {
        try await read { try $0.row(AccountsSQL.link, [SQLValue(id)]).map(OneTimeLink.init(row:)) }
    }

    package func attempts(_ key: AttemptKey) async throws(StoreError) -> Attempts? {
        guard !key.text.utf8.contains(0) else { return nil }
        return try await read { db in
            try db.row(AccountsSQL.attempts, [.text(key.text)]).map { row in
                Attempts(count: Int(try row.integer(0)), last: try row.integer(1))
            }
        }
    }

    package func events(of account: AccountID?, limit: Int) async throws(StoreError) -> [AccountEvent] {
        let limit = SQLValue.integer(Int64(max(0, limit)))
        return try await read { db in
            let rows =
                if let account {
                    try db.rows(AccountsSQL.eventsOfAccount, [.text(account.text), limit])
                } else {
                    try db.rows(AccountsSQL.events, [limit])
                }
            return try rows.map(AccountEvent.init(row:))
        }
    }

    package func commit(_ changes: [AccountChange]) async throws(StoreError) -> CommitOutcome {
        do {
            try await database.write { db in
                let commit = AccountCommit(db: db, key: key, random: random)
                try commit.lock(for: changes)
                for change in changes { try commit.make(change) }
            }
        } catch let refusal as AccountCommit.Refusal {
            return .refused(refusal.obstacle)
        } catch let error as SQLError where error.kind == .constraint {
            // What a condition asks for was asked before; the rest are values that no table takes.
            throw .unfit
        } catch { throw StoreError(error) }
        // What keeps it from being done now is over by the next sweep.
        if changes.contains(where: \.isForgetting) {
            await database.forget(removedFrom: AccountsSQL.personalTables)
        }
        return .done
    }

    /// Accounts with everything that belongs to them; the rows come without a gap between the first and the last.
    private func accounts(_ sql: String, _ arguments: [SQLValue]) async throws(StoreError) -> [Account] {
        try await read { db in
            let rows = try db.rows(sql, arguments)
            guard let first = rows.first, let last = rows.last else { return [] }
            let parts = try AccountParts(
                from: try first.text(0), through: try last.text(0), key: key, in: db)
            return try rows.map { try Account(row: $0, parts: parts) }
        }
    }
}

extension AccountChange {
    /// Whether personal data go with it.
    fileprivate var isForgetting: Bool {
        switch self {
        case .save(let account): account.state == .erased
        case .sweep: true
        default: false
        }
    }
}
