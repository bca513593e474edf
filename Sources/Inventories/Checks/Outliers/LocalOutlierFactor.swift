/// How much thinner the surroundings of a point are than those of its neighbours; about one within a group.
///
///     reach(p, o) = max(k-distance(o), |p − o|)
///     density(p)  = neighbours / Σ reach(p, o)
///     LOF(p)      = mean of density(o) / density(p)
///
/// The neighbours are all points up to the distance of the k-th nearest, ties included. Points that coincide with more
/// than `k` others have no finite density; among each other they count as equally dense, that is one.
///
/// - Source: Breunig, Kriegel, Ng and Sander (2000), LOF: Identifying Density-Based Local Outliers.
struct LocalOutlierFactor: Sendable {
    private let points: [[Double]]
    private let neighbours: Int

    init(_ points: [[Double]], neighbours: Int) {
        self.points = points
        self.neighbours = min(neighbours, points.count - 1)
    }

    /// The factor of a point; only its neighbours and theirs are looked at, however many points there are.
    func factor(of point: Int) -> Double {
        guard neighbours > 0 else { return 1 }
        var known: [Int: Surroundings] = [:]
        func surroundings(_ point: Int) -> Surroundings {
            if let found = known[point] { return found }
            let found = self.surroundings(of: point)
            known[point] = found
            return found
        }
        func density(_ point: Int) -> Double {
            let own = surroundings(point).neighbours
            return Double(own.count) / own.reduce(0) { $0 + max(surroundings($1.point).reach, $1.distance) }
        }
        let (own, others) = (density(point), surroundings(point).neighbours)
        return others.reduce(0) { $0 + Self.ratio(density($1.point), own) } / Double(others.count)
    }

    /// What lies around a point.
    private struct Surroundings {
        /// The distance of the k-th nearest.
        let reach: Double
        /// The points up to there, in their order.
        let neighbours: [(point: Int, distance: Double)]
    }

    private func surroundings(of point: Int) -> Surroundings {
        let distances = points.map { Self.distance(points[point], $0) }
        var nearest: [Double] = []
        for other in distances.indices where other != point {
            let distance = distances[other]
            if nearest.count == neighbours {
                guard distance < nearest[neighbours - 1] else { continue }
                nearest.removeLast()
            }
            nearest.insert(distance, at: nearest.firstIndex { distance < $0 } ?? nearest.endIndex)
        }
        let reach = nearest[neighbours - 1]
        let close = distances.indices.filter { $0 != point && distances[$0] <= reach }
        return Surroundings(reach: reach, neighbours: close.map { ($0, distances[$0]) })
    }

    private static func ratio(_ left: Double, _ right: Double) -> Double {
        left.isInfinite && right.isInfinite ? 1 : left / right
    }

    private static func distance(_ left: [Double], _ right: [Double]) -> Double {
        var sum = 0.0
        for figure in left.indices { sum += (left[figure] - right[figure]) * (left[figure] - right[figure]) }
        return sum.squareRoot()
    }
}
