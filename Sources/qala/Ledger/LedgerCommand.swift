import ArgumentParser
import Cryptography
import Findings
import Foundation
import Ledger
import Localization
import Storage
import Web

/// The command `qala ledger`.
struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "Look after the ledger: check it, take it along, bring it back, keep it.",
        subcommands: [
            VerifyLedgerCommand.self, HistoryCommand.self, ExportCommand.self, MergeCommand.self, CopyCommand.self,
            BackupCommand.self, RestoreCommand.self, CheckpointCommand.self, ProveCommand.self, RebuildCommand.self,
        ])
}

/// Where the ledger of a command is.
struct LedgerOptions: ParsableArguments {
    @OptionGroup var location: LedgerLocation

    var data: String { location.data }

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
        do { return try OfficeSettings(keyText: OfficeOptions.keyText).signer(data) } catch {
            guard error as? OfficeSettings.Failure != .noKeyFile else {
                throw CommandFailure("ledger.failure.no-keys")
            }
            throw CommandFailure("ledger.failure.keys", ["file": .text(data + ".keys")])
        }
    }
}
