internal import CVectorMath

/// An inventory rewritten for drawing: what is normal collapsed in closed form, the rest in a row.
///
/// With the shared factors of a draw given, the emissions of a cell from normal activities are a sum of independent
/// normals and so one normal. One draw per cell stands for all of them, without any approximation.
struct DrawPlan {
    private struct Drawn {
        var key: UInt64
        var distribution: Distribution
        var terms: Range<Int>
    }

    private struct Bundle {
        var cell: Int
        var key: UInt64
        var entries: Range<Int>
        var isRandom: Bool
    }

    private var drawn: [Drawn] = []
    private var bundles: [Bundle] = []
    private var terms: [UncertaintyModel.Term] = []
    private var index: [Int32] = []
    private var means: [Double] = []
    private var variances: [Double] = []
    private var table: [(mean: Double, variance: Double, isUsed: Bool)] = []

    /// Whether normal activities are collapsed; tests compare with drawing each.
    var collapses = true

    /// Replaces the inventory; keeps the memory.
    mutating func load(_ model: UncertaintyModel, factorCount: Int, seed: UInt64) {
        drawn.removeAll(keepingCapacity: true)
        bundles.removeAll(keepingCapacity: true)
        index.removeAll(keepingCapacity: true)
        means.removeAll(keepingCapacity: true)
        variances.removeAll(keepingCapacity: true)
        terms = model.terms
        if !zip(terms, terms.dropFirst()).allSatisfy({ $0.activity <= $1.activity }) {
            terms = Self.ordered(terms)
        }
        let size = model.cells.count * factorCount
        if table.count < size { table = Array(repeating: (0, 0, false), count: size) }
        let root = StreamKey.joined(seed, model.stream.value)
        sortOut(model, root: root, factorCount: factorCount)
        bundle(model, root: StreamKey.joined(root, StreamKey("cells").value), factorCount: factorCount)
    }

    private static func ordered(_ terms: [UncertaintyModel.Term]) -> [UncertaintyModel.Term] {
        terms.enumerated().sorted { ($0.element.activity, $0.offset) < ($1.element.activity, $1.offset) }
            .map(\.element)
    }

    /// Puts each activity either into the table of normals by cell and factor, or among those drawn one by one.
    private mutating func sortOut(_ model: UncertaintyModel, root: UInt64, factorCount: Int) {
        var start = 0
        while start < terms.count {
            let first = terms[start]
            var end = start + 1
            while end < terms.count, terms[end].activity == first.activity { end += 1 }
            let input = model.activities[first.activity]
            let place = first.cell * factorCount + first.factor
            switch input.distribution {
            case .normal(let mean, let deviation) where end == start + 1 && collapses:
                let spread = deviation * first.weight
                table[place].mean += mean * first.weight
                table[place].variance += spread * spread
                table[place].isUsed = true
            case .constant(let value) where end == start + 1 && collapses:
                table[place].mean += value * first.weight
                table[place].isUsed = true
            default:
                let key = StreamKey.joined(root, input.key.value)
                drawn.append(Drawn(key: key, distribution: input.distribution, terms: start..<end))
            }
            start = end
        }
    }

    private mutating func bundle(_ model: UncertaintyModel, root: UInt64, factorCount: Int) {
        for cell in model.cells.indices {
            let start = index.count
            var isRandom = false
            for factor in 0..<factorCount where table[cell * factorCount + factor].isUsed {
                let entry = table[cell * factorCount + factor]
                index.append(Int32(factor))
                means.append(entry.mean)
                variances.append(entry.variance)
                isRandom = isRandom || entry.variance > 0
                table[cell * factorCount + factor] = (0, 0, false)
            }
            guard index.count > start else { continue }
            let key = StreamKey.joined(root, UInt64(cell))
            bundles.append(Bundle(cell: cell, key: key, entries: start..<index.count, isRandom: isRandom))
        }
    }

    /// Adds one block of draws to the sums of the cells, `stride` apart; `factors` and `scratch` are of this block.
    func add(
        block: Int, count: Int, factors: UnsafePointer<Double>, scratch: UnsafeMutablePointer<Double>,
        to sums: UnsafeMutablePointer<Double>, stride: Int
    ) {
        let count64 = Int64(count)
        for activity in drawn {
            activity.distribution.draw(
                key: StreamKey.joined(activity.key, UInt64(block)), into: scratch, count: count)
            for term in terms[activity.terms] {
                let factor = factors + term.factor * DrawBlock.size
                qvm_add_product(sums + term.cell * stride, scratch, factor, term.weight, count64)
            }
        }
        index.withUnsafeBufferPointer { index in
            means.withUnsafeBufferPointer { means in
                variances.withUnsafeBufferPointer { variances in
                    guard let index = index.baseAddress, let means = means.baseAddress,
                        let variances = variances.baseAddress
                    else { return }
                    for bundle in bundles {
                        let start = bundle.entries.lowerBound
                        qvm_add_normals(
                            StreamKey.joined(bundle.key, UInt64(block)), bundle.isRandom ? 1 : 0, factors,
                            index + start, Int64(DrawBlock.size), means + start, variances + start,
                            Int64(bundle.entries.count), sums + bundle.cell * stride, count64)
                    }
                }
            }
        }
    }
}
