import GRDB

extension SQLiteSchema {
    /// Whether a database holds nothing but what our own steps make, and what `more` makes beside them.
    ///
    /// A view in the place of a table, a trigger of somebody else's, a computed column or a virtual table would make
    /// SQLite do what a stranger wrote. Nothing of it runs while only the schema is looked at.
    func holdsOnlyOurs(_ db: Database, and more: String) throws -> Bool {
        let own = try DatabaseQueue()
        let version = try version(in: db)
        let known = try own.write { db in
            for migration in migrations.prefix(version) { try db.execute(sql: migration.sqlite) }
            try db.execute(sql: more)
            return try Self.items(db)
        }
        return try Self.items(db).isSubset(of: known)
    }

    /// Tables, indices, views and triggers with the statements that made them; of a forged file perhaps not even texts.
    private static func items(_ db: Database) throws -> Set<[DatabaseValue]> {
        let rows = try Row.fetchAll(db, sql: "SELECT type, name, tbl_name, sql FROM sqlite_schema")
        return Set(rows.map { Array($0.databaseValues) })
    }
}
