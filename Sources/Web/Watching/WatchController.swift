import Accounts
import HTTPTypes
import Hummingbird
import Ledger

/// Whether the server works, and its figures, for the programs that watch over it.
struct WatchController: Sendable {
    let figures: ServerFigures
    let ledger: (any LedgerStore)?
    let log: (any TransparencyLog)?
    let office: Office?

    func addRoutes(to router: Router<QalaContext>) {
        router.get("/health") { _, _ in await health() }
        router.get("/metrics") { request, context in
            guard Self.isOnThisMachine(request, context) else { throw HTTPError(.notFound) }
            return await metrics()
        }
    }

    private func health() async -> Response {
        guard let ledger else { return Response(.ok, .text, Array("ok\n".utf8)) }
        do throws(StoreError) {
            _ = try await ledger.version()
            return Response(.ok, .text, Array("ok\n".utf8))
        } catch {
            return Response(.serviceUnavailable, .text, Array("the ledger does not answer\n".utf8))
        }
    }

    /// A program on this machine that calls it by its own name, and not somebody whom a machine in front lets through.
    private static func isOnThisMachine(_ request: Request, _ context: QalaContext) -> Bool {
        let forwarded = HTTPField.Name("X-Forwarded-For").map { request.headers.contains($0) } ?? true
        let isNear = context.peer.map { ["127.0.0.1", "::1", "::ffff:127.0.0.1"].contains($0) } ?? false
        return isNear && !forwarded && RequestGuard.isLoopback(request.head.authority ?? "")
    }

    /// The figures, with what the stores say of themselves.
    func metrics() async -> Response {
        var gauges: [(name: String, help: String, value: Int64)] = []
        if let ledger, let version = try? await ledger.version() {
            gauges.append(("qala_ledger_version", "Position of the newest revision.", version))
        }
        if let newest = try? await log?.newestCheckpoint() {
            gauges.append(("qala_log_size", "Entries under the newest checkpoint.", Int64(newest.size)))
            gauges.append(
                ("qala_log_checkpoint_timestamp_seconds", "When the newest checkpoint was made.", newest.time))
        }
        if let office, let sessions = try? await CountSessions(store: office.store)(at: office.now) {
            gauges.append(("qala_sessions", "Sessions that can be used.", Int64(sessions)))
        }
        var response = Response(.ok, .text, Array(figures.text(gauges).utf8))
        response.headers[.contentType] = "text/plain; version=0.0.4; charset=utf-8"
        return response
    }
}
