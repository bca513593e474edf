import ServiceLifecycle

/// Closes the ledger after everything else has ended, so that its one file holds all that was saved.
struct LedgerClosing: Service {
    let close: @Sendable () async -> Void

    func run() async throws {
        // Whether it was asked to end or something beside it failed: there is nothing left to do but this.
        try? await gracefulShutdown()
        await close()
    }
}
