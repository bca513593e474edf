import Cities

extension FigureTally {
    /// Who has joined, what they promised, and how far their plans have come.
    mutating func addTowns() {
        addStandings()
        listTowns()
        let years = Dictionary(grouping: towns.filter { $0.standing != .draft }) {
            $0.town.signatory.joined?.year ?? 0
        }
        for (year, joined) in years.sorted(by: { $0.key < $1.key }) {
            add(.adhesions, String(year), count: joined.count, joinedTowns)
        }
        guard !active.isEmpty else { return }
        add(.people, "people") { town in town.population.map { Part(value: Double($0)) } }
        let sized = coverage { $0.population != nil }
        for size in SizeClass.allCases {
            let count = active.count { $0.population.map { SizeClass($0) == size } ?? false }
            add(.sizes, size.rawValue, count: count, sized)
        }
        for commitment in Commitment.allCases {
            let count = active.count { $0.commitments.contains(commitment) }
            add(.commitments, commitment.rawValue, count: count, everyTown)
        }
        let known = coverage { $0.planState != nil }
        for state in TownOnDay.PlanState.allCases {
            add(.plans, state.rawValue, count: active.count { $0.planState == state }, known)
        }
    }

    /// Towns that had joined, and those of which nobody knows when they did.
    private var joinedTowns: Coverage {
        let joined = towns.count { $0.standing != .draft }
        let undated = towns.count { $0.town.signatory.joined == nil }
        let people = towns.reduce(0) { $0 + ($1.standing == .draft ? 0 : $1.population ?? 0) }
        return Coverage(towns: joined, ofTowns: joined + undated, people: people, ofPeople: people)
    }

    private mutating func addStandings() {
        let coverage = joinedTowns
        add(.signatories, "active", count: active.count, coverage)
        for standing in [Standing.onHold, .suspended, .withdrawn] {
            add(.signatories, standing.rawValue, count: towns.count { $0.standing == standing }, coverage)
        }
    }

    private mutating func listTowns() {
        for town in towns {
            switch town.standing {
            case .onHold: lists.onHold.append(town.slug)
            case .suspended, .withdrawn: lists.left.append(town.slug)
            default: break
            }
            if town.standing != .draft, !town.town.doubts.isEmpty {
                lists.doubtful.append(TownLists.Doubtful(slug: town.slug, codes: town.town.doubts))
            }
        }
        for town in active {
            if town.inventories.isEmpty { lists.withoutInventory.append(town.slug) }
            switch town.planState {
            case nil: lists.planUnknown.append(town.slug)
            case .some(.none): lists.withoutPlan.append(town.slug)
            default: break
            }
        }
    }
}
