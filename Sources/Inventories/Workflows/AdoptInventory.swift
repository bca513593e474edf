public import Ledger

/// Takes the newest state of another copy of an inventory over as one save, under the names of who brings it.
///
/// For who acts in a town's name: what they bring stands in the history as something they entered, and the town confirms
/// or undoes it as a whole.
public struct AdoptInventory: Sendable {
    private let ledger: any LedgerStore

    /// Prepares the workflow for a ledger.
    public init(ledger: any LedgerStore) { self.ledger = ledger }

    /// Saves the state as an edit of the newest revision that both copies know; `nil` when nothing is new.
    public func callAsFunction(
        _ copy: History, by authorship: Authorship
    ) async throws(SaveFailure) -> SaveDocument<Inventory>.Saved? {
        guard let theirs = copy.head else { return nil }
        let here: History
        do throws(StoreError) { here = try await ledger.history(of: theirs.document) } catch { throw .store(error) }
        guard here[theirs.digest] == nil else { return nil }
        let inventory: Inventory
        do throws(DocumentReadError) { inventory = try Inventory.read(from: theirs) } catch {
            throw .document(error)
        }
        let base = copy.revisions.last { here[$0.digest] != nil }
        let saved = try await SaveDocument<Inventory>(ledger: ledger)(
            inventory, as: theirs.document, basedOn: base?.digest, by: authorship)
        return here[saved.revision.digest] == nil ? saved : nil
    }
}
