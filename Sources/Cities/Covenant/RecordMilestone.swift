public import Ledger

/// Records a milestone in the public document of a signatory.
public struct RecordMilestone: Sendable {
    /// Why nothing was recorded.
    public enum Failure: Error, Hashable, Sendable {
        /// The ledger holds no such signatory.
        case unknownTown(String)
        case save(SaveFailure)
    }

    private let ledger: any LedgerStore

    /// Prepares the workflow for a ledger.
    public init(ledger: any LedgerStore) { self.ledger = ledger }

    /// Adds a milestone unless one with its identifier is there; what a renewal promises is promised from then on.
    ///
    /// `registered` stands in for a town that the ledger does not hold yet, such as one of the shipped register.
    @discardableResult
    public func callAsFunction(
        _ milestone: Milestone, of slug: String, registered: Signatory? = nil, by authorship: Authorship
    ) async throws(Failure) -> Signatory {
        let document = Signatory.documentID(slug)
        let head: Revision?
        do throws(StoreError) { head = try await ledger.head(of: document) } catch { throw .save(.store(error)) }
        var signatory: Signatory
        if let head {
            do throws(DocumentReadError) { signatory = try Signatory.read(from: head) } catch {
                throw .save(.document(error))
            }
        } else {
            guard let registered else { throw .unknownTown(slug) }
            signatory = registered
        }
        var milestones = signatory.milestones ?? []
        guard !milestones.contains(where: { $0.id == milestone.id }) else { return signatory }
        milestones.append(milestone)
        signatory.milestones = milestones
        if milestone.kind == .renewal {
            let promised = Set(signatory.commitments).union(milestone.commitments ?? [])
            signatory.commitments = Commitment.allCases.filter(promised.contains)
        }
        do throws(SaveFailure) {
            return try await SaveDocument<Signatory>(ledger: ledger)(
                signatory, as: document, basedOn: head?.digest, by: authorship
            ).content
        } catch { throw .save(error) }
    }
}
