internal import CVectorMath

/// The sums wanted of an inventory's cells: every group in its order, and the total last.
struct InventorySums {
    private let members: [[Int]]

    init(_ model: UncertaintyModel) {
        var members = [[Int]](repeating: [], count: max(0, model.groups) + 1)
        for (cell, groups) in model.cells.enumerated() {
            for group in groups { members[group].append(cell) }
            members[model.groups].append(cell)
        }
        self.members = members
    }

    /// Groups and total.
    var count: Int { members.count }

    /// Adds up the cells of one sum, draw by draw, in the order of the cells.
    func add(_ place: Int, cells: UnsafePointer<Double>, stride: Int, to sum: UnsafeMutablePointer<Double>) {
        for cell in members[place] { qvm_add(sum, cells + cell * stride, Int64(stride)) }
    }

    /// One sum of draws that stand in rows `stride` apart.
    func gather(_ place: Int, from cells: DoubleBuffer, stride: Int) -> DoubleBuffer {
        let sum = DoubleBuffer(count: stride)
        add(place, cells: cells.base, stride: stride, to: sum.base)
        return sum
    }

    func result(
        _ spreads: [Spread], model: UncertaintyModel, factors: [UncertaintyModel.Input], engine: MonteCarlo
    ) -> MonteCarlo.Result {
        var spreads = spreads
        if engine.sampling == .momentMatched {
            for place in spreads.indices {
                let group = place < model.groups ? place : nil
                let moments = VarianceShares(of: model, factors: factors, group: group).moments
                spreads[place] = spreads[place].matched(to: moments)
            }
        }
        return MonteCarlo.Result(
            stream: model.stream, draws: engine.draws, total: spreads[model.groups],
            groups: Array(spreads.prefix(model.groups)))
    }
}

/// A table of spreads that several threads fill, each its own places.
final class SpreadTable: @unchecked Sendable {
    let base: UnsafeMutablePointer<Spread>
    private let rows: Int

    init(rows: Int) {
        self.rows = rows
        base = .allocate(capacity: max(1, rows))
        base.initialize(repeating: Spread(exactly: 0), count: max(1, rows))
    }

    deinit { base.deallocate() }

    var all: [Spread] { Array(UnsafeBufferPointer(start: base, count: rows)) }
}
