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
    /// The factor of each point, in the order of the points.
    let factors: [Double]

    init(_ points: [[Double]], neighbours: Int) {
        let k = min(neighbours, points.count - 1)
        guard k > 0 else {
            factors = points.map { _ in 1 }
            return
        }
        let distances = points.map { point in points.map { Self.distance(point, $0) } }
        let surroundings = points.indices.map { Self.surroundings(of: $0, distances[$0], k) }
        let densities = points.indices.map { index in
            let reach = surroundings[index].indices.reduce(0) {
                $0 + max(surroundings[$1].distance, distances[index][$1])
            }
            return Double(surroundings[index].indices.count) / reach
        }
        factors = points.indices.map { index in
            let others = surroundings[index].indices
            return others.reduce(0) { $0 + Self.ratio(densities[$1], densities[index]) } / Double(others.count)
        }
    }

    private static func ratio(_ left: Double, _ right: Double) -> Double {
        left.isInfinite && right.isInfinite ? 1 : left / right
    }

    private static func surroundings(
        of index: Int, _ distances: [Double], _ k: Int
    ) -> (distance: Double, indices: [Int]) {
        let others = distances.indices.filter { $0 != index }
        let kth = others.map { distances[$0] }.sorted()[k - 1]
        return (kth, others.filter { distances[$0] <= kth })
    }

    private static func distance(_ left: [Double], _ right: [Double]) -> Double {
        zip(left, right).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }
}
