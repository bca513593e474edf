import Cities
import Foundation
import Inventories
import Ledger
import Logging
import ServiceLifecycle

/// Keeps what is published, and the rows of inventories, as new as the ledger.
///
/// Whoever is about to read rows asks first; and while the server runs, every hint that something was written is
/// followed, whichever process wrote it.
actor Renewal {
    /// What came of it until now.
    struct State: Sendable {
        /// The position in the ledger that the rows have reached; `nil` where there are none.
        var position: Int64?
        /// When rows or content were last made anew, in seconds since 1970 UTC; `nil` before the first time.
        var renewed: Int64?
    }

    private let ledger: any LedgerStore
    private let rows: (any InventoryRowStore)?
    private let editions: Editions
    private let clock: @Sendable () -> Int64
    private let logger: Logger
    /// Up to where the newest edition is right.
    private var seen: Int64
    private var state = State()
    private var newest: Task<Result<String, StoreError>, Never>?

    init(
        ledger: any LedgerStore, rows: (any InventoryRowStore)?, editions: Editions,
        clock: @escaping @Sendable () -> Int64, logger: Logger = Logger(label: "qala.renewal")
    ) {
        self.ledger = ledger
        self.rows = rows
        self.editions = editions
        self.clock = clock
        self.logger = logger
        let content = editions.newest.content
        seen = content.documents.position
        Self.tell(content.unread, to: logger)
    }

    /// What came of it until now.
    var figures: State { state }

    /// Brings what is published, then the rows, to where the ledger is now; answers the version of the rows.
    ///
    /// Of several who ask at once each waits for the one before, and mostly finds the work done.
    @discardableResult
    func bringUpToDate() async throws(StoreError) -> String {
        let before = newest
        let turn = Task<Result<String, StoreError>, Never> {
            _ = await before?.value
            do throws(StoreError) { return .success(try await renew()) } catch { return .failure(error) }
        }
        newest = turn
        return try await turn.value.get()
    }

    private func renew() async throws(StoreError) -> String {
        try await renewContent()
        let projection = editions.newest.content.projection(upTo: seen)
        guard let rows else { return projection.version }
        var kept = 0
        let progress = try await ProjectInventories(
            from: ledger, into: rows, signatoryKind: Signatory.documentKind, by: projection)(each: { kept += $0 })
        state.position = progress.position
        if kept > 0 { state.renewed = clock() }
        return projection.version
    }

    private func renewContent() async throws(StoreError) {
        let version = try await ledger.version()
        var position = seen
        var isTouched = false
        while position < version {
            let changes = try await ledger.changedDocuments(since: position, limit: 1_000)
            guard let last = changes.last else { break }
            isTouched = isTouched || changes.contains { PublishedDocuments.kinds.contains($0.document.kind) }
            position = last.position
        }
        if isTouched { try publish(try await PublishedDocuments.read(ledger)) }
        seen = max(seen, position)
    }

    private func publish(_ documents: PublishedDocuments) throws(StoreError) {
        let earlier = editions.newest.content
        // What ships was read before; without it there is nothing to publish.
        guard let content = try? SiteContent(earlier.shipped, documents, after: earlier) else { throw .unavailable }
        Self.tell(content.unread.filter { !earlier.unread.contains($0) }, to: logger)
        editions.exchange(content)
        state.renewed = clock()
    }

    private static func tell(_ unread: [DocumentID], to logger: Logger) {
        for document in unread {
            logger.warning(
                "a published document cannot be read and is left out",
                metadata: ["document": .string(document.description)])
        }
    }
}

/// Follows the hints of the store as long as the server runs.
struct Renewer: Service {
    let renewal: Renewal
    let hints: @Sendable () -> AsyncStream<Void>
    let logger: Logger

    /// Writes that come in a burst are followed together.
    private static let pause = Duration.milliseconds(200)
    /// How long what could not be read is left alone.
    private static let patience = Duration.seconds(1)

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            for await _ in hints() {
                while !Task.isCancelled {
                    do throws(StoreError) {
                        try await renewal.bringUpToDate()
                        break
                    } catch {
                        logger.warning("what is published could not be renewed", metadata: ["trouble": "\(error)"])
                    }
                    try await Task.sleep(for: Self.patience)
                }
                try await Task.sleep(for: Self.pause)
            }
        }
    }
}
