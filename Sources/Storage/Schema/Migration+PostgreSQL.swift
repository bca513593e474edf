extension Migration {
    /// The ledger on PostgreSQL, which began when documents could already be merged.
    static let postgreSQLLedger = """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation'; END $$;

        CREATE TABLE revision (
            sequence BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            document_kind TEXT COLLATE "C" NOT NULL CHECK (document_kind <> ''),
            document_name TEXT COLLATE "C" NOT NULL CHECK (document_name <> ''),
            number BIGINT NOT NULL CHECK (number >= 1),
            parent BYTEA CHECK (length(parent) = 32),
            merged BYTEA CHECK (length(merged) = 32),
            author TEXT NOT NULL CHECK (author <> ''),
            on_behalf_of TEXT,
            time BIGINT NOT NULL,
            reason TEXT,
            schema BIGINT NOT NULL CHECK (schema >= 1),
            digest BYTEA NOT NULL UNIQUE CHECK (length(digest) = 32),
            body BYTEA NOT NULL CHECK (length(body) BETWEEN 1 AND 16777216),
            CHECK ((number = 1) = (parent IS NULL)),
            CHECK (merged IS NULL OR parent IS NOT NULL),
            FOREIGN KEY (parent) REFERENCES revision (digest),
            FOREIGN KEY (merged) REFERENCES revision (digest)
        );
        CREATE INDEX revision_of_document ON revision (document_kind, document_name, number);

        CREATE TRIGGER revision_is_never_changed BEFORE UPDATE OR DELETE ON revision
        FOR EACH ROW EXECUTE FUNCTION refuse('a revision is never changed');
        CREATE TRIGGER revision_is_never_emptied BEFORE TRUNCATE ON revision
        FOR EACH STATEMENT EXECUTE FUNCTION refuse('a revision is never removed');

        CREATE TABLE document_head (
            document_kind TEXT COLLATE "C" NOT NULL,
            document_name TEXT COLLATE "C" NOT NULL,
            sequence BIGINT NOT NULL REFERENCES revision (sequence),
            PRIMARY KEY (document_kind, document_name)
        );

        CREATE FUNCTION head_is_the_newest() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.sequence IS DISTINCT FROM (
                SELECT sequence FROM revision
                WHERE document_kind = NEW.document_kind AND document_name = NEW.document_name
                ORDER BY number DESC LIMIT 1)
            THEN RAISE EXCEPTION 'a head is the newest revision' USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NEW;
        END $$;
        CREATE TRIGGER document_head_is_the_newest BEFORE INSERT OR UPDATE ON document_head
        FOR EACH ROW EXECUTE FUNCTION head_is_the_newest();
        CREATE TRIGGER document_head_is_never_removed BEFORE DELETE ON document_head
        FOR EACH ROW EXECUTE FUNCTION refuse('a head is never removed');
        CREATE TRIGGER document_head_is_never_emptied BEFORE TRUNCATE ON document_head
        FOR EACH STATEMENT EXECUTE FUNCTION refuse('a head is never removed');
        """

    static let postgreSQLFile = """
        CREATE TABLE file (
            sequence BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            sha256 BYTEA NOT NULL UNIQUE CHECK (length(sha256) = 32),
            name TEXT NOT NULL CHECK (name <> ''),
            media TEXT NOT NULL CHECK (media <> ''),
            bytes BYTEA NOT NULL CHECK (length(bytes) <= 33554432)
        );
        CREATE TRIGGER file_is_never_changed BEFORE UPDATE OR DELETE ON file
        FOR EACH ROW EXECUTE FUNCTION refuse('a file is never changed');
        CREATE TRIGGER file_is_never_emptied BEFORE TRUNCATE ON file
        FOR EACH STATEMENT EXECUTE FUNCTION refuse('a file is never removed');
        """
}
