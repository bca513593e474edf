extension Migration {
    /// Accounts, what they may do, and what signing in needs; personal data are here and not in the ledger.
    static let createAccounts = Migration(
        number: 4, name: "create_accounts",
        sqlite: """
            CREATE TABLE account (
                id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 32),
                version INTEGER NOT NULL CHECK (version >= 1),
                state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'disabled', 'erased')),
                address TEXT UNIQUE CHECK (address <> ''),
                name TEXT CHECK (name <> ''),
                language TEXT NOT NULL CHECK (language <> ''),
                password TEXT CHECK (password <> ''),
                generation INTEGER NOT NULL CHECK (generation >= 1),
                created INTEGER NOT NULL,
                changed INTEGER NOT NULL,
                CHECK ((state = 'erased') = (address IS NULL)),
                CHECK (state <> 'active' OR name IS NOT NULL),
                CHECK (state <> 'erased' OR (name IS NULL AND password IS NULL))
            ) STRICT, WITHOUT ROWID;

            -- The secret is sealed: 12 bytes of nonce, 20 of secret, 16 of tag.
            CREATE TABLE second_factor (
                account TEXT NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
                sealed_secret BLOB NOT NULL CHECK (length(sealed_secret) = 48),
                last_step INTEGER,
                is_confirmed INTEGER NOT NULL CHECK (is_confirmed IN (0, 1))
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE recovery_code (
                account TEXT NOT NULL REFERENCES second_factor (account) ON DELETE CASCADE,
                digest BLOB NOT NULL CHECK (length(digest) = 32),
                PRIMARY KEY (account, digest)
            ) STRICT, WITHOUT ROWID;

            -- The giver may be somebody of another time, and so refers to nothing.
            CREATE TABLE role_grant (
                account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
                position INTEGER NOT NULL CHECK (position >= 0),
                role TEXT NOT NULL CHECK (role <> ''),
                territory TEXT NOT NULL CHECK (territory IN ('everything', 'country', 'towns')),
                country TEXT CHECK (country <> ''),
                giver TEXT CHECK (length(giver) = 32),
                given_at INTEGER NOT NULL,
                valid_until INTEGER,
                PRIMARY KEY (account, position),
                CHECK ((territory = 'country') = (country IS NOT NULL))
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE granted_town (
                account TEXT NOT NULL,
                position INTEGER NOT NULL,
                country TEXT NOT NULL CHECK (country <> ''),
                slug TEXT NOT NULL CHECK (slug <> ''),
                PRIMARY KEY (account, position, country, slug),
                FOREIGN KEY (account, position) REFERENCES role_grant (account, position) ON DELETE CASCADE
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE session (
                id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 32),
                account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
                generation INTEGER NOT NULL CHECK (generation >= 1),
                created INTEGER NOT NULL,
                last_seen INTEGER NOT NULL,
                expires INTEGER NOT NULL,
                assurance TEXT NOT NULL CHECK (assurance IN ('pending', 'password', 'second-factor')),
                device TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX session_of_account ON session (account, created);
            CREATE INDEX session_by_end ON session (expires);

            CREATE TABLE one_time_link (
                id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 32),
                account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
                purpose TEXT NOT NULL CHECK (purpose IN ('invitation', 'recovery', 'address-change')),
                address TEXT CHECK (address <> ''),
                created INTEGER NOT NULL,
                expires INTEGER NOT NULL,
                CHECK ((purpose = 'address-change') = (address IS NOT NULL))
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX one_time_link_of_account ON one_time_link (account);

            CREATE TABLE attempt (
                counted_under TEXT NOT NULL PRIMARY KEY CHECK (counted_under <> ''),
                tries INTEGER NOT NULL CHECK (tries >= 0),
                last_try INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX attempt_by_time ON attempt (last_try);

            -- Names of accounts that may not be kept: what happened stays.
            CREATE TABLE account_event (
                sequence INTEGER PRIMARY KEY,
                kind TEXT NOT NULL CHECK (kind <> ''),
                outcome TEXT NOT NULL CHECK (outcome IN ('done', 'pending', 'refused')),
                time INTEGER NOT NULL,
                account TEXT CHECK (length(account) = 32),
                actor TEXT CHECK (length(actor) = 32),
                origin TEXT CHECK (length(origin) = 16)
            ) STRICT;
            CREATE INDEX account_event_of_account ON account_event (account, sequence);

            -- By which a wrong key is noticed when the accounts are opened.
            CREATE TABLE sealing_key_check (
                number INTEGER NOT NULL PRIMARY KEY CHECK (number = 1),
                seal BLOB NOT NULL CHECK (length(seal) = 28)
            ) STRICT;

            CREATE TRIGGER account_event_is_never_changed BEFORE UPDATE ON account_event
            BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;

            CREATE TRIGGER account_event_is_never_removed BEFORE DELETE ON account_event
            BEGIN SELECT RAISE(ABORT, 'an event is never removed'); END;

            -- REPLACE removes rows without asking the trigger above.
            CREATE TRIGGER account_event_is_never_replaced BEFORE INSERT ON account_event
            WHEN EXISTS (SELECT 1 FROM account_event WHERE sequence = NEW.sequence)
            BEGIN SELECT RAISE(ABORT, 'an event is never replaced'); END;
            """,
        postgreSQL: postgreSQLAccounts)
}
