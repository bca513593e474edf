/// Uncertainty in closed form, to first order: Approach 1 of the IPCC.
///
/// Uncertainties are half widths of the 95 % range relative to the value: 0.05 for ±5 %.
/// - Product (equation 3.1): `U = √(U_activity² + U_factor²)`.
/// - Sum (equation 3.2): `U = √(Σ (U_i x_i)²) / |Σ x_i|`.
/// - Rows that share a factor err together, so their factor parts are added before they are squared.
///
/// - Source: IPCC 2006 Guidelines, volume 1, chapter 3, equations 3.1 and 3.2; for shared factors 3.2.3.1 on correlation.
public struct ErrorPropagation: Hashable, Sendable {
    /// A row of the inventory.
    public struct Row: Hashable, Sendable {
        /// Emissions of the row, in the unit of the total; negative for a removal.
        public var emissions: Double
        /// Relative half width of the activity.
        public var activity: Double
        /// Relative half width of the factor.
        public var factor: Double
        /// The name of the factor, where other rows use it too.
        public var sharedFactor: StreamKey?

        /// Names what is known of a row.
        public init(emissions: Double, activity: Double, factor: Double, sharedFactor: StreamKey? = nil) {
            self.emissions = emissions
            self.activity = activity
            self.factor = factor
            self.sharedFactor = sharedFactor
        }

        /// Relative half width of the row, by equation 3.1.
        public var uncertainty: Double { ErrorPropagation.product([activity, factor]) }
    }

    /// The sum of the rows.
    public let total: Double
    /// Half the width of the 95 % range of the sum, in the unit of the rows.
    public let halfWidth: Double
    /// For each row `(U x)² / (Σ x)²`: its part of the squared uncertainty; empty when the total is zero.
    ///
    /// They add up to the square of the total's uncertainty where no factor is shared.
    public let contributions: [Double]

    /// Half the width relative to the total; `nil` when the total is zero.
    public var uncertainty: Double? { total == 0 ? nil : halfWidth / abs(total) }

    /// Combines rows; with `correlated` false all are taken as independent, the plain equation 3.2.
    public init(rows: [Row], correlated: Bool = true) {
        let total = rows.reduce(0) { $0 + $1.emissions }
        self.total = total
        let linear = rows.map { FactorPart(key: correlated ? $0.sharedFactor : nil, value: $0.emissions * $0.factor) }
        let squares = rows.reduce(0) { $0 + ($1.emissions * $1.activity) * ($1.emissions * $1.activity) }
        halfWidth = (squares + FactorPart.squares(linear)).squareRoot()
        contributions =
            total == 0
            ? []
            : rows.map { row in
                let part = row.uncertainty * row.emissions / total
                return part * part
            }
    }

    /// The uncertainty of a product of independent quantities, by equation 3.1.
    public static func product(_ uncertainties: [Double]) -> Double {
        uncertainties.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
}

/// A row's part of the uncertainty that comes from its factor, with its sign.
struct FactorPart {
    var key: StreamKey?
    var value: Double

    /// Adds what one factor causes, then squares; sums follow the order of the rows.
    static func squares(_ parts: [FactorPart]) -> Double {
        var places: [StreamKey: Int] = [:]
        var sums: [Double] = []
        for part in parts {
            if let key = part.key, let place = places[key] {
                sums[place] += part.value
            } else {
                if let key = part.key { places[key] = sums.count }
                sums.append(part.value)
            }
        }
        return sums.reduce(0) { $0 + $1 * $1 }
    }
}
