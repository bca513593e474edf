internal import CVectorMath

extension MonteCarlo {
    /// The spreads of many inventories, and of their sum.
    public struct Portfolio: Hashable, Sendable {
        /// All inventories together, correlated through the factors they share.
        public var total: Spread
        /// Each inventory; equal to what it would be alone.
        public var results: [Result]
    }

    /// The spreads of many inventories that share factors: an oblast, a country, a covenant.
    ///
    /// Memory: factors × draws × 8 bytes, and as much again as one inventory has cells for every thread.
    public func portfolio(
        of models: [UncertaintyModel], factors: [UncertaintyModel.Input]
    ) throws(UncertaintyModel.Problem) -> Portfolio {
        try UncertaintyModel.validate(factors: factors)
        for model in models { try model.validate(factorCount: factors.count) }
        let shared = drawn(factors: factors)
        let total = DoubleBuffer(count: stride)
        let ordered = OrderedSum(into: total)
        let results = ResultTable(rows: models.count)
        let piece = 32
        Parallel.run(pieces: (models.count + piece - 1) / piece, threads: threads) { next in
            let bench = TownBench(engine: self, factors: factors, shared: shared)
            while let place = next() {
                let sum = DoubleBuffer(count: stride)
                for town in place * piece..<min(models.count, (place + 1) * piece) {
                    results.base[town] = bench.result(for: models[town], addingTo: sum.base)
                }
                ordered.add(sum, piece: place)
            }
        }
        var all = Summary(draws: draws).spread(of: total.base, count: draws)
        if sampling == .momentMatched {
            all = all.matched(to: VarianceShares.moments(of: models, factors: factors))
        }
        return Portfolio(total: all, results: results.all)
    }

    /// Every factor's draws, block after block.
    private func drawn(factors: [UncertaintyModel.Input]) -> DoubleBuffer {
        let blocks = DrawBlock.count(for: draws)
        let size = factors.count * DrawBlock.size
        let shared = DoubleBuffer(count: blocks * size)
        Parallel.run(pieces: blocks, threads: threads) { next in
            while let block = next() {
                let count = DrawBlock.length(of: block, draws: draws)
                DrawBlock.draw(
                    factors: factors, seed: seed, block: block, count: count, into: shared.base + block * size)
            }
        }
        return shared
    }
}

/// What one thread needs to compute one inventory after the other.
private final class TownBench {
    private let engine: MonteCarlo
    private let factors: [UncertaintyModel.Input]
    private let shared: DoubleBuffer
    private let stride: Int
    private let scratch = DoubleBuffer(count: DrawBlock.size)
    private let sum: DoubleBuffer
    private let summary: Summary
    private var cells = DoubleBuffer(count: 1)
    private var plan = DrawPlan()

    init(engine: MonteCarlo, factors: [UncertaintyModel.Input], shared: DoubleBuffer) {
        self.engine = engine
        self.factors = factors
        self.shared = shared
        stride = engine.stride
        sum = DoubleBuffer(count: stride)
        summary = Summary(draws: engine.draws)
    }

    func result(for model: UncertaintyModel, addingTo portfolio: UnsafeMutablePointer<Double>) -> MonteCarlo.Result {
        if cells.count == max(1, model.cells.count * stride) {
            cells.clear()
        } else {
            cells = DoubleBuffer(count: model.cells.count * stride)
        }
        plan.load(model, factorCount: factors.count, seed: engine.seed)
        for block in 0..<DrawBlock.count(for: engine.draws) {
            plan.add(
                block: block, count: DrawBlock.length(of: block, draws: engine.draws),
                factors: shared.base + block * factors.count * DrawBlock.size, scratch: scratch.base,
                to: cells.base + block * DrawBlock.size, stride: stride)
        }
        let sums = InventorySums(model)
        var spreads: [Spread] = []
        spreads.reserveCapacity(sums.count)
        for place in 0..<sums.count {
            sum.clear()
            sums.add(place, cells: cells.base, stride: stride, to: sum.base)
            spreads.append(summary.spread(of: sum.base, count: engine.draws))
        }
        qvm_add(portfolio, sum.base, Int64(stride))
        return sums.result(spreads, model: model, factors: factors, engine: engine)
    }
}

/// A table of results that several threads fill, each its own places.
private final class ResultTable: @unchecked Sendable {
    let base: UnsafeMutablePointer<MonteCarlo.Result>
    private let rows: Int

    init(rows: Int) {
        self.rows = rows
        base = .allocate(capacity: max(1, rows))
        let empty = MonteCarlo.Result(stream: 0, draws: 0, total: Spread(exactly: 0), groups: [])
        base.initialize(repeating: empty, count: max(1, rows))
    }

    deinit {
        base.deinitialize(count: max(1, rows))
        base.deallocate()
    }

    var all: [MonteCarlo.Result] { Array(UnsafeBufferPointer(start: base, count: rows)) }
}
