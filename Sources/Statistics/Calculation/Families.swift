import Cities

/// Which towns report for which: an oblast with the towns in it is one family, and nothing of it counts twice.
struct Families {
    /// For each town, the places of those that report for it, the nearest first.
    let above: [[Int]]
    /// People of each town that no town below it counts; they add up to the people of all, nobody counted twice.
    let ownPeople: [Int]

    init(_ towns: [TownOnDay]) {
        var coverers: [String: [Int]] = [:]
        for (place, town) in towns.enumerated() {
            for code in town.town.signatory.covers ?? [] { coverers[code, default: []].append(place) }
        }
        guard !coverers.isEmpty else {
            above = towns.map { _ in [] }
            ownPeople = towns.map { $0.population ?? 0 }
            return
        }
        let direct = towns.enumerated().map { place, town in
            let region = town.town.region
            let code = region.map { String($0.prefix { $0 != "." }) }
            return Set([town.slug, region, code].compactMap(\.self).flatMap { coverers[$0] ?? [] }).subtracting([place])
        }
        // Where two report for each other, the first of them by its place stands above.
        let parents = direct.enumerated().map { place, above in
            above.filter { !(direct[$0].contains(place) && place < $0) }
        }
        let all = parents.indices.map { Self.allAbove($0, parents) }
        above = all.map { $0.sorted { (all[$1].count, $0) < (all[$0].count, $1) } }
        var own = towns.map { $0.population ?? 0 }
        for (place, town) in towns.enumerated() {
            guard let people = town.population,
                let nearest = above[place].first(where: { towns[$0].population != nil })
            else { continue }
            own[nearest] -= people
        }
        ownPeople = own.map { max(0, $0) }
    }

    private static func allAbove(_ place: Int, _ parents: [Set<Int>]) -> Set<Int> {
        var found: Set<Int> = []
        var waiting = Array(parents[place])
        while let next = waiting.popLast() {
            if next != place, found.insert(next).inserted { waiting += parents[next] }
        }
        return found
    }
}
