import Exchange
import Findings
import Foundation
import Ledger
import Storage
import Web

extension Session {
    /// What a ledger publishes, and what ships; without a ledger only this.
    func covenant(from ledger: (any LedgerStore)?) async throws -> PublishedCovenant {
        try await PublishedCovenant.load(from: ledger, library, catalogue)
    }

    /// What the ledger that a command names publishes; where there is none, what ships.
    func covenant(ifAnyIn location: LedgerLocation) async throws -> PublishedCovenant {
        guard location.isAddress || FileManager.default.fileExists(atPath: location.data) else {
            return try await covenant(from: nil)
        }
        return try await covenant(in: location)
    }

    /// What the ledger that a command names publishes, which must be there.
    func covenant(in location: LedgerLocation) async throws -> PublishedCovenant {
        try await reading(location) { try await covenant(from: $0) }
    }

    /// What was public when a release was made: the revisions that it names.
    func covenant(of manifest: ReleaseManifest, in location: LedgerLocation) async throws -> PublishedCovenant {
        guard !manifest.ledger.isEmpty else { return try await covenant(from: nil) }
        do {
            return try await reading(location) {
                try await PublishedCovenant.load(manifest.ledger, from: $0, library, catalogue)
            }
        } catch let error as PublishedCovenant.MissingRevision {
            throw CommandFailure("release.failure.revision", ["document": .text(error.document)])
        }
    }

    private func reading(
        _ location: LedgerLocation, _ read: (SQLLedger) async throws -> PublishedCovenant
    ) async throws -> PublishedCovenant {
        let ledger = try await LedgerOptions.open(location.data)
        defer { Task { await ledger.close() } }
        do { return try await read(ledger) } catch let error as StoreError {
            throw CommandFailure(error, of: location.data)
        }
    }
}
