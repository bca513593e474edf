import ArgumentParser
import Cryptography
import Findings
import Foundation
import Inventories
import Ledger
import Localization
import Storage

/// The command `qala ledger`.
struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "Look after the ledger: check it, take it along, bring it back, keep it.",
        subcommands: [
            VerifyLedgerCommand.self, HistoryCommand.self, ExportCommand.self, MergeCommand.self, CopyCommand.self,
            BackupCommand.self, RestoreCommand.self, CheckpointCommand.self, ProveCommand.self,
        ])
}

/// Where the ledger of a command is.
struct LedgerOptions: ParsableArguments {
    @Option(help: "The ledger: a file, or the address of a PostgreSQL database (postgres://…).")
    var data = "data/qala.sqlite"

    /// Opens the ledger; a file that is not there is not made.
    func open() async throws -> SQLLedger { try await Self.open(data) }

    static func open(_ location: String) async throws -> SQLLedger {
        guard SQLLedger.isAddress(location) || FileManager.default.fileExists(atPath: location) else {
            throw CommandFailure("ledger.failure.missing", ["file": .text(location)])
        }
        do throws(StoreError) { return try await SQLLedger.open(at: location) } catch {
            throw CommandFailure(error, of: location)
        }
    }

    /// The name and key by which this Qala signs, kept beside the ledger or in `QALA_KEYS`.
    func signer() throws -> NoteSigner {
        let variable = ProcessInfo.processInfo.environment["QALA_KEYS"]
        guard variable != nil || !SQLLedger.isAddress(data) else { throw CommandFailure("ledger.failure.no-keys") }
        let keys: InstanceKeys
        do { keys = try KeyFile(besideLedger: data).keys(variable: variable) } catch {
            throw CommandFailure("ledger.failure.keys", ["file": .text(data + ".keys")])
        }
        guard let signer = NoteSigner(name: Self.signerName, key: keys.signing) else {
            throw CommandFailure("ledger.failure.keys", ["file": .text(data + ".keys")])
        }
        return signer
    }

    /// The name under which packages are signed; the key tells one Qala from another.
    static let signerName = "qala"
}

/// The shapes by which documents are merged.
let documentShapes = [InventoryDocument.kind: InventoryDocument.shape]

/// Whether a document is a town's, by the town's address.
func isDocument(_ document: DocumentID, of town: String) -> Bool {
    InventoryDocument.town(of: document)?.slug == town || document == DocumentID(kind: "signatory", name: town)
}
