import Cryptography
import Foundation
import GRDB
import Ledger
import QalaTesting
import Storage
import Testing

@Suite("What was acknowledged is kept")
struct DurabilityTests {
    @Test("when the process is killed at any moment of creating and writing")
    func killed() async throws {
        let folder = try TemporaryFolder()
        let path = folder.ledger
        let log = folder.path("acknowledged")
        try Data().write(to: URL(filePath: log))
        let rounds = [(0, 1), (0, 4), (0, 9), (0, 16), (0, 30), (5, 0), (9, 1), (17, 2), (30, 3), (45, 5)]
        for (saves, milliseconds) in rounds {
            await #expect(processExitsWith: .signal(SIGKILL)) {
                [path = path as String, log = log as String, saves = saves as Int, milliseconds = milliseconds as Int]
                in
                killThisProcess(afterMore: saves, in: log, andThen: milliseconds)
                try await writeWithoutEnd(path, log: log)
            }
            try await check(path, acknowledged: try String(contentsOfFile: log, encoding: .utf8))
        }
        #expect(try await SQLLedger.open(path: path).version() >= rounds.map(\.0).reduce(0, +))
    }

    @Test("in a copy of the files taken at any moment while others write")
    func copied() async throws {
        let folder = try TemporaryFolder()
        let ledger = try await SQLLedger.open(path: folder.ledger)
        let text = String(repeating: "x", count: 100_000)
        let writer = Task {
            while !Task.isCancelled { _ = try await ledger.insist(text) }
        }
        for moment in 1...12 {
            // Some MiB in all, so that the log starts over a few times.
            while try await ledger.version() < moment * 14 { try await Task.sleep(for: .milliseconds(1)) }
            let acknowledged = try await ledger.head(of: .sample)
            let path = folder.path("copy-\(moment).sqlite")
            try copy(folder.ledger, to: path)
            let copy = try await SQLLedger.open(path: path)
            let history = try await copy.revisions(of: .sample)
            #expect(history.count >= acknowledged?.number ?? 0)
            #expect(acknowledged.map { history[$0.number - 1] == $0 } != false)
            #expect(try await copy.firstBroken(of: .sample) == nil)
            await copy.close()
        }
        writer.cancel()
        _ = await writer.result
    }

    @Test("when the disk is full, and afterwards everything works again")
    func full() async throws {
        let folder = try TemporaryFolder()
        let path = folder.ledger
        await #expect(processExitsWith: .success) { [path = path as String] in
            signal(SIGXFSZ, SIG_IGN)
            let ledger = try await SQLLedger.open(path: path)
            limitFiles(to: 3 << 20)
            let text = String(repeating: "x", count: 300_000)
            var kept: [Revision] = []
            await #expect(throws: StoreError.unavailable) {
                while true { kept.append(try await ledger.insist(text)) }
            }
            #expect(kept.count >= 5)
            #expect(try await ledger.revisions(of: .sample) == kept)
            limitFiles(to: 1 << 30)
            kept.append(try await ledger.insist(text))
            #expect(try await ledger.revisions(of: .sample) == kept)
            #expect(try await ledger.firstBroken(of: .sample) == nil)
        }
        #expect(try await SQLLedger.open(path: path).firstBroken(of: .sample) == nil)
    }

    @Test("when the disk becomes read-only")
    func readOnly() async throws {
        let folder = try TemporaryFolder()
        let path = folder.ledger
        let chain = Revision.samples(5)
        let ledger = try await SQLLedger.open(path: path)
        for revision in chain { try await ledger.append(revision) }
        await ledger.close()
        try permit(0o444, path)
        try permit(0o555, folder.url.path)
        await #expect(processExitsWith: .success) { [path = path as String] in
            // Permissions do not bind the superuser.
            if geteuid() == 0 { #expect(seteuid(65_534) == 0) }
            await #expect(throws: StoreError.unavailable) { try await SQLLedger.open(path: path).insist("more") }
        }
        try permit(0o755, folder.url.path)
        try permit(0o644, path)
        let again = try await SQLLedger.open(path: path)
        #expect(try await again.revisions(of: .sample) == chain)
        _ = try await again.insist("more")
    }

    @Test("when a page of the file is damaged, it is told: nothing false is read", arguments: [0x00, 0xFF, 0x5A])
    func damagedPages(byte: Int) async throws {
        let folder = try TemporaryFolder()
        let chain = Revision.samples(150)
        let ledger = try await SQLLedger.open(path: folder.ledger)
        for revision in chain { try await ledger.append(revision) }
        await ledger.close()
        let whole = try folder.bytes(folder.ledger)
        let page = Int(whole[16]) << 8 | Int(whole[17])
        var told = 0
        for start in stride(from: 0, to: whole.count, by: page) {
            var bytes = whole
            bytes.replaceSubrange(start..<start + page, with: repeatElement(UInt8(byte), count: page))
            let path = folder.path("damaged-\(start).sqlite")
            try Data(bytes).write(to: URL(filePath: path))
            if try await readsOrTells(path, chain) == .told { told += 1 }
        }
        #expect(told > 10)
    }

    private enum Answer { case whole, told }

    /// Opens a damaged file: either nothing that matters was hit, or the damage is told.
    private func readsOrTells(_ path: String, _ chain: [Revision]) async throws -> Answer {
        let history: [Revision]
        do throws(StoreError) {
            let ledger = try await SQLLedger.open(path: path)
            guard try await ledger.firstBroken(of: .sample) == nil else { return .told }
            history = try await ledger.revisions(of: .sample)
        } catch { return .told }
        #expect(history == chain, "\(path)")
        return .whole
    }

    private func check(_ path: String, acknowledged log: String) async throws {
        let ledger = try await SQLLedger.open(path: path)
        var kept: Set<String> = []
        for document in crashing {
            #expect(try await ledger.firstBroken(of: document) == nil)
            kept.formUnion(try await ledger.revisions(of: document).map(\.digest.hexadecimal))
        }
        let acknowledged = log.split(separator: "\n").filter { $0.count == 64 }.map(String.init)
        #expect(Set(acknowledged).isSubset(of: kept))
        await ledger.close()
    }

    /// Copies as backup programs do: a reader keeps the log from starting over between the two files.
    private func copy(_ path: String, to target: String) throws {
        let reader = try DatabaseQueue(path: path)
        try reader.read { db in
            _ = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM document_head")
            try FileManager.default.copyItem(atPath: path, toPath: target)
            try FileManager.default.copyItem(atPath: path + "-wal", toPath: target + "-wal")
        }
        try reader.close()
    }

    private func permit(_ mode: Int, _ path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
}

