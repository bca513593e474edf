public import Quantities

extension Plan {
    /// The years of the inventories that the plan is held against, of those that its town has.
    ///
    /// The baseline is that of the year the plan names, else the oldest. The newest counts beside it where it is a later
    /// one.
    public func inventoryYears(among years: some Sequence<Year>) -> (baseline: Year?, latest: Year?) {
        let years = Set(years)
        guard let baseline = baselineYear ?? years.min() else { return (nil, nil) }
        return (baseline, years.max().flatMap { $0 > baseline ? $0 : nil })
    }
}
