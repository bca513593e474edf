public import Quantities

/// The emissions that a target still allows in its year, and what it takes to get there.
///
/// For a share *p* of the base emissions *B*:
///
/// - absolute: `B × (1 − p)`,
/// - per head: `B ÷ population then × (1 − p) × population in the target year`,
/// - against business as usual: `emissions expected without a plan × (1 − p)`.
///
/// - Source: definitions of the Covenant's template; business as usual by EUR 25315 EN (2012). The coefficients of that
///   report are not at hand, so the expected emissions are the town's own documented projection.
public struct TargetLevel: Hashable, Sendable {
    /// The target.
    public var target: Target
    /// Emissions from which the share is taken.
    public var reference: Quantity<Mass>
    /// Emissions that may remain in the target year.
    public var allowed: Quantity<Mass>

    /// Works out a target; `nil` where something it needs is not known.
    public init?(_ target: Target, baseEmission: Quantity<Mass>?, basePopulation: Int?) {
        self.target = target
        switch target.kind {
        case .absolute:
            guard let baseEmission else { return nil }
            reference = baseEmission
        case .perCapita:
            guard let baseEmission, let before = target.basePopulation ?? basePopulation, before > 0,
                let then = target.targetPopulation, then > 0
            else { return nil }
            reference = baseEmission * (Double(then) / Double(before))
        case .businessAsUsual:
            guard let expected = target.businessAsUsual, expected > .zero else { return nil }
            reference = expected
        }
        allowed = reference * (1 - target.value)
    }

    /// What has to be saved, seen from the reference.
    public var reduction: Quantity<Mass> { reference - allowed }
}
