/// The statements of the accounts, in SQL common to SQLite and PostgreSQL; every value is bound.
enum AccountsSQL {
    /// Lets commits that look at all accounts, or add to the audit, in one after the other.
    ///
    /// No row could be locked for an office that is not there, and no number given in advance says which event came
    /// first. SQLite has one writer anyway.
    static func lock(_ engine: SQLEngine) -> String? {
        engine == .postgreSQL ? "SELECT CAST(pg_advisory_xact_lock(5844594703) AS TEXT)" : nil
    }

    /// Every table with something about people who can be erased.
    static let personalTables = [
        "account", "second_factor", "recovery_code", "role_grant", "granted_town", "session", "one_time_link",
        "attempt",
    ]

    // -- accounts

    /// In the order in which `Account.init(row:)` reads them.
    private static let accountColumns =
        "id, version, state, address, name, language, password, generation, created, changed"

    static let account = "SELECT \(accountColumns) FROM account WHERE id = ?"
    static let accountAtAddress = "SELECT \(accountColumns) FROM account WHERE address = ?"
    static let accounts = "SELECT \(accountColumns) FROM account WHERE id > ? ORDER BY id LIMIT ?"

    /// Of all accounts between two.
    static let secondFactors = """
        SELECT account, sealed_secret, last_step, is_confirmed FROM second_factor WHERE account BETWEEN ? AND ?
        """
    static let recoveryCodes = "SELECT account, digest FROM recovery_code WHERE account BETWEEN ? AND ?"
    static let grants = """
        SELECT account, position, role, territory, country, giver, given_at, valid_until
        FROM role_grant WHERE account BETWEEN ? AND ? ORDER BY account, position
        """
    static let towns = "SELECT account, position, country, slug FROM granted_town WHERE account BETWEEN ? AND ?"

    /// Adds nothing when the identifier or the address is taken, also by somebody who adds it at this moment.
    static let addAccount = """
        INSERT INTO account (\(accountColumns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """

    /// Changes nothing when the version kept is another: who waits for the row looks at it again afterwards.
    static let saveAccount = """
        UPDATE account SET version = ?, state = ?, address = ?, name = ?, language = ?, password = ?, generation = ?,
            created = ?, changed = ?
        WHERE id = ? AND version = ?
        """

    static let removeSecondFactor = "DELETE FROM second_factor WHERE account = ?"
    static let addSecondFactor = """
        INSERT INTO second_factor (account, sealed_secret, last_step, is_confirmed) VALUES (?, ?, ?, ?)
        """
    static let addRecoveryCode = "INSERT INTO recovery_code (account, digest) VALUES (?, ?)"
    static let removeGrants = "DELETE FROM role_grant WHERE account = ?"
    static let addGrant = """
        INSERT INTO role_grant (account, position, role, territory, country, giver, given_at, valid_until)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    static let addTown = "INSERT INTO granted_town (account, position, country, slug) VALUES (?, ?, ?, ?)"

    /// The rule of `Account.isOffice`.
    static let office = """
        SELECT a.id FROM account a JOIN role_grant g ON g.account = a.id
        WHERE a.state = 'active' AND g.role = 'office' AND g.territory = 'everything' AND g.valid_until IS NULL LIMIT 1
        """

    // -- sessions

    /// In the order in which `Session.init(row:)` reads them.
    private static let sessionColumns = "id, account, generation, created, last_seen, expires, assurance, device"

    static let session = "SELECT \(sessionColumns) FROM session WHERE id = ?"
    static let sessions = "SELECT \(sessionColumns) FROM session WHERE account = ? ORDER BY created DESC, id DESC"
    static let openSession = "INSERT INTO session (\(sessionColumns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    static let touchSession = "UPDATE session SET last_seen = ? WHERE id = ? AND last_seen < ?"

    /// Counts one row for one of those who would replace or close the session, and none for the others.
    static let closeSession = "DELETE FROM session WHERE id = ?"
    static let closeSessions = "DELETE FROM session WHERE account = ?"
    static let closeOtherSessions = "DELETE FROM session WHERE account = ? AND id <> ?"
    static let sweepSessions = "DELETE FROM session WHERE expires <= ?"

    // -- links

    /// In the order in which `OneTimeLink.init(row:)` reads them.
    private static let linkColumns = "id, account, purpose, address, created, expires"

    static let link = "SELECT \(linkColumns) FROM one_time_link WHERE id = ?"
    static let postLink = "INSERT INTO one_time_link (\(linkColumns)) VALUES (?, ?, ?, ?, ?, ?)"

    /// Counts one row for one of those who would use the link, and none for the others.
    static let useLink = "DELETE FROM one_time_link WHERE id = ?"
    static let withdrawLinks = "DELETE FROM one_time_link WHERE account = ?"
    static let sweepLinks = "DELETE FROM one_time_link WHERE expires <= ?"

    // -- attempts

    static let attempts = "SELECT tries, last_try FROM attempt WHERE counted_under = ?"

    /// Adds nothing when somebody else has counted, also at this moment.
    static let countFirst = """
        INSERT INTO attempt (counted_under, tries, last_try) VALUES (?, ?, ?) ON CONFLICT (counted_under) DO NOTHING
        """

    /// Changes nothing unless what is kept is what was read: who waits for the row looks at it again afterwards.
    static let countOn = """
        UPDATE attempt SET tries = ?, last_try = ? WHERE counted_under = ? AND tries = ? AND last_try = ?
        """
    static let forgetAttempts = "DELETE FROM attempt WHERE counted_under = ?"
    static let sweepAttempts = "DELETE FROM attempt WHERE last_try <= ?"

    // -- audit

    private static let eventColumns = "kind, outcome, time, account, actor, origin"

    static let events = "SELECT \(eventColumns) FROM account_event ORDER BY sequence DESC LIMIT ?"
    static let eventsOfAccount = """
        SELECT \(eventColumns) FROM account_event WHERE account = ? ORDER BY sequence DESC LIMIT ?
        """
    static let record = "INSERT INTO account_event (\(eventColumns)) VALUES (?, ?, ?, ?, ?, ?)"

    // -- the key

    static let keyCheck = "SELECT seal FROM sealing_key_check WHERE number = 1"
    static let addKeyCheck = """
        INSERT INTO sealing_key_check (number, seal) VALUES (1, ?) ON CONFLICT (number) DO NOTHING
        """
}
