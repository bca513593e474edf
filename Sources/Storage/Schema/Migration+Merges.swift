extension Migration {
    /// Lets a document have lines of revisions side by side, brought together by merges.
    ///
    /// SQLite cannot take back a `UNIQUE`, so the table is made anew and filled from the old one.
    static let allowMerges = Migration(
        number: 3, name: "allow_merges",
        sqlite: """
            CREATE TABLE former_head AS SELECT * FROM document_head;
            DROP TABLE document_head;
            DROP TRIGGER revision_is_never_changed;
            DROP TRIGGER revision_is_never_removed;
            DROP TRIGGER revision_is_never_replaced;

            CREATE TABLE new_revision (
                sequence INTEGER PRIMARY KEY,
                document_kind TEXT NOT NULL CHECK (document_kind <> ''),
                document_name TEXT NOT NULL CHECK (document_name <> ''),
                number INTEGER NOT NULL CHECK (number >= 1),
                parent BLOB REFERENCES new_revision (digest) CHECK (length(parent) = 32),
                merged BLOB REFERENCES new_revision (digest) CHECK (length(merged) = 32),
                author TEXT NOT NULL CHECK (author <> ''),
                on_behalf_of TEXT,
                time INTEGER NOT NULL,
                reason TEXT,
                schema INTEGER NOT NULL CHECK (schema >= 1),
                digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
                body BLOB NOT NULL CHECK (length(body) BETWEEN 1 AND 16777216),
                CHECK ((number = 1) = (parent IS NULL)),
                CHECK (merged IS NULL OR parent IS NOT NULL)
            ) STRICT;
            INSERT INTO new_revision
            SELECT sequence, document_kind, document_name, number, parent, NULL, author, on_behalf_of, time, reason,
                schema, digest, body
            FROM revision ORDER BY sequence;
            DROP TABLE revision;
            ALTER TABLE new_revision RENAME TO revision;
            CREATE INDEX revision_of_document ON revision (document_kind, document_name, number);

            CREATE TRIGGER revision_is_never_changed BEFORE UPDATE ON revision
            BEGIN SELECT RAISE(ABORT, 'a revision is never changed'); END;

            CREATE TRIGGER revision_is_never_removed BEFORE DELETE ON revision
            BEGIN SELECT RAISE(ABORT, 'a revision is never removed'); END;

            -- REPLACE removes rows without asking the trigger above.
            CREATE TRIGGER revision_is_never_replaced BEFORE INSERT ON revision
            WHEN EXISTS (SELECT 1 FROM revision WHERE digest = NEW.digest OR sequence = NEW.sequence)
            BEGIN SELECT RAISE(ABORT, 'a revision is never replaced'); END;

            CREATE TABLE document_head (
                document_kind TEXT NOT NULL,
                document_name TEXT NOT NULL,
                sequence INTEGER NOT NULL REFERENCES revision (sequence),
                PRIMARY KEY (document_kind, document_name)
            ) STRICT, WITHOUT ROWID;
            INSERT INTO document_head SELECT document_kind, document_name, sequence FROM former_head;
            DROP TABLE former_head;

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
            """)
}
