public import Cities

extension PlanContext.Process {
    /// What a town's public record says of the plan of a commitment year.
    ///
    /// A milestone that names commitments counts only for those; one that names none counts for every plan.
    public init(of signatory: Signatory, forCommitmentOf year: Int) {
        let commitment = Commitment(rawValue: String(year))
        let milestones = (signatory.milestones ?? []).filter { milestone in
            guard let named = milestone.commitments, let commitment else { return true }
            return named.contains(commitment)
        }
        func days(_ kinds: Milestone.Kind...) -> [CalendarDay] {
            milestones.filter { kinds.contains($0.kind) }.map(\.day).sorted()
        }
        self.init(
            adhesion: signatory.adhesion ?? days(.adhesion).first,
            extendedUntil: milestones.filter { $0.kind == .extended }.compactMap(\.until).max(),
            notice: days(.notice).last, submission: days(.planSubmitted).first, reports: days(.actionReport),
            monitoringInventories: days(.monitoringInventory))
    }
}
