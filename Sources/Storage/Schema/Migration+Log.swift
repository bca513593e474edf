extension Migration {
    /// Keeps the revisions in one order for all time, and the checkpoints over them.
    static let createLog = Migration(
        number: 5, name: "create_log",
        sqlite: """
            CREATE TABLE log_entry (
                position INTEGER PRIMARY KEY CHECK (position >= 0),
                digest BLOB NOT NULL UNIQUE REFERENCES revision (digest)
            ) STRICT;
            CREATE TRIGGER log_entry_is_never_changed BEFORE UPDATE ON log_entry
            BEGIN SELECT RAISE(ABORT, 'an entry of the log is never changed'); END;
            CREATE TRIGGER log_entry_is_never_removed BEFORE DELETE ON log_entry
            BEGIN SELECT RAISE(ABORT, 'an entry of the log is never removed'); END;

            CREATE TABLE log_checkpoint (
                size INTEGER PRIMARY KEY CHECK (size > 0),
                time INTEGER NOT NULL,
                note TEXT NOT NULL CHECK (note <> '')
            ) STRICT;
            CREATE TRIGGER log_checkpoint_is_never_changed BEFORE UPDATE ON log_checkpoint
            BEGIN SELECT RAISE(ABORT, 'a checkpoint is never changed'); END;
            CREATE TRIGGER log_checkpoint_is_never_removed BEFORE DELETE ON log_checkpoint
            BEGIN SELECT RAISE(ABORT, 'a checkpoint is never removed'); END;
            """,
        postgreSQL: """
            CREATE TABLE log_entry (
                position BIGINT PRIMARY KEY CHECK (position >= 0),
                digest BYTEA NOT NULL UNIQUE REFERENCES revision (digest)
            );
            CREATE TRIGGER log_entry_is_never_changed BEFORE UPDATE OR DELETE ON log_entry
            FOR EACH ROW EXECUTE FUNCTION refuse('an entry of the log is never changed');
            CREATE TRIGGER log_entry_is_never_emptied BEFORE TRUNCATE ON log_entry
            FOR EACH STATEMENT EXECUTE FUNCTION refuse('an entry of the log is never removed');

            CREATE TABLE log_checkpoint (
                size BIGINT PRIMARY KEY CHECK (size > 0),
                time BIGINT NOT NULL,
                note TEXT NOT NULL CHECK (note <> '')
            );
            CREATE TRIGGER log_checkpoint_is_never_changed BEFORE UPDATE OR DELETE ON log_checkpoint
            FOR EACH ROW EXECUTE FUNCTION refuse('a checkpoint is never changed');
            CREATE TRIGGER log_checkpoint_is_never_emptied BEFORE TRUNCATE ON log_checkpoint
            FOR EACH STATEMENT EXECUTE FUNCTION refuse('a checkpoint is never removed');
            """)
}
