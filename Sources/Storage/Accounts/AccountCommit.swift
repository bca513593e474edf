import Accounts
import Cryptography
import Ledger

/// One commit on its way: the changes of a transaction, each under its condition.
struct AccountCommit {
    /// A condition that does not hold; takes the transaction back.
    struct Refusal: Error {
        let obstacle: CommitOutcome.Obstacle
    }

    let db: any SQLConnection
    let key: SealingKey
    let random: any RandomSource

    /// Waits for its turn where the changes need one, before any row is locked: so nobody waits for each other.
    func lock(for changes: [AccountChange]) throws {
        let needsTurn = changes.contains { change in
            switch change {
            case .expectOffice, .expectNoOffice, .record: true
            default: false
            }
        }
        if needsTurn, let lock = AccountsSQL.lock(db.engine) { _ = try db.rows(lock, []) }
    }

    func make(_ change: AccountChange) throws {
        switch change {
        case .add(let account): try add(account)
        case .save(let account): try save(account)
        case .expectNoOffice: try hold(db.row(AccountsSQL.office) == nil, or: .officeExists)
        case .expectOffice: try hold(db.row(AccountsSQL.office) != nil, or: .noOffice)

        case .open(let session): try open(session)
        case .replace(let id, let session):
            try hold(db.execute(AccountsSQL.closeSession, [SQLValue(id)]) == 1, or: .sessionGone)
            try open(session)
        case .touch(let id, let time):
            try db.execute(AccountsSQL.touchSession, [.integer(time), SQLValue(id), .integer(time)])
        case .close(let id): try db.execute(AccountsSQL.closeSession, [SQLValue(id)])
        case .closeAll(let account, nil): try db.execute(AccountsSQL.closeSessions, [.text(account.text)])
        case .closeAll(let account, let one?):
            try db.execute(AccountsSQL.closeOtherSessions, [.text(account.text), SQLValue(one)])

        case .post(let link): try db.execute(AccountsSQL.postLink, link.arguments)
        case .use(let id): try hold(db.execute(AccountsSQL.useLink, [SQLValue(id)]) == 1, or: .linkGone)
        case .withdrawLinks(let account): try db.execute(AccountsSQL.withdrawLinks, [.text(account.text)])

        case .count(let key, let before, let after): try count(key, before, after)
        case .forget(let key): try db.execute(AccountsSQL.forgetAttempts, [.text(fit(key.text))])

        case .record(let event): try db.execute(AccountsSQL.record, event.arguments)
        case .sweep(let time): try sweep(time)
        }
    }

    private func hold(_ condition: Bool, or obstacle: CommitOutcome.Obstacle) throws {
        guard condition else { throw Refusal(obstacle: obstacle) }
    }

    private func fit(_ text: String) throws -> String {
        guard !text.utf8.contains(0) else { throw StoreError.unfit }
        return text
    }

    private func open(_ session: Session) throws {
        try session.checkContent()
        try db.execute(AccountsSQL.openSession, session.arguments)
    }

    private func count(_ key: AttemptKey, _ before: Attempts?, _ after: Attempts) throws {
        let name = SQLValue.text(try fit(key.text))
        let now: [SQLValue] = [.integer(Int64(after.count)), .integer(after.last)]
        let counted =
            if let before {
                try db.execute(
                    AccountsSQL.countOn, now + [name, .integer(Int64(before.count)), .integer(before.last)])
            } else {
                try db.execute(AccountsSQL.countFirst, [name] + now)
            }
        try hold(counted == 1, or: .attempted)
    }

    private func sweep(_ time: Int64) throws {
        try db.execute(AccountsSQL.sweepSessions, [.integer(time)])
        try db.execute(AccountsSQL.sweepLinks, [.integer(time)])
        let dayBefore = max(time, .min + Attempts.memory) - Attempts.memory
        try db.execute(AccountsSQL.sweepAttempts, [.integer(dayBefore)])
    }
}

extension AccountCommit {
    private func add(_ account: Account) throws {
        try account.checkContent()
        try hold(db.execute(AccountsSQL.addAccount, account.arguments) == 1, or: .taken)
        try addParts(of: account)
    }

    private func save(_ account: Account) throws {
        try account.checkContent()
        let (id, before) = (SQLValue.text(account.id.text), SQLValue.integer(Int64(account.version) - 1))
        do {
            let saved = try db.execute(AccountsSQL.saveAccount, account.arguments.dropFirst() + [id, before])
            try hold(saved == 1, or: .changed)
        } catch let error as SQLError where error.kind == .constraint {
            // The content was checked, so the address is somebody else's.
            throw Refusal(obstacle: .taken)
        }
        // The row is ours until the end of the transaction, and with it everything that belongs to the account.
        try db.execute(AccountsSQL.removeSecondFactor, [id])
        try db.execute(AccountsSQL.removeGrants, [id])
        try addParts(of: account)
    }

    private func addParts(of account: Account) throws {
        let id = SQLValue.text(account.id.text)
        if let factor = account.secondFactor {
            let seal = Seal(factor.code.secret, with: key, for: account.id.text, random: random)
            try db.execute(
                AccountsSQL.addSecondFactor,
                [id, .bytes(seal.bytes), SQLValue(factor.lastStep), .integer(factor.isConfirmed ? 1 : 0)])
            for code in factor.recoveryCodes { try db.execute(AccountsSQL.addRecoveryCode, [id, SQLValue(code)]) }
        }
        for (position, grant) in account.grants.enumerated() {
            let place = SQLValue.integer(Int64(position))
            try db.execute(AccountsSQL.addGrant, [id, place] + grant.arguments)
            guard case .towns(let towns) = grant.territory else { continue }
            for town in towns {
                try db.execute(AccountsSQL.addTown, [id, place, .text(town.country), .text(town.slug)])
            }
        }
    }
}
