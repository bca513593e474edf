import Foundation
import GRDB
import Ledger

/// The schema of a ledger's file: what it was made by, and how far it has come.
struct SQLiteSchema {
    /// The bytes `Qala`, by which `file` and others tell what the file is.
    static let applicationID = 0x5161_6C61

    var migrations: [Migration]

    /// The newest version this program understands.
    var known: Int { migrations.count }

    /// Looks at a file without changing it: a ledger's version, 0 when there is no database yet.
    func version(of path: String) throws -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let attributes, (attributes[.size] as? Int ?? 0) > 0 else { return 0 }
        do {
            return try version(of: path, readonly: true)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_READONLY {
            // Its last writer was killed within a transaction, which only a writer can take back.
            return try version(of: path, readonly: false)
        }
    }

    /// Takes the steps that are missing, each in a transaction of its own, after a copy of what was there.
    func migrate(_ pool: DatabasePool) throws {
        let found = try pool.read { try version(in: $0) }
        guard found < known else { return }
        if found > 0 {
            try backUp(pool, to: "\(pool.path).before-\(migrations[found].identifier)")
        }
        for migration in migrations[found...] {
            try pool.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    try take(migration, in: db)
                    return .commit
                }
            }
        }
    }

    private func version(of path: String, readonly: Bool) throws -> Int {
        var configuration = Configuration()
        configuration.readonly = readonly
        configuration.busyMode = .timeout(SQLiteDatabase.patience)
        let file = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? file.close() }
        return try file.read { try version(in: $0) }
    }

    func version(in db: Database) throws -> Int {
        let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        if application == 0, version == 0, try isEmpty(db) { return 0 }
        guard application == Self.applicationID, version > 0 else { throw StoreError.unavailable }
        guard version <= known else { throw StoreError.newerSchema(found: version, known: known) }
        return version
    }

    private func isEmpty(_ db: Database) throws -> Bool {
        try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM sqlite_schema") == 0
    }

    private func take(_ migration: Migration, in db: Database) throws {
        // Another process may have taken the step while this one waited for the lock.
        guard try version(in: db) < migration.number else { return }
        try db.execute(sql: migration.sqlite)
        try db.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(migration.number)")
    }

    private func backUp(_ pool: DatabasePool, to path: String) throws {
        let partial = path + ".partial"
        try? FileManager.default.removeItem(atPath: partial)
        SQLiteDatabase.makeForOwner(partial)
        let copy = try DatabaseQueue(path: partial)
        try pool.backup(to: copy)
        try copy.close()
        guard rename(partial, path) == 0 else { throw StoreError.unavailable }
    }
}
