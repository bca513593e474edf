import Dispatch
import Exchange
import Hummingbird
import Synchronization

/// Makes PDFs beside the server's work: few at once, and each in a process of its own.
enum Typesetting {
    /// Reports typeset at once; more would take memory from the pages.
    private static let mostEngines = 2
    private static let engines = Mutex(0)

    /// The PDF that `make` gives; where the engine is not installed, the page that prints as well.
    static func reply(
        named name: String, orPrinting page: String,
        _ make: @escaping @Sendable (ReportEngine) throws(ReportFailure) -> [UInt8]
    ) async throws -> Response {
        // The engine is a process of its own; waiting for it must not hold up other pages.
        let isAdmitted = engines.withLock { running in
            guard running < mostEngines else { return false }
            running += 1
            return true
        }
        guard isAdmitted else { throw HTTPError(.serviceUnavailable) }
        defer { engines.withLock { $0 -= 1 } }
        let outcome: Result<[UInt8], ReportFailure> = await withCheckedContinuation { continuation in
            DispatchQueue.global(qos: .userInitiated).async {
                continuation.resume(
                    returning: Result { () throws(ReportFailure) in try make(try ReportEngine.find()) })
            }
        }
        switch outcome {
        case .success(let bytes): return Response(.ok, .pdf, bytes, download: name)
        case .failure(.engineMissing): return .seeOther("\(page)?pdf=missing")
        case .failure: throw HTTPError(.serviceUnavailable)
        }
    }
}
