public import Ledger

/// How far the rows of a version have come.
public struct ProjectionProgress: Hashable, Sendable {
    /// What the rows were made by: they can be compared with rows of the same version only.
    public var version: String
    /// Which filling this is; each has a number of its own.
    public var filling: Int64
    /// The position in the ledger up to which they are right, once all documents were gone through.
    public var position: Int64
    /// The last document that was gone through; `nil` once all were.
    public var gone: DocumentID?
    /// Whether all documents were gone through.
    public var isFilled: Bool

    /// States how far.
    public init(version: String, filling: Int64, position: Int64, gone: DocumentID? = nil, isFilled: Bool = false) {
        self.version = version
        self.filling = filling
        self.position = position
        self.gone = gone
        self.isFilled = isFilled
    }
}

/// What a store of rows of inventories must answer: a table that is dropped and filled again at will.
///
/// Rows of two versions can stand side by side, so that an old and a new program that work on one ledger are not in
/// each other's way. Nobody writes to it but `ProjectInventories`.
public protocol InventoryRowStore: Sendable {
    /// How far the rows of a version have come; `nil` where nobody has begun with them.
    func progress(of version: String) async throws(StoreError) -> ProjectionProgress?

    /// Begins to fill a version's rows, from nothing, with what the ledger holds at a position or later.
    ///
    /// Where somebody has begun already, theirs is answered. Of other versions the one begun last stays, older ones go.
    func begin(_ version: String, at position: Int64) async throws(StoreError) -> ProjectionProgress

    /// Puts rows in the place of those of the same documents and notes how far they go, all or nothing.
    ///
    /// Answers `false` and changes nothing when somebody else went on from `progress` meanwhile.
    func keep(
        _ rows: [ProjectedInventory], from progress: ProjectionProgress, to next: ProjectionProgress
    ) async throws(StoreError) -> Bool

    /// The documents that a version has rows of for a town.
    func documents(of slug: String, in version: String) async throws(StoreError) -> [DocumentID]

    /// The rows that fit a question; `nil` where not all documents were gone through yet.
    func list(_ question: InventoryQuestion, in version: String) async throws(StoreError) -> ProjectedInventories?

    /// Removes all rows of all versions.
    func drop() async throws(StoreError)
}