private let crashing = (0..<3).map { DocumentID(kind: "plan", name: "town-\($0)") }

/// Notes each revision in the log after the ledger has acknowledged it.
private func writeWithoutEnd(_ path: String, log: String) async throws {
    let ledger = try await SQLLedger.open(path: path)
    let descriptor = open(log, O_WRONLY | O_APPEND)
    try await withThrowingTaskGroup(of: Void.self) { group in
        for document in crashing {
            group.addTask {
                while true {
                    let revision = try await ledger.insist(String(repeating: "x", count: 3_000), on: document)
                    let line = Array((revision.digest.hexadecimal + "\n").utf8)
                    _ = write(descriptor, line, line.count)
                }
            }
        }
        try await group.waitForAll()
    }
}

/// Kills from another thread, so that the moment has nothing to do with what the writers are doing.
private func killThisProcess(afterMore saves: Int, in log: String, andThen milliseconds: Int) {
    @Sendable func size() -> Int {
        (try? FileManager.default.attributesOfItem(atPath: log)[.size] as? Int) ?? 0
    }
    let enough = size() + saves * 65
    Thread.detachNewThread {
        while size() < enough { usleep(200) }
        usleep(UInt32(milliseconds) * 1_000)
        kill(getpid(), SIGKILL)
    }
}

private func limitFiles(to bytes: UInt) {
    var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(1 << 30))
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
}
