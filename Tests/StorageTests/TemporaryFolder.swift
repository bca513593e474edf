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

    func value(_ sql: String) throws -> String? {
        let file = try DatabaseQueue(path: ledger)
        defer { try? file.close() }
        return try file.read { try String.fetchOne($0, sql: sql) }
    }
}
