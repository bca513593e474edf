internal import CVectorMath

extension MonteCarlo {
    /// How an inventory changed between two years, with its spread.
    public struct Trend: Hashable, Sendable {
        /// The total of the base year.
        public var base: Spread
        /// The total of the current year.
        public var current: Spread
        /// Current less base.
        public var change: Spread
        /// The change relative to the base, −0.06 for −6 %; `nil` when the base year's total may be zero or negative.
        public var relativeChange: Spread?
    }

    /// The change from a base year to a current year.
    ///
    /// Both years use the same draws of the shared factors, so that an error in a factor shifts both and largely
    /// cancels. Their activities are independent: the two models must have streams of their own.
    public func trend(
        from base: UncertaintyModel, to current: UncertaintyModel, factors: [UncertaintyModel.Input]
    ) throws(UncertaintyModel.Problem) -> Trend {
        guard base.stream != current.stream else { throw .repeatedKey(base.stream) }
        try base.validate(factors: factors)
        try current.validate(factors: factors)
        let first = total(of: base, factors: factors)
        let second = total(of: current, factors: factors)
        let change = DoubleBuffer(count: stride)
        let relative = DoubleBuffer(count: stride)
        var isDefined = true
        for place in 0..<draws {
            change.base[place] = second.base[place] - first.base[place]
            relative.base[place] = change.base[place] / first.base[place]
            isDefined = isDefined && first.base[place] > 0
        }
        let rows = isDefined ? [first, second, change, relative] : [first, second, change]
        let spreads = summarised(rows.count) { rows[$0] }
        return Trend(
            base: spreads[0], current: spreads[1], change: spreads[2],
            relativeChange: isDefined ? spreads[3] : nil)
    }

    private func total(of model: UncertaintyModel, factors: [UncertaintyModel.Input]) -> DoubleBuffer {
        InventorySums(model).gather(model.groups, from: drawn(model, factors: factors), stride: stride)
    }
}
