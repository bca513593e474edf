public import Cities
public import Findings

/// The least that a commitment asks a town to promise, as the rules of the table say.
///
/// For 2020 it is asked of everybody, for 2030 by groups of countries. For Central Asia no figure for 2030 was
/// published: then the share is `nil`, which is not known and not nothing.
public struct TargetMinimum: Hashable, Sendable {
    /// The year that the commitment is named by.
    public var year: Int
    /// The share of the reference; `nil` where it is not known.
    public var share: Double?
    /// The rule that asks for it.
    public var rule: String?

    /// Looks up what is asked of a country for a year; `nil` where nothing is asked for that year.
    public init?(for commitment: Commitment, country: String, in definitions: [RuleDefinition]) {
        let id: String? =
            switch commitment {
            case .by2020: "M02"
            case .by2030 where CountryGroup.europeanUnion.contains(country): "M03"
            case .by2030 where CountryGroup.easternPartnership.contains(country): "M04"
            default: nil
            }
        guard let year = Int(commitment.rawValue), commitment != .by2050 else { return nil }
        self.year = year
        rule = id
        share = definitions.first { $0.id == id }?.thresholds.first
    }
}
