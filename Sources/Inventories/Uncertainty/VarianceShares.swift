/// What each input contributes to the variance of a total, exactly and without a draw.
///
/// For E = Σ w A F with independent inputs,
/// `Var E = Σ_a var(A_a) (Σ w mean F)² + Σ_f var(F_f) (Σ w mean A)² + Σ_af w² var(A_a) var(F_f)`.
/// An input's own part is the variance that would go, on average, if it were measured without error. The last sum
/// belongs to pairs and is kept apart.
public struct VarianceShares: Hashable, Sendable {
    /// One of the inputs.
    public enum Input: Hashable, Sendable {
        /// The activity at this place of the model.
        case activity(Int)
        /// The shared factor at this place.
        case factor(Int)
    }

    /// An input and its part of the variance.
    public struct Contribution: Hashable, Sendable {
        /// The input.
        public var input: Input
        /// The variance that would go if the input were known.
        public var variance: Double
        /// The same, relative to the whole variance.
        public var share: Double
    }

    /// Mean and variance of the sum, in closed form.
    public var moments: Moments
    /// The own part of each activity, in their order.
    public var activities: [Double]
    /// The own part of each factor, in their order.
    public var factors: [Double]
    /// The part that belongs to pairs of an activity and a factor.
    public var interaction: Double

    /// Splits the variance of the total or, where one is named, of a group; the model must be valid.
    public init(of model: UncertaintyModel, factors: [UncertaintyModel.Input], group: Int? = nil) {
        let terms = model.terms.filter { term in group.map { model.cells[term.cell].contains($0) } ?? true }
        let activityMoments = model.activities.map { Self.moments(of: $0) }
        let factorMoments = factors.map { Self.moments(of: $0) }
        var mean = 0.0
        var perActivity = [Double](repeating: 0, count: model.activities.count)
        var perFactor = [Double](repeating: 0, count: factors.count)
        var pairs: [Pair: Double] = [:]
        interaction = 0
        for term in terms {
            let activity = activityMoments[term.activity]
            let factor = factorMoments[term.factor]
            mean += term.weight * activity.mean * factor.mean
            perActivity[term.activity] += term.weight * factor.mean
            perFactor[term.factor] += term.weight * activity.mean
            let pair = Pair(activity: term.activity, factor: term.factor)
            let weight = pairs[pair, default: 0]
            let added = (weight + term.weight) * (weight + term.weight) - weight * weight
            interaction += added * activity.variance * factor.variance
            pairs[pair] = weight + term.weight
        }
        activities = zip(perActivity, activityMoments).map { $0 * $0 * $1.variance }
        self.factors = zip(perFactor, factorMoments).map { $0 * $0 * $1.variance }
        moments = Moments(mean: mean, variance: activities.reduce(0, +) + self.factors.reduce(0, +) + interaction)
        factorSlopes = perFactor
    }

    /// The inputs to measure better first, the largest part first.
    ///
    /// Inputs without uncertainty are left out, so that there may be fewer than `count`.
    public func leadingContributors(_ count: Int = 3) -> [Contribution] {
        let inputs =
            activities.enumerated().map { (Input.activity($0.offset), $0.element) }
            + factors.enumerated().map { (Input.factor($0.offset), $0.element) }
        // Equal parts keep their order, so that the same inventory always gets the same advice.
        return inputs.enumerated().filter { $0.element.1 > 0 }
            .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
            .prefix(max(0, count))
            .map { Contribution(input: $0.element.0, variance: $0.element.1, share: $0.element.1 / moments.variance) }
    }

    /// Mean and variance of the sum of several inventories that share the factors.
    static func moments(of models: [UncertaintyModel], factors: [UncertaintyModel.Input]) -> Moments {
        var sum = Moments(mean: 0, variance: 0)
        var slopes = [Double](repeating: 0, count: factors.count)
        for model in models {
            let shares = VarianceShares(of: model, factors: factors)
            sum.mean += shares.moments.mean
            sum.variance += shares.activities.reduce(0, +) + shares.interaction
            for place in slopes.indices { slopes[place] += shares.factorSlopes[place] }
        }
        for (slope, factor) in zip(slopes, factors) { sum.variance += slope * slope * factor.distribution.variance }
        return sum
    }

    private struct Pair: Hashable {
        var activity: Int
        var factor: Int
    }

    /// By how much the sum grows with each factor.
    private var factorSlopes: [Double]

    private static func moments(of input: UncertaintyModel.Input) -> Moments {
        Moments(mean: input.distribution.mean, variance: input.distribution.variance)
    }
}
