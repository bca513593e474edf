import Inventories
import Testing

@Suite("Inventories with little in them")
struct DegenerateModelTests {
    private let one = [UncertaintyModel.Input("one", .constant(1))]

    @Test("no terms give zero, known exactly", arguments: [2, 1000, 3000])
    func noTerms(draws: Int) throws {
        let model = UncertaintyModel(stream: "empty", groups: 2)
        let result = try MonteCarlo(draws: draws, threads: 2).result(for: model, factors: one)
        #expect(result.total == Spread(exactly: 0))
        #expect(result.groups == [Spread(exactly: 0), Spread(exactly: 0)])
    }

    @Test("no groups, no cells, no factors, no towns")
    func nothing() throws {
        let model = UncertaintyModel(stream: "nothing", groups: 0)
        let engine = MonteCarlo(draws: 3000)
        #expect(try engine.result(for: model, factors: []).total == Spread(exactly: 0))
        #expect(try engine.portfolio(of: [], factors: one).total == Spread(exactly: 0))
        #expect(try engine.portfolio(of: [model], factors: []).total == Spread(exactly: 0))
    }

    @Test("inputs without uncertainty give the product", arguments: MonteCarlo.Sampling.both)
    func zeroVariance(sampling: MonteCarlo.Sampling) throws {
        var model = UncertaintyModel(stream: "exact", groups: 1)
        model.add(.normal(mean: 3, standardDeviation: 0), factor: 0, cell: 0)
        model.add(.triangular(minimum: 4, mode: 4, maximum: 4), factor: 0, cell: 0)
        model.add(.uniform(minimum: 5, maximum: 5), factor: 0, cell: 0)
        let factors = [UncertaintyModel.Input("two", .constant(2))]
        let result = try MonteCarlo(draws: 1500, sampling: sampling).result(for: model, factors: factors)
        #expect(result.total == Spread(exactly: 24))
    }

    @Test("one term of a normal activity is that normal")
    func oneTerm() throws {
        var model = UncertaintyModel(stream: "one", groups: 1)
        model.add(.normal(mean: 50, standardDeviation: 5), factor: 0, cell: 0)
        let result = try MonteCarlo(draws: 200_000).result(for: model, factors: one)
        #expect(result.total == result.groups[0])
        #expect(agree(result.total.high, 50 + 5 * 1.959964, within: 0.003))
    }

    @Test("a total of zero has a range but no relative range, and no relative trend")
    func zeroTotal() throws {
        var model = UncertaintyModel(stream: "sink", groups: 2)
        model.add(.constant(10), factor: 0, cell: 0)
        model.add(.constant(10), factor: 0, cell: 1, weight: -1)
        var other = model
        other.stream = "later"
        let engine = MonteCarlo(draws: 100)
        let total = try engine.result(for: model, factors: one).total
        #expect(total.mean == 0)
        #expect(total.relativeLow == nil && total.relativeHigh == nil)
        let trend = try engine.trend(from: model, to: other, factors: one)
        #expect(trend.relativeChange == nil)
        #expect(trend.change == Spread(exactly: 0))
    }

    @Test("a model that cannot be computed is refused, with the place")
    func refusals() {
        var model = UncertaintyModel(stream: "broken", groups: 1)
        model.add(.constant(1), factor: 3, cell: 0)
        #expect(throws: UncertaintyModel.Problem.brokenTerm(0)) { try model.validate(factors: one) }
        model.terms[0].factor = 0
        model.activities[0].distribution = .normal(mean: 1, standardDeviation: .nan)
        #expect(throws: UncertaintyModel.Problem.invalidActivity(0)) { try model.validate(factors: one) }
        model.activities = [.init(7, .constant(1)), .init(7, .constant(1))]
        #expect(throws: UncertaintyModel.Problem.repeatedKey(7)) { try model.validate(factors: one) }
        model.activities.removeLast()
        model.cells = [[0, 0]]
        #expect(throws: UncertaintyModel.Problem.brokenCell(0)) { try model.validate(factors: one) }
        #expect(throws: UncertaintyModel.Problem.invalidFactor(0)) {
            try model.validate(factors: [.init("bad", .uniform(minimum: 2, maximum: 1))])
        }
        #expect(throws: UncertaintyModel.Problem.repeatedKey("one")) { try model.validate(factors: one + one) }
    }
}

extension MonteCarlo.Sampling {
    static let both: [MonteCarlo.Sampling] = [.plain, .momentMatched]
}
