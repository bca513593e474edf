/// The statements of the ledger, in SQL common to SQLite and PostgreSQL; every value is bound.
enum LedgerSQL {
    /// The columns in the order in which `Revision.init(row:)` reads them.
    private static let columns = """
        r.document_kind, r.document_name, r.number, r.parent, r.merged, r.author, r.on_behalf_of, r.time, r.reason, \
        r.schema, r.digest, r.body
        """

    /// Lets one writer in after the other, so that positions appear in the order in which they were given.
    ///
    /// SQLite does so by itself.
    static func lock(_ engine: SQLEngine) -> String? {
        engine == .postgreSQL ? "SELECT CAST(pg_advisory_xact_lock(5844594701) AS TEXT)" : nil
    }

    static let headLink = """
        SELECT r.digest FROM document_head h JOIN revision r ON r.sequence = h.sequence
        WHERE h.document_kind = ? AND h.document_name = ?
        """

    static let number = "SELECT number FROM revision WHERE digest = ? AND document_kind = ? AND document_name = ?"

    static let insertRevision = """
        INSERT INTO revision (document_kind, document_name, number, parent, merged, author, on_behalf_of, time, reason,
            schema, digest, body)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    static let moveHead = """
        INSERT INTO document_head (document_kind, document_name, sequence)
        SELECT r.document_kind, r.document_name, r.sequence FROM revision r WHERE r.digest = ?
        ON CONFLICT (document_kind, document_name) DO UPDATE SET sequence = excluded.sequence
        """

    static let head = """
        SELECT \(columns) FROM document_head h JOIN revision r ON r.sequence = h.sequence
        WHERE h.document_kind = ? AND h.document_name = ?
        """

    static let documents = """
        SELECT \(columns) FROM document_head h JOIN revision r ON r.sequence = h.sequence
        WHERE h.document_kind = ? ORDER BY h.document_name
        """

    static let heads = """
        SELECT h.document_kind, h.document_name, r.number, r.digest
        FROM document_head h JOIN revision r ON r.sequence = h.sequence ORDER BY h.document_kind, h.document_name
        """

    /// Names from a text on, and before another where there is one: a range of the primary key.
    static func headsOfKind(isBounded: Bool) -> String {
        """
        SELECT h.document_kind, h.document_name, r.number, r.digest
        FROM document_head h JOIN revision r ON r.sequence = h.sequence
        WHERE h.document_kind = ? AND h.document_name >= ?\(isBounded ? " AND h.document_name < ?" : "")
        ORDER BY h.document_name
        """
    }

    static let revision = """
        SELECT \(columns) FROM revision r WHERE r.digest = ? AND r.document_kind = ? AND r.document_name = ?
        """

    /// Two at most: one says that no side line has the number too.
    static let numbered = """
        SELECT \(columns) FROM revision r
        WHERE r.document_kind = ? AND r.document_name = ? AND r.number = ? ORDER BY r.sequence LIMIT 2
        """

    static let revisions = """
        SELECT \(columns) FROM revision r WHERE r.document_kind = ? AND r.document_name = ? ORDER BY r.sequence
        """

    static let changes = """
        SELECT \(columns), r.sequence FROM revision r WHERE r.sequence > ? ORDER BY r.sequence LIMIT ?
        """

    static let changedDocuments = """
        SELECT sequence, document_kind, document_name FROM revision WHERE sequence > ? ORDER BY sequence LIMIT ?
        """

    static let version = "SELECT COALESCE(MAX(sequence), 0) FROM revision"

    static let insertFile = """
        INSERT INTO file (sha256, name, media, bytes) VALUES (?, ?, ?, ?) ON CONFLICT (sha256) DO NOTHING
        """

    static let file = "SELECT name, media, bytes FROM file WHERE sha256 = ?"
}
