package import Cities
import Inventories
package import Statistics

/// What a release is made from: what was publicly known of all towns on its day.
package struct ReleaseContent: Sendable {
    package let snapshot: CovenantSnapshot
    package let day: CalendarDay
    /// Towns that had joined by the day, with their standing.
    let joined: [(town: CovenantSnapshot.Town, standing: Standing)]
    /// Plans that were public on the day, their actions as the newest public reports tell them.
    let plans: [PublishedPlan]
    /// The figures of every territory that has a town on the day.
    let figures: [CovenantFigures]

    package init(_ snapshot: CovenantSnapshot, on day: CalendarDay) {
        self.snapshot = snapshot
        self.day = day
        let joined = snapshot.towns.compactMap { town -> (town: CovenantSnapshot.Town, standing: Standing)? in
            let standing = town.signatory.standing(on: day)
            return standing == .draft || standing == .pending ? nil : (town, standing)
        }
        self.joined = joined
        plans = joined.flatMap { town, _ in town.plans(on: day) }
        let territories = snapshot.territories.filter { territory in
            joined.contains { snapshot.contains($0.town, territory) }
        }
        figures = territories.mappedInParallel { CovenantFigures(of: snapshot, in: $0, on: day) }
    }
}
