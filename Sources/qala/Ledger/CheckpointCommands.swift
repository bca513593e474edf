import ArgumentParser
import Cryptography
import Exchange
import Findings
import Foundation
import Ledger
import Localization
import Storage

/// The command `qala ledger checkpoint`.
struct CheckpointCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint", abstract: "Sign what the ledger holds today, so that no past can be changed unseen.",
        discussion: """
            Example: qala ledger checkpoint --origin qala.example/log > checkpoint.txt
            Meant to run once a day. The log follows RFC 6962, the checkpoint C2SP tlog-checkpoint.
            """)

    @Option(help: "The name of the log: an address without scheme.")
    var origin = PublishedCheckpoint.localOrigin

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await output.run { session in
            let store = try await ledger.open()
            let key = try ledger.signer().key
            guard let signer = NoteSigner(name: origin, key: key) else {
                throw CommandFailure("ledger.failure.origin", ["value": .text(origin)])
            }
            let origin = origin
            let published = try await store.publish(at: Int64(Date().timeIntervalSince1970)) { tree in
                try Checkpoint(origin: origin, size: tree.count, root: tree.root).signed(by: signer)
            }
            await store.close()
            guard let published else { throw CommandFailure("ledger.failure.empty") }
            FileHandle.standardOutput.write(Data(published.note.utf8))
            Console.note(session.texts.text("ledger.checkpoint.key", ["key": .text(signer.verifier.text)]))
        }
    }
}

/// The command `qala ledger prove`.
struct ProveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove", abstract: "Prove that the newest checkpoint holds a document's revision.",
        discussion: """
            Example: qala ledger prove inventory/karaganda-2022 --format json
            The proof is that of RFC 6962: the leaf is SHA-256 of a zero byte and the revision's digest.
            """)

    @Argument(help: "The document, as kind/name.")
    var document: String

    @Option(help: "The number of the revision; by default the newest that a checkpoint holds.")
    var number: Int?

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await output.run { session in
            let store = try await ledger.open()
            let proof = try await proof(store)
            await store.close()
            switch output.format {
            case .json: try Console.json(proof)
            case .text:
                Console.print(
                    session.texts.text(
                        "ledger.proved",
                        [
                            "document": .text(proof.document ?? ""), "number": .plain(proof.number ?? 0),
                            "index": .plain(proof.index), "size": .plain(proof.size),
                        ]))
                for hash in proof.hashes { Console.print("  \(hash)") }
                Console.print("\n" + proof.checkpoint)
            }
        }
    }

    private func proof(_ store: SQLLedger) async throws -> ProofExport {
        let id = try DocumentID(named: document)
        let history = try await store.history(of: id)
        guard history.head != nil else { throw StoreError.notFound(id) }
        guard let checkpoint = try await store.newestCheckpoint() else {
            throw CommandFailure("ledger.failure.no-checkpoint")
        }
        for revision in history.main.reversed() where number == nil || number == revision.number {
            guard let index = try await store.position(of: revision.digest) else { continue }
            guard let stated = checkpoint.stated,
                let proof = try await LogTree(store).inclusionProof(of: index, size: checkpoint.size),
                proof.verifies(MerkleTree.leafHash(revision.digest.bytes), in: stated.root)
            else { throw CommandFailure("ledger.failure.heads") }
            var export = ProofExport(of: revision.digest, proof, under: checkpoint)
            export.document = id.description
            export.number = revision.number
            return export
        }
        throw CommandFailure("ledger.failure.no-checkpoint")
    }
}
