public import Findings
public import Quantities

/// The national electricity factor taken for an inventory: whose, of which year, and how good the series is.
public struct NationalElectricity: Hashable, Sendable {
    /// Tonnes per megawatt-hour consumed.
    public var value: Quantity<MassPerEnergy>
    /// The year the factor is of; the town's own factor is taken as of the inventory's year.
    public var year: Year
    /// Where it comes from; the note tells of jumps.
    public var citation: Citation
    /// Where it stands in the town's file, if the town states it.
    public var place: Place?
    /// The largest value of the country's series on the same basis.
    public var seriesMaximum: Double?
    /// The table's own value for the year, where the town states another.
    public var reference: FactorTables.NationalFactor?

    /// States a national factor.
    public init(
        value: Quantity<MassPerEnergy>, year: Year, citation: Citation, place: Place? = nil,
        seriesMaximum: Double? = nil, reference: FactorTables.NationalFactor? = nil
    ) {
        self.value = value
        self.year = year
        self.citation = citation
        self.place = place
        self.seriesMaximum = seriesMaximum
        self.reference = reference
    }
}

extension FactorTables {
    /// The national series that fits the inventory's approach and unit, in the order of years.
    public func nationalSeries(country alpha3: String, accounting: Accounting) -> [NationalFactor] {
        let basis: NationalFactor.Basis =
            switch (accounting.approach, accounting.basis) {
            case (.lifeCycle, _): .lifeCycle
            case (.ipcc, .carbonDioxide): .carbonDioxide
            case (.ipcc, .equivalent): .equivalent
            }
        return nationalSeries(country: alpha3, basis: basis)
    }

    /// The row of the year, or of the nearest year the series has; earlier before later.
    public func nationalFactor(country alpha3: String, year: Year, accounting: Accounting) -> NationalFactor? {
        let series = nationalSeries(country: alpha3, accounting: accounting)
        return series.indices.min {
            (abs(series[$0].year - year), series[$0].year) < (abs(series[$1].year - year), series[$1].year)
        }.map { series[$0] }
    }
}
