import Cryptography
import Foundation
import Ledger
import QalaTesting
import Storage
import Testing

@Suite("The log of a ledger and its checkpoints")
struct TransparencyLogTests {
    enum Engine: CaseIterable { case sqlite, postgreSQL }

    private let folder: TemporaryFolder
    private let signer: NoteSigner

    init() throws {
        folder = try TemporaryFolder()
        signer = try #require(
            SigningKey(seed: [UInt8](repeating: 9, count: 32)).flatMap { NoteSigner(name: "qala.example/log", key: $0) }
        )
    }

    private func ledger(_ engine: Engine) async throws -> SQLLedger {
        switch engine {
        case .sqlite: try await SQLLedger.open(path: folder.ledger)
        case .postgreSQL: try await SQLLedger.open(url: PostgreSQLCluster.shared().database(), connections: 2)
        }
    }

    private func publish(_ ledger: SQLLedger, at time: Int64) async throws -> PublishedCheckpoint? {
        try await ledger.publish(at: time) { [signer] tree in
            try Checkpoint(origin: "qala.example/log", size: tree.count, root: tree.root).signed(by: signer)
        }
    }

    private func checkpoint(_ published: PublishedCheckpoint) throws -> Checkpoint {
        try Checkpoint(
            note: Array(published.note.utf8), origin: "qala.example/log", trusted: [signer.verifier])
    }

    @Test("an empty ledger has no checkpoint; an unchanged one keeps the one it has", arguments: Engine.allCases)
    func unchanged(engine: Engine) async throws {
        let ledger = try await ledger(engine)
        #expect(try await publish(ledger, at: 1) == nil)
        _ = try await ledger.insist("first")
        let first = try #require(try await publish(ledger, at: 2))
        #expect(try await publish(ledger, at: 3) == first)
        #expect(try await ledger.checkpoints(limit: 9) == [first])
        await ledger.close()
    }

    @Test(
        "every revision of a checkpoint is proved to be in it, and the next holds all of it", arguments: Engine.allCases
    )
    func proofs(engine: Engine) async throws {
        let ledger = try await ledger(engine)
        for number in 0..<7 {
            _ = try await ledger.insist("\(number)", on: DocumentID(kind: "plan", name: "\(number % 3)"))
        }
        let first = try #require(try await publish(ledger, at: 10))
        for number in 0..<6 { _ = try await ledger.insist("later \(number)") }
        let second = try #require(try await publish(ledger, at: 20))
        #expect(first.size == 7 && second.size == 13)
        let (old, new) = (try checkpoint(first), try checkpoint(second))
        let entries = try await ledger.entries(from: 0, limit: second.size)
        let tree = MerkleTree(leaves: entries.map { MerkleTree.leafHash($0.bytes) })
        #expect(tree.root == new.root)
        let consistency = try #require(tree.consistencyProof(from: old.size, to: new.size))
        #expect(consistency.verifies(old.root, new.root))
        for change in try await ledger.changes(since: 0, limit: 100) {
            let index = try #require(try await ledger.position(of: change.revision.digest))
            let proof = try #require(tree.inclusionProof(of: index, size: new.size))
            #expect(proof.verifies(MerkleTree.leafHash(change.revision.digest.bytes), in: new.root))
        }
        #expect(try await ledger.position(of: .sha256([0])) == nil)
        await ledger.close()
    }

    @Test("of several that ask at once for a checkpoint a day, one makes it", arguments: Engine.allCases)
    func daily(engine: Engine) async throws {
        let ledger = try await ledger(engine)
        _ = try await ledger.insist("first")
        try await withThrowingTaskGroup(of: PublishedCheckpoint?.self) { group in
            for second in 0..<4 {
                group.addTask {
                    _ = try await ledger.insist("\(second)", on: DocumentID(kind: "plan", name: "\(second)"))
                    return try await ledger.publish(at: 100_000 + Int64(second), unlessAfter: 13_600) {
                        [signer] tree in
                        try Checkpoint(origin: "qala.example/log", size: tree.count, root: tree.root).signed(by: signer)
                    }
                }
            }
            var made: Set<PublishedCheckpoint?> = []
            for try await checkpoint in group { made.insert(checkpoint) }
            #expect(made.count == 1)
        }
        let first = try #require(try await ledger.newestCheckpoint())
        #expect(try await ledger.checkpoints(limit: 9) == [first])
        #expect(try await ledger.checkpoint(size: first.size) == first)
        #expect(try await ledger.checkpoint(size: first.size + 1) == nil)
        #expect(first.stated?.size == first.size)
        await ledger.close()
    }

    @Test("a copy of a ledger goes on with its log, as often as it is copied", arguments: Engine.allCases)
    func copies(engine: Engine) async throws {
        let source = try await SQLLedger.open(path: folder.ledger + ".source")
        for name in ["b", "a"] { _ = try await source.insist("first", on: DocumentID(kind: "plan", name: name)) }
        let first = try #require(try await publish(source, at: 1))
        _ = try await source.insist("second", on: DocumentID(kind: "plan", name: "c"))
        let copy = try await ledger(engine)
        for _ in 0..<2 {
            try await CopyDocuments(from: source, to: copy, shapes: [:])()
            #expect(try await copy.continueLog(of: source))
            #expect(try await copy.entries(from: 0, limit: 9) == source.entries(from: 0, limit: 9))
            #expect(try await copy.checkpoints(limit: 9) == [first])
        }
        let second = try #require(try await publish(source, at: 2))
        try await CopyDocuments(from: source, to: copy, shapes: [:])()
        #expect(try await copy.continueLog(of: source))
        #expect(try await copy.checkpoints(limit: 9) == [second, first])
        await copy.close()
        await source.close()
    }

    @Test("a ledger with a log or documents of its own keeps its log", arguments: Engine.allCases)
    func ownLog(engine: Engine) async throws {
        let source = try await SQLLedger.open(path: folder.ledger + ".source")
        _ = try await source.insist("first", on: DocumentID(kind: "plan", name: "b"))
        _ = try await publish(source, at: 1)
        let target = try await ledger(engine)
        _ = try await target.insist("own")
        try await CopyDocuments(from: source, to: target, shapes: [:])()
        #expect(try await !target.continueLog(of: source))
        #expect(try await target.checkpoints(limit: 9).isEmpty)
        let own = try #require(try await publish(target, at: 2))
        #expect(try await !target.continueLog(of: source))
        #expect(try await target.checkpoints(limit: 9) == [own])
        await target.close()
        await source.close()
    }

    @Test("a revision leads to its document, in a checkpoint or not", arguments: Engine.allCases)
    func documents(engine: Engine) async throws {
        let ledger = try await ledger(engine)
        let revision = try await ledger.insist("first")
        #expect(try await ledger.document(of: revision.digest) == revision.document)
        #expect(try await ledger.document(of: .sha256([1])) == nil)
        await ledger.close()
    }

    @Test("checkpoints made while people write hold whole prefixes of one order", arguments: Engine.allCases)
    func together(engine: Engine) async throws {
        let ledger = try await ledger(engine)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for person in 0..<3 {
                group.addTask {
                    for time in 0..<15 {
                        _ = try await ledger.insist("\(time)", on: DocumentID(kind: "plan", name: "\(person)"))
                    }
                }
            }
            group.addTask { for time in 0..<8 { _ = try await publish(ledger, at: Int64(time)) } }
            try await group.waitForAll()
        }
        let last = try #require(try await publish(ledger, at: 99))
        #expect(last.size == 45)
        let arrived = try await ledger.changes(since: 0, limit: 100).map(\.revision.digest)
        #expect(try await ledger.entries(from: 0, limit: 100) == arrived)
        let tree = MerkleTree(leaves: arrived.map { MerkleTree.leafHash($0.bytes) })
        for published in try await ledger.checkpoints(limit: 99) {
            #expect(try checkpoint(published).root == tree.root(size: published.size))
        }
        await ledger.close()
    }
}
