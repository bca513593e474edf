import ArgumentParser
import Cities
import Cryptography
import Findings
import Foundation
import Ledger
import Localization
import Reviews
import Storage

/// The command `qala ledger export`.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Put a town's documents into one signed file, to work on without network.",
        discussion: """
            Example: qala ledger export --town karaganda -o karaganda.qala
            Then, on another machine: qala serve --local --data karaganda.qala
            """)

    @Option(help: "The town, as in its address.")
    var town: String

    @Option(name: [.customShort("o"), .long], help: "The file to write; one that is there is never replaced.")
    var output: String

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var options: OutputOptions

    func run() async throws {
        try await options.run { session in
            let store = try await ledger.open()
            let signer = try ledger.signer()
            let town = town
            let isWanted = LedgerPackage.isOf(town)
            guard try await store.heads().contains(where: { isWanted($0.document) }) else {
                throw CommandFailure("ledger.failure.town", ["town": .text(town)])
            }
            do throws(LedgerPackage.Failure) {
                let manifest = try await LedgerPackage.write(
                    isWanted, of: town, from: store, to: output, at: Int64(Date().timeIntervalSince1970),
                    signer: signer)
                Console.print(
                    session.texts.text(
                        "ledger.exported", ["count": .count(manifest.heads.count), "file": .text(output)]))
                Console.print(session.texts.text("ledger.exported.key", ["key": .text(signer.verifier.text)]))
            } catch { throw CommandFailure(error, of: output) }
            await store.close()
        }
    }
}

/// The command `qala ledger merge`.
struct MergeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Bring back a file that was worked on elsewhere; both sides' work is kept.",
        discussion: """
            Example: qala ledger merge karaganda.qala
            The file is checked as a whole before anything is taken from it. It can be merged again at any time.
            """)

    @Argument(help: "The file made by qala ledger export.")
    var path: String

    @Option(help: "The key of the Qala that made the file, as its export printed it, where it was another one.")
    var key: String?

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await output.run { session in
            guard FileManager.default.fileExists(atPath: path) else {
                throw CommandFailure("ledger.failure.missing", ["file": .text(path)])
            }
            let store = try await ledger.open()
            let folder = try WorkFolder()
            defer { folder.remove() }
            let package = try await open(folder.url)
            try check(package, session.texts)
            let town = package.manifest.town
            let isWanted = LedgerPackage.isOf(town)
            for head in try await package.ledger.heads() where !isWanted(head.document) {
                let details: [String: Detail] = ["document": .text(head.document.description), "town": .text(town)]
                Console.note(session.texts.text("ledger.other-town", details))
            }
            var conflicts = 0
            let copy = CopyDocuments(from: package.ledger, to: store, shapes: DocumentShape.byKind)
            try await copy(
                isWanted,
                each: { step in
                    Console.print("\(step.document): \(words(step.outcome, session.texts))")
                    if case .merged(_, _, let open) = step.outcome { conflicts += open.count }
                })
            if conflicts > 0 { Console.print(session.texts.text("conflict.waiting", ["count": .count(conflicts)])) }
            await package.ledger.close()
            await store.close()
        }
    }

    private func open(_ folder: URL) async throws -> LedgerPackage {
        do throws(LedgerPackage.Failure) { return try await LedgerPackage.open(path: path, copiedInto: folder) } catch {
            throw CommandFailure(error, of: path)
        }
    }

    /// Refuses a manifest that a known key did not sign; one by an unknown key is said so.
    private func check(_ package: LedgerPackage, _ texts: Texts) throws {
        var trusted = [try ledger.signer().verifier]
        if let key {
            guard let verifier = NoteVerifier(text: key) else { throw CommandFailure("ledger.failure.key") }
            trusted.append(verifier)
        }
        do throws(SignedNote.Failure) { _ = try package.note.verified(by: trusted) } catch {
            guard case .unverified = error, key == nil else {
                throw CommandFailure("ledger.failure.forged", ["file": .text(path)])
            }
            Console.note(texts.text("ledger.unknown-key"))
        }
    }

    private func words(_ outcome: ReceiveRevisions.Outcome, _ texts: Texts) -> String {
        switch outcome {
        case .nothingNew: texts.text("ledger.nothing-new")
        case .followed(let added): texts.text("ledger.followed", ["count": .count(added)])
        case .merged(_, let added, let conflicts):
            conflicts.isEmpty
                ? texts.text("ledger.merged", ["count": .count(added)])
                : texts.text("ledger.merged", ["count": .count(added)]) + ", "
                    + texts.text("conflict.waiting", ["count": .count(conflicts.count)])
        }
    }
}

/// The command `qala ledger copy`.
struct CopyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy", abstract: "Bring all documents and files of one ledger into another, such as PostgreSQL.",
        discussion: """
            Example: qala ledger copy data/qala.sqlite postgres://qala@db.example/qala
            It can be stopped and called again; heads are compared at the end. Accounts are not copied.
            """)

    @Argument(help: "The ledger to copy from: a file or an address.")
    var source: String

    @Argument(help: "The ledger to copy to; a file or a database that is empty becomes one.")
    var target: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await output.run { session in
            let from = try await LedgerOptions.open(source)
            let to: SQLLedger
            do throws(StoreError) { to = try await SQLLedger.open(at: target) } catch {
                throw CommandFailure(error, of: target)
            }
            var documents = 0
            try await CopyDocuments(from: from, to: to, shapes: DocumentShape.byKind)(each: { _ in documents += 1 })
            let isEqual = try await Set(from.heads()).isSubset(of: Set(to.heads()))
            let hasOneLog = try await to.continueLog(of: from)
            await from.close()
            await to.close()
            Console.print(session.texts.text("ledger.copied", ["count": .count(documents)]))
            guard isEqual else { throw CommandFailure("ledger.failure.heads") }
            Console.print(session.texts.text("ledger.equal"))
            if !hasOneLog { Console.note(session.texts.text("ledger.log.own")) }
        }
    }
}
