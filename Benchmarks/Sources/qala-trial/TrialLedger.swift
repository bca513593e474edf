import Cryptography
import Foundation
import Ledger
import QalaTesting
import Storage

/// An empty ledger for a trial: a file in a folder that goes with it, or a database of a throw-away server.
final class TrialLedger: Sendable {
    let location: String

    private let folder: String
    private let cluster: PostgreSQLCluster?

    /// Makes one for an engine, named `sqlite` or `postgresql`; both wait for the disk.
    init(engine: String) async throws {
        folder = "\(NSTemporaryDirectory())/qala-trial-\(UUID().uuidString.prefix(8))"
        switch engine {
        case "sqlite":
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            cluster = nil
            location = folder + "/ledger.sqlite"
        case "postgresql":
            let cluster = try await PostgreSQLCluster(isDurable: true)
            self.cluster = cluster
            location = try await cluster.database()
        default: throw TrialProblem.usage("--engine \(engine)")
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Bytes on the disk.
    func size() async throws -> Int {
        if let cluster {
            let answer = try await cluster.primary.run(
                "CHECKPOINT; SELECT sum(pg_database_size(datname)) FROM pg_database")
            return Int(answer) ?? 0
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        return try names.reduce(0) { sum, name in
            sum + (try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")[.size] as? Int ?? 0)
        }
    }

    /// Opens it, and closes it again whatever comes.
    func open<Value: Sendable>(_ body: @Sendable (SQLLedger) async throws -> Value) async throws -> Value {
        let ledger = try await SQLLedger.open(at: location)
        do {
            let value = try await body(ledger)
            await ledger.close()
            return value
        } catch {
            await ledger.close()
            throw error
        }
    }
}

/// What somebody was told is kept.
struct Acknowledged: Sendable {
    var document: DocumentID
    var digest: Digest
    /// A text that was typed in this save.
    var text: String
}

extension LedgerStore {
    /// Complaints about acknowledged saves that are missing and chains that are not whole.
    func complaints(about saves: [Acknowledged]) async throws -> [String] {
        var found: [String] = []
        for (document, saves) in Dictionary(grouping: saves, by: \.document) {
            if let broken = try await firstBroken(of: document) { found.append("\(document) is broken at \(broken)") }
            let history = try await history(of: document)
            for save in saves where !history.holds(save) {
                found.append("\(document) lacks \(save.digest.hexadecimal)")
            }
        }
        return found
    }
}

extension History {
    /// Whether a save is there, with what was typed: in its own body or, after a conflict, in that of the line beside.
    fileprivate func holds(_ save: Acknowledged) -> Bool {
        guard let revision = self[save.digest] else { return false }
        let bodies = [revision.body] + (revision.merged.flatMap { self[$0]?.body }.map { [$0] } ?? [])
        return bodies.contains { String(decoding: $0, as: UTF8.self).contains(save.text) }
    }
}
