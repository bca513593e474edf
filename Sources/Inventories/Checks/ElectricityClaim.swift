import Findings
import Quantities

/// An electricity factor of the inventory and whose factor it is said to be.
struct ElectricityClaim: Sendable {
    /// Whose factor it is.
    enum Kind: Sendable {
        /// The country's: stated as such, or stated with a source by a town that makes and buys none of its own.
        case national
        /// The town's: computed from its production and purchases, or stated by a town that has them.
        case local
        /// Nobody says: stated without a source by a town that makes and buys none of its own.
        case unknownOrigin
    }

    let kind: Kind
    /// Tonnes per megawatt-hour.
    let value: Double
    let place: Place
    /// Whether lines of the inventory are multiplied with it, rather than with something computed from it.
    let isApplied: Bool
}

extension Examination {
    /// The electricity factors that the town states, and the one computed from its production.
    var electricityClaims: [ElectricityClaim] {
        var claims: [ElectricityClaim] = []
        if let stated = inventory.factors.last(where: { $0.role == .nationalElectricity }) {
            claims.append(
                ElectricityClaim(
                    kind: .national, value: stated.value.value, place: stated.place.or(field: "factor.national"),
                    isApplied: false))
        }
        let given = linesWithGivenFactor.filter { $0.record.carrier == .electricity }
        for line in given {
            guard let value = line.factor?.intensity.value else { continue }
            let kind: ElectricityClaim.Kind =
                hasOwnElectricity ? .local : line.factorHasSource ? .national : .unknownOrigin
            claims.append(ElectricityClaim(kind: kind, value: value, place: line.factorPlace, isApplied: true))
        }
        if given.isEmpty, hasOwnElectricity, let computed = result.electricity {
            claims.append(
                ElectricityClaim(
                    kind: .local, value: computed.value.value, place: .electricityFactor, isApplied: true))
        }
        return claims
    }

    /// The largest value of the country's series; `nil` where it has none.
    var nationalMaximum: Double? {
        context.tables.nationalSeries(country: choice.alpha3, accounting: inventory.accounting).map(\.value.value).max()
    }
}
