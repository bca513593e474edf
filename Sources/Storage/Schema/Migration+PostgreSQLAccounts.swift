extension Migration {
    /// The same tables on PostgreSQL.
    static let postgreSQLAccounts = """
        CREATE TABLE account (
            id TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (length(id) = 32),
            version BIGINT NOT NULL CHECK (version >= 1),
            state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'disabled', 'erased')),
            address TEXT COLLATE "C" UNIQUE CHECK (address <> ''),
            name TEXT CHECK (name <> ''),
            language TEXT NOT NULL CHECK (language <> ''),
            password TEXT CHECK (password <> ''),
            generation BIGINT NOT NULL CHECK (generation >= 1),
            created BIGINT NOT NULL,
            changed BIGINT NOT NULL,
            CHECK ((state = 'erased') = (address IS NULL)),
            CHECK (state <> 'active' OR name IS NOT NULL),
            CHECK (state <> 'erased' OR (name IS NULL AND password IS NULL))
        );

        -- The secret is sealed: 12 bytes of nonce, 20 of secret, 16 of tag.
        CREATE TABLE second_factor (
            account TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
            sealed_secret BYTEA NOT NULL CHECK (length(sealed_secret) = 48),
            last_step BIGINT,
            is_confirmed BIGINT NOT NULL CHECK (is_confirmed IN (0, 1))
        );
        CREATE TABLE recovery_code (
            account TEXT COLLATE "C" NOT NULL REFERENCES second_factor (account) ON DELETE CASCADE,
            digest BYTEA NOT NULL CHECK (length(digest) = 32),
            PRIMARY KEY (account, digest)
        );

        -- The giver may be somebody of another time, and so refers to nothing.
        CREATE TABLE role_grant (
            account TEXT COLLATE "C" NOT NULL REFERENCES account (id) ON DELETE CASCADE,
            position BIGINT NOT NULL CHECK (position >= 0),
            role TEXT NOT NULL CHECK (role <> ''),
            territory TEXT NOT NULL CHECK (territory IN ('everything', 'country', 'towns')),
            country TEXT CHECK (country <> ''),
            giver TEXT CHECK (length(giver) = 32),
            given_at BIGINT NOT NULL,
            valid_until BIGINT,
            PRIMARY KEY (account, position),
            CHECK ((territory = 'country') = (country IS NOT NULL))
        );
        CREATE TABLE granted_town (
            account TEXT COLLATE "C" NOT NULL,
            position BIGINT NOT NULL,
            country TEXT COLLATE "C" NOT NULL CHECK (country <> ''),
            slug TEXT COLLATE "C" NOT NULL CHECK (slug <> ''),
            PRIMARY KEY (account, position, country, slug),
            FOREIGN KEY (account, position) REFERENCES role_grant (account, position) ON DELETE CASCADE
        );

        CREATE TABLE session (
            id BYTEA NOT NULL PRIMARY KEY CHECK (length(id) = 32),
            account TEXT COLLATE "C" NOT NULL REFERENCES account (id) ON DELETE CASCADE,
            generation BIGINT NOT NULL CHECK (generation >= 1),
            created BIGINT NOT NULL,
            last_seen BIGINT NOT NULL,
            expires BIGINT NOT NULL,
            assurance TEXT NOT NULL CHECK (assurance IN ('pending', 'password', 'second-factor')),
            device TEXT NOT NULL
        );
        CREATE INDEX session_of_account ON session (account, created);
        CREATE INDEX session_by_end ON session (expires);

        CREATE TABLE one_time_link (
            id BYTEA NOT NULL PRIMARY KEY CHECK (length(id) = 32),
            account TEXT COLLATE "C" NOT NULL REFERENCES account (id) ON DELETE CASCADE,
            purpose TEXT NOT NULL CHECK (purpose IN ('invitation', 'recovery', 'address-change')),
            address TEXT CHECK (address <> ''),
            created BIGINT NOT NULL,
            expires BIGINT NOT NULL,
            CHECK ((purpose = 'address-change') = (address IS NOT NULL))
        );
        CREATE INDEX one_time_link_of_account ON one_time_link (account);

        CREATE TABLE attempt (
            counted_under TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (counted_under <> ''),
            tries BIGINT NOT NULL CHECK (tries >= 0),
            last_try BIGINT NOT NULL
        );
        CREATE INDEX attempt_by_time ON attempt (last_try);

        -- Names of accounts that may not be kept: what happened stays.
        CREATE TABLE account_event (
            sequence BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind <> ''),
            outcome TEXT NOT NULL CHECK (outcome IN ('done', 'pending', 'refused')),
            time BIGINT NOT NULL,
            account TEXT COLLATE "C" CHECK (length(account) = 32),
            actor TEXT CHECK (length(actor) = 32),
            origin TEXT CHECK (length(origin) = 16)
        );
        CREATE INDEX account_event_of_account ON account_event (account, sequence);

        -- By which a wrong key is noticed when the accounts are opened.
        CREATE TABLE sealing_key_check (
            number BIGINT NOT NULL PRIMARY KEY CHECK (number = 1),
            seal BYTEA NOT NULL CHECK (length(seal) = 28)
        );

        CREATE TRIGGER account_event_is_never_changed BEFORE UPDATE OR DELETE ON account_event
        FOR EACH ROW EXECUTE FUNCTION refuse('an event is never changed');
        CREATE TRIGGER account_event_is_never_emptied BEFORE TRUNCATE ON account_event
        FOR EACH STATEMENT EXECUTE FUNCTION refuse('an event is never removed');
        """
}
