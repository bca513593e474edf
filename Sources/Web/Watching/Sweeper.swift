import Accounts
import Logging
import ServiceLifecycle

/// Forgets what has expired once an hour, as long as the server runs.
struct Sweeper: Service {
    let office: Office
    let logger: Logger

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                do throws(AccountError) { try await SweepExpired(store: office.store)(at: office.now) } catch {
                    logger.warning("expired sessions could not be swept")
                }
                try await Task.sleep(for: .seconds(3600))
            }
        }
    }
}
