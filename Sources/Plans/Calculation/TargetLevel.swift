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
    /// Emissions from which the share is taken; partial where lines of the base are not known.
    public var reference: PartialSum<Mass>
    /// Emissions that may remain in the target year.
    public var allowed: Quantity<Mass>

    /// Works out a target; `nil` where something it needs is not known.
    public init?(_ target: Target, baseEmission: PartialSum<Mass>?, basePopulation: Int?) {
        self.target = target
        let base = baseEmission.flatMap { $0.known > 0 ? $0 : nil }
        switch target.kind {
        case .absolute:
            guard let base else { return nil }
            reference = base
        case .perCapita:
            guard var base, let before = target.basePopulation ?? basePopulation, before > 0,
                let then = target.targetPopulation, then > 0
            else { return nil }
            base.value = base.value * (Double(then) / Double(before))
            reference = base
        case .businessAsUsual:
            guard let expected = target.businessAsUsual, expected > .zero else { return nil }
            reference = PartialSum(value: expected, known: 1)
        }
        allowed = reference.value * (1 - target.value)
    }

    /// What has to be saved, seen from the reference.
    public var reduction: Quantity<Mass> { reference.value - allowed }
}
