/// Uncertainty by drawing every input from its distribution and adding up, many times over.
///
/// Approach 2 of the IPCC. Figures depend on the model, the factors, `draws` and `seed` alone: not on the number of
/// threads, the processor, or which other towns are computed with it.
///
/// - Source: IPCC 2006 Guidelines, volume 1, chapter 3, 3.2.3.2.
public struct MonteCarlo: Hashable, Sendable {
    /// What is done with the draws.
    public enum Sampling: Hashable, Sendable {
        /// Every figure is that of the draws.
        case plain
        /// The draws are moved and stretched to the mean and standard deviation known in closed form, which takes most
        /// of the chance out of both and about a third out of the ends of the range.
        case momentMatched
    }

    /// How often every input is drawn.
    public var draws: Int
    /// Another seed, other random numbers.
    public var seed: UInt64
    /// How many threads share the work.
    public var threads: Int
    /// What is done with the draws.
    public var sampling: Sampling

    /// Chooses draws and seed; 10 000 draws is the practice of the national inventories.
    public init(draws: Int = 10_000, seed: UInt64 = 2024, threads: Int = 1, sampling: Sampling = .plain) {
        precondition(draws >= 2, "a spread needs at least two draws")
        self.draws = draws
        self.seed = seed
        self.threads = threads
        self.sampling = sampling
    }

    /// The spread of one inventory: its total, and its groups in their order.
    public struct Result: Hashable, Sendable {
        /// The inventory it belongs to.
        public var stream: StreamKey
        /// How many draws it is made from.
        public var draws: Int
        /// All cells together.
        public var total: Spread
        /// The sums by sector, carrier or gas.
        public var groups: [Spread]
    }

    /// The spread of one inventory's total and groups.
    public func result(
        for model: UncertaintyModel, factors: [UncertaintyModel.Input]
    ) throws(UncertaintyModel.Problem) -> Result {
        try model.validate(factors: factors)
        let sums = InventorySums(model)
        let draws = drawn(model, factors: factors)
        let spreads = summarised(sums.count) { sums.gather($0, from: draws, stride: stride) }
        return sums.result(spreads, model: model, factors: factors, engine: self)
    }

    /// The spread of one inventory, with more draws until neither end of the total's range moves by `tolerance` of it.
    ///
    /// Starts with `draws` and doubles them, at most up to `limit`; `Result.draws` tells where it ended.
    public func settledResult(
        for model: UncertaintyModel, factors: [UncertaintyModel.Input], tolerance: Double = 0.01,
        limit: Int = 1_000_000
    ) throws(UncertaintyModel.Problem) -> Result {
        var engine = self
        var last = try result(for: model, factors: factors)
        while engine.draws * 2 <= limit {
            engine.draws *= 2
            let next = try engine.result(for: model, factors: factors)
            let isSettled =
                abs(next.total.low - last.total.low) <= tolerance * abs(last.total.low)
                && abs(next.total.high - last.total.high) <= tolerance * abs(last.total.high)
            last = next
            if isSettled { break }
        }
        return last
    }

    /// The room of one row of draws.
    var stride: Int { DrawBlock.count(for: draws) * DrawBlock.size }

    /// The draws of every cell, in rows of `draws` padded to whole blocks.
    func drawn(_ model: UncertaintyModel, factors: [UncertaintyModel.Input], collapses: Bool = true) -> DoubleBuffer {
        let blocks = DrawBlock.count(for: draws)
        let stride = stride
        let sums = DoubleBuffer(count: model.cells.count * stride)
        var plan = DrawPlan()
        plan.collapses = collapses
        plan.load(model, factorCount: factors.count, seed: seed)
        let ready = plan
        Parallel.run(pieces: blocks, threads: threads) { next in
            let shared = DoubleBuffer(count: factors.count * DrawBlock.size)
            let scratch = DoubleBuffer(count: DrawBlock.size)
            while let block = next() {
                let count = DrawBlock.length(of: block, draws: draws)
                DrawBlock.draw(factors: factors, seed: seed, block: block, count: count, into: shared.base)
                ready.add(
                    block: block, count: count, factors: shared.base, scratch: scratch.base,
                    to: sums.base + block * DrawBlock.size, stride: stride)
            }
        }
        return sums
    }

    /// Spreads of several rows of draws, each made by `row`.
    func summarised(_ rows: Int, row: @Sendable (Int) -> DoubleBuffer) -> [Spread] {
        let spreads = SpreadTable(rows: rows)
        Parallel.run(pieces: rows, threads: threads) { next in
            let summary = Summary(draws: draws)
            while let place = next() {
                let values = row(place)
                spreads.base[place] = summary.spread(of: values.base, count: draws)
            }
        }
        return spreads.all
    }
}
