import Foundation
import GRDB
import Ledger

/// What is looked at in a file that somebody gave, before anything in it is used.
///
/// SQLite reads a file as its schema says, so a file from a stranger is looked at from outside inwards: its size, its
/// schema, its pages with the constraints of their rows.
struct PackageInspection {
    /// The most bytes a package may have: a town's documents for many years with the files they were read from.
    static let sizeLimit = 1 << 30

    /// The table that makes a ledger a package.
    static let table = "CREATE TABLE package (note TEXT NOT NULL, heads TEXT NOT NULL) STRICT"

    /// Copies a package, with what is not in the file itself yet because somebody is working on it.
    static func copy(_ path: String, to copy: String) throws(LedgerPackage.Failure) {
        // A link copied as a link would lead back to the file that must stay as it is.
        let path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard let size = length(of: path) else { throw .store(.unavailable) }
        let logSize = length(of: path + "-wal")
        guard size + (logSize ?? 0) <= sizeLimit else { throw .store(.tooLarge(limit: sizeLimit)) }
        do {
            try FileManager.default.copyItem(atPath: path, toPath: copy)
            if logSize != nil { try FileManager.default.copyItem(atPath: path + "-wal", toPath: copy + "-wal") }
        } catch { throw .store(.unavailable) }
    }

    /// The size of an ordinary file; reading a pipe or a device would not end.
    private static func length(of path: String) -> Int? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let attributes, attributes[.type] as? FileAttributeType == .typeRegular else { return nil }
        return attributes[.size] as? Int
    }

    /// Refuses a copy that is damaged, or whose schema is not what a Qala makes.
    static func check(_ path: String, _ schema: SQLiteSchema) throws(LedgerPackage.Failure) {
        try checkHead(of: path)
        var isOurs = false
        var isSound = false
        do {
            let file = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? file.close() }
            (isOurs, isSound) = try file.writeWithoutTransaction { db in
                guard try schema.holdsOnlyOurs(db, and: table) else { return (false, false) }
                // Looks at the constraints of the rows too, of which a forged file need not keep any.
                return (true, try String.fetchOne(db, sql: "PRAGMA quick_check(1)") == "ok")
            }
        } catch let error as StoreError {
            guard case .newerSchema = error else { throw .damaged }
            throw .store(error)
        } catch { throw .damaged }
        guard isOurs else { throw .foreign }
        guard isSound else { throw .damaged }
    }

    /// The first bytes say that it is a database of SQLite, and which program made it.
    private static func checkHead(of path: String) throws(LedgerPackage.Failure) {
        guard let file = FileHandle(forReadingAtPath: path) else { throw .store(.unavailable) }
        defer { try? file.close() }
        let head = Array((try? file.read(upToCount: 100)) ?? Data())
        guard head.starts(with: Array("SQLite format 3\0".utf8)) else { throw .noLedger }
        guard head.count == 100 else { throw .damaged }
        guard head[68..<72].reduce(0, { $0 << 8 | Int($1) }) == SQLiteSchema.applicationID else { throw .noLedger }
    }

    /// A writer's connection, because a log beside the file is taken in; but no statement may write.
    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "package"
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;
                    PRAGMA query_only = ON
                    """)
        }
        return configuration
    }
}
