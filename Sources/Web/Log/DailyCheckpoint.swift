import Cryptography
import Ledger
import Logging
import ServiceLifecycle

/// Makes a checkpoint a day, as long as the server runs: the first at once where the newest is older.
struct DailyCheckpoint: Service {
    let ledger: any TransparencyLog
    let signer: NoteSigner
    let clock: @Sendable () -> Int64
    let logger: Logger

    private static let day: Int64 = 86_400

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                do throws(StoreError) { _ = try await make() } catch {
                    logger.warning("the checkpoint of the log could not be made")
                }
                // Looked at more often than needed: a machine sleeps, a clock is set, a database is away for a while.
                try await Task.sleep(for: .seconds(900))
            }
        }
    }

    /// The newest checkpoint, made now if the one before is a day old and something was saved since.
    func make() async throws(StoreError) -> PublishedCheckpoint? {
        let now = clock()
        return try await ledger.publish(at: now, unlessAfter: now - Self.day) { [signer] tree in
            try Checkpoint(origin: signer.verifier.name, size: tree.count, root: tree.root).signed(by: signer)
        }
    }
}
