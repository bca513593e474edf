public import Ledger

/// Brings the rows of inventories up to date with the ledger, from wherever somebody left off.
///
/// Several processes may do so at once: each batch is kept by the first, and the others go on from there.
public struct ProjectInventories: Sendable {
    /// Documents gone through at once; what a crash loses is less.
    static let batch = 200

    private let ledger: any LedgerStore
    private let store: any InventoryRowStore
    private let signatoryKind: String
    private let projection: InventoryProjection

    /// Prepares the workflow; a change of a document of the signatories' kind touches the rows of its town.
    public init(
        from ledger: any LedgerStore, into store: any InventoryRowStore, signatoryKind: String,
        by projection: InventoryProjection
    ) {
        self.ledger = ledger
        self.store = store
        self.signatoryKind = signatoryKind
        self.projection = projection
    }

    /// Goes on until the rows are right; `each` is told how many rows were kept at a time.
    @discardableResult
    public func callAsFunction(each: (Int) -> Void = { _ in }) async throws(StoreError) -> ProjectionProgress {
        var rest: ArraySlice<DocumentID> = []
        while true {
            let progress = try await currentProgress()
            if progress.isFilled, progress.position >= projection.position { return progress }
            let step: Step
            if progress.isFilled {
                step = try await changes(after: progress)
            } else {
                // Nobody knows what is left where somebody else began, or where rows were dropped.
                if progress.gone == nil || rest.isEmpty {
                    rest = try await ledger.heads().map(\.document).filter(isProjected)[...]
                }
                step = try await filling(&rest, after: progress)
            }
            if try await store.keep(step.rows, from: progress, to: step.progress) { each(step.rows.count) }
        }
    }

    private struct Step {
        var rows: [ProjectedInventory]
        var progress: ProjectionProgress
    }

    private func currentProgress() async throws(StoreError) -> ProjectionProgress {
        if let progress = try await store.progress(of: projection.version) { return progress }
        return try await store.begin(projection.version, at: projection.position)
    }

    /// The next documents in the order of their names; what arrives meanwhile is a change after the position.
    private func filling(
        _ rest: inout ArraySlice<DocumentID>, after progress: ProjectionProgress
    ) async throws(StoreError) -> Step {
        if let gone = progress.gone { rest = rest.drop { $0 <= gone } }
        let batch = rest.prefix(Self.batch)
        var next = progress
        next.isFilled = batch.count == rest.count
        next.gone = next.isFilled ? nil : batch.last
        return Step(rows: try await rows(of: Array(batch)), progress: next)
    }

    private func changes(after progress: ProjectionProgress) async throws(StoreError) -> Step {
        let changes = try await ledger.changedDocuments(since: progress.position, limit: Self.batch)
            .prefix { $0.position <= projection.position }
        var touched: Set<DocumentID> = []
        for document in Set(changes.map(\.document)) {
            if isProjected(document) { touched.insert(document) }
            guard document.kind == signatoryKind else { continue }
            touched.formUnion(try await store.documents(of: document.name, in: projection.version))
        }
        var next = progress
        next.position = changes.count < Self.batch ? projection.position : changes.last?.position ?? projection.position
        return Step(rows: try await rows(of: touched.sorted()), progress: next)
    }

    private func rows(of documents: [DocumentID]) async throws(StoreError) -> [ProjectedInventory] {
        var rows: [ProjectedInventory] = []
        for document in documents {
            guard let head = try await ledger.head(of: document) else { continue }
            rows.append(projection.row(of: head, country: try await country(of: head)))
        }
        return rows
    }

    /// The country in which rights see a document's town: the register's.
    ///
    /// For a town that it lacks, the first revision says so: later ones could be altered by those whose rights are
    /// asked about.
    private func country(of head: Revision) async throws(StoreError) -> String? {
        let town = InventoryProjection.town(of: head.document)
        if let country = town.flatMap({ projection.country($0.slug) }) { return country }
        guard head.number > 1 else { return Self.country(in: head) }
        do throws(StoreError) { return Self.country(in: try await ledger.revision(1, of: head.document)) } catch {
            switch error {
            // One damaged document must not keep the others from being listed.
            case .notFound, .broken: return nil
            default: throw error
            }
        }
    }

    private static func country(in first: Revision) -> String? {
        (try? Inventory.read(from: first))?.town.country
    }

    private func isProjected(_ document: DocumentID) -> Bool {
        InventoryProjection.kinds.contains(document.kind)
    }
}
