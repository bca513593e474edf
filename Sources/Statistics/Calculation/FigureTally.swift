import Cities
import Quantities

/// Adds up what active towns report, and notes how much of the territory is in each sum.
struct FigureTally {
    /// What a town adds to a figure.
    struct Part {
        var value: Double
        /// Whether something of the town's own is missing from it.
        var isPartial = false
    }

    /// All towns of the territory.
    let towns: [TownOnDay]
    /// Those that count as signatories.
    let active: [TownOnDay]
    var rows: [FigureRow] = []
    var lists = TownLists()
    private let families: Families
    private let allPeople: Int
    private var listed: Set<String> = []

    init(_ towns: [TownOnDay]) {
        self.towns = towns
        active = towns.filter(\.standing.isActive)
        families = Families(active)
        allPeople = families.ownPeople.reduce(0, +)
    }

    /// All active towns: what is known of each by the register alone.
    var everyTown: Coverage {
        Coverage(towns: active.count, ofTowns: active.count, people: allPeople, ofPeople: allPeople)
    }

    /// Adds a figure that the register itself answers.
    mutating func add(_ topic: FigureRow.Topic, _ key: String, count: Int, _ coverage: Coverage) {
        rows.append(FigureRow(topic, key, Double(count), coverage: coverage))
    }

    /// The coverage of what is known of some of the active towns.
    func coverage(_ isKnown: (TownOnDay) -> Bool) -> Coverage {
        let known = active.indices.filter { isKnown(active[$0]) }
        return Coverage(
            towns: known.count, ofTowns: active.count, people: known.reduce(0) { $0 + families.ownPeople[$1] },
            ofPeople: allPeople)
    }

    /// The sum over active towns, with what each adds; `nil` is a town that does not say.
    ///
    /// Where a town and one that reports for it both say, only the latter counts.
    mutating func sum(_ value: (TownOnDay) -> Part?) -> (value: Double?, coverage: Coverage) {
        let parts = active.map(value)
        var coverage = Coverage(towns: 0, ofTowns: active.count, people: 0, ofPeople: allPeople)
        var sum = 0.0
        var adds = false
        for (place, part) in parts.enumerated() {
            let through = families.above[place].first { parts[$0] != nil }
            guard part != nil || through != nil else { continue }
            coverage.towns += 1
            coverage.people += families.ownPeople[place]
            if let through {
                coverage.throughOthers += 1
                note(active[place].slug, through: active[through].slug)
            } else if let part {
                sum += part.value
                adds = true
                if part.isPartial { coverage.partialTowns += 1 }
            }
        }
        return (adds ? sum : nil, coverage)
    }

    /// Adds a sum over active towns.
    mutating func add(
        _ topic: FigureRow.Topic, _ key: String, part: String? = nil, unit: String = "",
        _ value: (TownOnDay) -> Part?
    ) {
        let (sum, coverage) = sum(value)
        rows.append(FigureRow(topic, key, part: part, sum, unit: unit, coverage: coverage))
    }

    private mutating func note(_ slug: String, through other: String) {
        guard listed.insert(slug).inserted else { return }
        lists.through.append(TownLists.Through(slug: slug, by: other))
    }
}
