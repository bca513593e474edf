extension Migration {
    /// All steps, oldest first.
    package static let shipped = [
        createLedger, createFile, allowMerges, createAccounts, createLog, createInventoryRows,
    ]

    private static let createLedger = Migration(
        number: 1, name: "create_ledger",
        sqlite: """
            CREATE TABLE revision (
                sequence INTEGER PRIMARY KEY,
                document_kind TEXT NOT NULL CHECK (document_kind <> ''),
                document_name TEXT NOT NULL CHECK (document_name <> ''),
                number INTEGER NOT NULL CHECK (number >= 1),
                parent BLOB REFERENCES revision (digest) CHECK (length(parent) = 32),
                author TEXT NOT NULL CHECK (author <> ''),
                on_behalf_of TEXT,
                time INTEGER NOT NULL,
                reason TEXT,
                schema INTEGER NOT NULL CHECK (schema >= 1),
                digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
                body BLOB NOT NULL CHECK (length(body) BETWEEN 1 AND 16777216),
                UNIQUE (document_kind, document_name, number),
                CHECK ((number = 1) = (parent IS NULL))
            ) STRICT;

            CREATE TRIGGER revision_is_never_changed BEFORE UPDATE ON revision
            BEGIN SELECT RAISE(ABORT, 'a revision is never changed'); END;

            CREATE TRIGGER revision_is_never_removed BEFORE DELETE ON revision
            BEGIN SELECT RAISE(ABORT, 'a revision is never removed'); END;

            -- REPLACE removes rows without asking the trigger above.
            CREATE TRIGGER revision_is_never_replaced BEFORE INSERT ON revision
            WHEN EXISTS (
                SELECT 1 FROM revision WHERE digest = NEW.digest OR sequence = NEW.sequence
                OR (document_kind = NEW.document_kind AND document_name = NEW.document_name AND number = NEW.number))
            BEGIN SELECT RAISE(ABORT, 'a revision is never replaced'); END;

            CREATE TABLE document_head (
                document_kind TEXT NOT NULL,
                document_name TEXT NOT NULL,
                sequence INTEGER NOT NULL REFERENCES revision (sequence),
                PRIMARY KEY (document_kind, document_name)
            ) STRICT, WITHOUT ROWID;

            CREATE TRIGGER document_head_is_the_newest BEFORE INSERT ON document_head
            WHEN NEW.sequence IS NOT (
                SELECT sequence FROM revision
                WHERE document_kind = NEW.document_kind AND document_name = NEW.document_name
                ORDER BY number DESC LIMIT 1)
            BEGIN SELECT RAISE(ABORT, 'a head is the newest revision'); END;

            CREATE TRIGGER document_head_stays_the_newest BEFORE UPDATE ON document_head
            WHEN NEW.sequence IS NOT (
                SELECT sequence FROM revision
                WHERE document_kind = NEW.document_kind AND document_name = NEW.document_name
                ORDER BY number DESC LIMIT 1)
            BEGIN SELECT RAISE(ABORT, 'a head is the newest revision'); END;

            CREATE TRIGGER document_head_is_never_removed BEFORE DELETE ON document_head
            BEGIN SELECT RAISE(ABORT, 'a head is never removed'); END;
            """,
        postgreSQL: postgreSQLLedger)

    private static let createFile = Migration(
        number: 2, name: "create_file",
        sqlite: """
            CREATE TABLE file (
                sequence INTEGER PRIMARY KEY,
                sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
                name TEXT NOT NULL CHECK (name <> ''),
                media TEXT NOT NULL CHECK (media <> ''),
                bytes BLOB NOT NULL CHECK (length(bytes) <= 33554432)
            ) STRICT;

            -- The same content again changes nothing, not even with REPLACE.
            CREATE TRIGGER file_is_kept_once BEFORE INSERT ON file
            WHEN EXISTS (SELECT 1 FROM file WHERE sha256 = NEW.sha256 OR sequence = NEW.sequence)
            BEGIN SELECT RAISE(IGNORE); END;

            CREATE TRIGGER file_is_never_changed BEFORE UPDATE ON file
            BEGIN SELECT RAISE(ABORT, 'a file is never changed'); END;

            CREATE TRIGGER file_is_never_removed BEFORE DELETE ON file
            BEGIN SELECT RAISE(ABORT, 'a file is never removed'); END;
            """,
        postgreSQL: postgreSQLFile)
}
