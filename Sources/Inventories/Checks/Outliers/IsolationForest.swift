import Foundation

/// How easily a point is cut off from the others by random cuts; near one for outliers, under a half within a group.
///
/// Each tree splits a random sample at a random height of a random figure until points stand alone. With `h` the number
/// of cuts down to a point, and `c(n)` that of an unsuccessful search among `n`, the score is `2^(−mean h / c(n))`.
///
/// - Source: Liu, Ting and Zhou (2008), Isolation Forest, equations 1 and 2.
struct IsolationForest: Sendable {
    private indirect enum Tree: Sendable {
        case leaf(count: Int)
        case cut(figure: Int, height: Double, below: Tree, above: Tree)
    }

    private let trees: [Tree]
    private let sample: Int

    init(_ points: [[Double]], trees count: Int, sample: Int, seed: UInt64) {
        let size = min(sample, points.count)
        self.sample = size
        var random = SplitMix(state: seed)
        let limit = Int(ceil(log2(Double(max(2, size)))))
        trees = (0..<count).map { _ in
            Self.tree(Array(points.shuffled(using: &random).prefix(size)), cuts: limit, &random)
        }
    }

    /// The score of a point, between 0 and 1.
    func score(_ point: [Double]) -> Double {
        guard !trees.isEmpty, sample > 1 else { return 0.5 }
        let cuts = trees.reduce(0) { $0 + Self.cuts(to: point, in: $1) } / Double(trees.count)
        return exp2(-cuts / Self.searchCuts(sample))
    }

    /// `c(n) = 2 H(n − 1) − 2 (n − 1) / n`, with `H` the harmonic number.
    static func searchCuts(_ count: Int) -> Double {
        guard count > 1 else { return 0 }
        let harmonic = (1..<count).reduce(0) { $0 + 1 / Double($1) }
        return 2 * harmonic - 2 * Double(count - 1) / Double(count)
    }

    private static func tree(_ points: [[Double]], cuts: Int, _ random: inout SplitMix) -> Tree {
        guard cuts > 0, points.count > 1, let first = points.first else { return .leaf(count: points.count) }
        let ranges = first.indices.map { figure in
            points.reduce((low: first[figure], high: first[figure])) {
                (min($0.low, $1[figure]), max($0.high, $1[figure]))
            }
        }
        // A figure that all points share cannot part them.
        guard let figure = first.indices.filter({ ranges[$0].low < ranges[$0].high }).randomElement(using: &random)
        else { return .leaf(count: points.count) }
        let height = Double.random(in: ranges[figure].low..<ranges[figure].high, using: &random)
        return .cut(
            figure: figure, height: height,
            below: tree(points.filter { $0[figure] <= height }, cuts: cuts - 1, &random),
            above: tree(points.filter { $0[figure] > height }, cuts: cuts - 1, &random))
    }

    private static func cuts(to point: [Double], in tree: Tree) -> Double {
        var tree = tree
        var cuts = 0.0
        while case .cut(let figure, let height, let below, let above) = tree {
            tree = point[figure] <= height ? below : above
            cuts += 1
        }
        guard case .leaf(let count) = tree else { return cuts }
        return cuts + searchCuts(count)
    }
}

/// A small generator of random numbers whose stream depends on nothing but its start.
///
/// - Source: Steele, Lea and Flood (2014), Fast Splittable Pseudorandom Number Generators.
struct SplitMix: RandomNumberGenerator, Sendable {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
