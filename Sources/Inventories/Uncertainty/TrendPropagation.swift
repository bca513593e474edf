/// Uncertainty of the change between two years, to first order: IPCC table 3.2.
///
/// For row x with base emissions C and current emissions D, in per cent of the base total:
/// - sensitivity A: how the trend moves when the row grows by 1 % in both years (error in the factor);
/// - sensitivity B: `D / Σ C`, how it moves when the row grows in the current year alone (error in the activity);
/// - factor part `A U_factor`, activity part `B U_activity √2`; the trend's uncertainty is the root of the sum of squares.
///
/// - Source: IPCC 2006 Guidelines, volume 1, chapter 3, table 3.2, columns I to M.
public struct TrendPropagation: Hashable, Sendable {
    /// A row of the inventory in both years; uncertainties are relative half widths, the same in both.
    public struct Row: Hashable, Sendable {
        /// Emissions of the base year.
        public var base: Double
        /// Emissions of the current year.
        public var current: Double
        /// Relative half width of the activity, independent between the years.
        public var activity: Double
        /// Relative half width of the factor, the same error in both years.
        public var factor: Double
        /// The name of the factor, where other rows use it too.
        public var sharedFactor: StreamKey?

        /// Names what is known of a row.
        public init(
            base: Double, current: Double, activity: Double, factor: Double, sharedFactor: StreamKey? = nil
        ) {
            self.base = base
            self.current = current
            self.activity = activity
            self.factor = factor
            self.sharedFactor = sharedFactor
        }
    }

    /// The columns of the table that belong to one row.
    public struct Sensitivity: Hashable, Sendable {
        /// Column I: percentage points of the trend for 1 % in both years, without its sign.
        public let typeA: Double
        /// Column J: fraction of the base total.
        public let typeB: Double
        /// Column K: percentage points that come from the factor.
        public let factorPart: Double
        /// Column L: percentage points that come from the activity.
        public let activityPart: Double
    }

    /// The change relative to the base year, in per cent.
    public let trend: Double
    /// Half the width of the trend's 95 % range, in percentage points.
    public let uncertainty: Double
    /// The rows' columns, in their order.
    public let rows: [Sensitivity]

    /// Fills the table; `nil` when the base year's total is zero.
    ///
    /// With `correlated` false the rows' factors are taken as independent of each other, as in the plain table.
    public init?(rows: [Row], correlated: Bool = true) {
        let base = rows.reduce(0) { $0 + $1.base }
        let current = rows.reduce(0) { $0 + $1.current }
        guard base != 0 else { return nil }
        let trend = (current - base) / base * 100
        var sensitivities: [Sensitivity] = []
        var parts: [FactorPart] = []
        var squares = 0.0
        for row in rows {
            let raised = base + 0.01 * row.base
            guard raised != 0 else { return nil }
            let signed = (current + 0.01 * row.current - raised) / raised * 100 - trend
            let typeB = abs(row.current / base)
            let activityPart = typeB * row.activity * 100 * 2.0.squareRoot()
            sensitivities.append(
                Sensitivity(
                    typeA: abs(signed), typeB: typeB, factorPart: abs(signed) * row.factor * 100,
                    activityPart: activityPart))
            parts.append(FactorPart(key: correlated ? row.sharedFactor : nil, value: signed * row.factor * 100))
            squares += activityPart * activityPart
        }
        self.trend = trend
        self.rows = sensitivities
        uncertainty = (squares + FactorPart.squares(parts)).squareRoot()
    }
}
