package import Accounts
package import Cryptography
package import Ledger

/// Accounts that live as long as the store's value, for tests and for trying something out.
package actor InMemoryAccounts: AccountStore {
    private var kept = Kept()

    /// A store without accounts.
    package init() {}

    package func account(_ id: AccountID) -> Account? { kept.accounts[id] }

    package func account(at address: EmailAddress) -> Account? {
        kept.accounts.values.first { $0.address == address }
    }

    package func accounts(after id: AccountID?, limit: Int) -> [Account] {
        let behind = kept.accounts.values.filter { account in id.map { account.id > $0 } ?? true }
        return Array(behind.sorted { $0.id < $1.id }.prefix(max(0, limit)))
    }

    package func session(_ id: Digest) -> Session? { kept.sessions[id] }

    package func sessions(of account: AccountID) -> [Session] {
        kept.sessions.values.filter { $0.account == account }
            .sorted { ($1.created, $1.id.hexadecimal) < ($0.created, $0.id.hexadecimal) }
    }

    package func link(_ id: Digest) -> OneTimeLink? { kept.links[id] }

    package func attempts(_ key: AttemptKey) -> Attempts? { kept.attempts[key] }

    package func events(of account: AccountID?, limit: Int) -> [AccountEvent] {
        Array(kept.events.reversed().filter { account == nil || $0.account == account }.prefix(max(0, limit)))
    }

    package func commit(_ changes: [AccountChange]) throws(StoreError) -> CommitOutcome {
        var copy = kept
        for change in changes {
            if let obstacle = try copy.make(change) { return .refused(obstacle) }
        }
        kept = copy
        return .done
    }
}

/// What is kept, and how one change of it is made.
private struct Kept {
    var accounts: [AccountID: Account] = [:]
    var sessions: [Digest: Session] = [:]
    var links: [Digest: OneTimeLink] = [:]
    var attempts: [AttemptKey: Attempts] = [:]
    var events: [AccountEvent] = []

    mutating func make(_ change: AccountChange) throws(StoreError) -> CommitOutcome.Obstacle? {
        switch change {
        case .add(let account):
            guard accounts[account.id] == nil else { return .taken }
            return try keep(account)
        case .save(let account):
            guard let before = accounts[account.id], before.version == account.version - 1 else { return .changed }
            return try keep(account)
        case .expectNoOffice: return accounts.values.contains(where: \.isOffice) ? .officeExists : nil
        case .expectOffice: return accounts.values.contains(where: \.isOffice) ? nil : .noOffice
        case .open(let session): try open(session)
        case .replace(let id, let session):
            guard sessions.removeValue(forKey: id) != nil else { return .sessionGone }
            try open(session)
        case .touch(let id, let time):
            if let session = sessions[id], session.lastSeen < time { sessions[id]?.lastSeen = time }
        case .close(let id): sessions[id] = nil
        case .closeAll(let account, let one):
            sessions = sessions.filter { $0.value.account != account || $0.key == one }
        case .post(let link): links[link.id] = link
        case .use(let id): return links.removeValue(forKey: id) == nil ? .linkGone : nil
        case .withdrawLinks(let account): links = links.filter { $0.value.account != account }
        case .count(let key, let before, let after):
            guard attempts[key] == before else { return .attempted }
            attempts[key] = after
        case .forget(let key): attempts[key] = nil
        case .record(let event): events.append(event)
        case .sweep(let time):
            sessions = sessions.filter { $0.value.expires > time }
            links = links.filter { $0.value.expires > time }
            attempts = attempts.filter { time - $0.value.last < Attempts.memory }
        }
        return nil
    }

    private mutating func keep(_ account: Account) throws(StoreError) -> CommitOutcome.Obstacle? {
        try account.checkContent()
        let isTaken = accounts.values.contains { $0.id != account.id && $0.address == account.address }
        if isTaken, account.address != nil { return .taken }
        accounts[account.id] = account
        return nil
    }

    private mutating func open(_ session: Session) throws(StoreError) {
        try session.checkContent()
        sessions[session.id] = session
    }
}
