import Cryptography
import Foundation
import GRDB
import Ledger
import Storage

/// A folder that is removed with its value.
final class TemporaryFolder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "qala-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    var ledger: String { path("ledger.sqlite") }

    func path(_ name: String) -> String { url.appending(path: name).path }

    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
    }

    func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: path)))
    }

    /// Writes past the ledger's own code, as somebody with a database tool would.
    func forge(_ sql: String) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let file = try DatabaseQueue(path: ledger, configuration: configuration)
        try file.inDatabase { try $0.execute(sql: sql) }
        try file.close()
    }

    /// Writes revisions of one document as every schema since the first has kept them.
    func fill(with chain: [Revision]) throws {
        let file = try DatabaseQueue(path: ledger)
        try file.write { db in
            for (index, revision) in chain.enumerated() {
                try db.execute(
                    sql: """
                        INSERT INTO revision (sequence, document_kind, document_name, number, parent, author, time,
                            schema, digest, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        index + 1, revision.document.kind, revision.document.name, revision.number,
                        revision.parent.map { Data($0.bytes) }, revision.authorship.author, revision.authorship.time,
                        revision.schema, Data(revision.digest.bytes), Data(revision.body),
                    ])
                try db.execute(
                    sql: """
                        INSERT INTO document_head VALUES (?, ?, ?)
                        ON CONFLICT (document_kind, document_name) DO UPDATE SET sequence = excluded.sequence
                        """, arguments: [revision.document.kind, revision.document.name, index + 1])
            }
        }
        try file.close()
    }

    func value(_ sql: String, in path: String? = nil) throws -> String? {
        let file = try DatabaseQueue(path: path ?? ledger)
        defer { try? file.close() }
        return try file.read { try String.fetchOne($0, sql: sql) }
    }
}
