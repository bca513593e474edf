import ArgumentParser
import Foundation
import Storage

/// Where the ledger of a command is.
struct LedgerLocation: ParsableArguments {
    @Option(
        name: [.customLong("data"), .customLong("database")],
        help: "The ledger: a file, or the address of a PostgreSQL database (postgres://…).")
    var data = "data/qala.sqlite"

    /// Whether it is an address and not a file.
    var isAddress: Bool { SQLLedger.isAddress(data) }

    /// What people are told it is called; an address may hold a password.
    static func name(_ location: String) -> String { SQLLedger.isAddress(location) ? "PostgreSQL" : location }

    /// Makes the folder of a file that may not be there yet.
    func makeFolder() throws {
        guard !isAddress else { return }
        let folder = URL(fileURLWithPath: data).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
}
