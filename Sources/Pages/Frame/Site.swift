/// What every page of a running site shares.
package struct Site: Sendable, Equatable {
    /// Part of every asset's address, so that a new style sheet is fetched at once.
    package var assetVersion: String
    /// The release of the data, as the foot of the page names it.
    package var dataVersion: String
    /// Whether one person works here with documents of their own.
    package var isLocal: Bool
    /// Whether many people work here with accounts.
    package var hasAccounts: Bool
    /// Whether there is a log that everybody can check.
    package var hasLog: Bool
    /// Whether somebody has documents here at all.
    package var hasWork: Bool { isLocal || hasAccounts }
    /// The country and year that the list of factors opens with.
    package var factors: (country: String, year: Int) { (factorCountry, factorYear) }
    private var factorCountry: String
    private var factorYear: Int

    /// Describes a site.
    package init(
        assetVersion: String, dataVersion: String, isLocal: Bool, hasAccounts: Bool = false,
        hasLog: Bool = false, factors: (country: String, year: Int) = (country: "KZ", year: 2020)
    ) {
        self.assetVersion = assetVersion
        self.dataVersion = dataVersion
        self.isLocal = isLocal
        self.hasAccounts = hasAccounts
        self.hasLog = hasLog
        factorCountry = factors.country
        factorYear = factors.year
    }
}
