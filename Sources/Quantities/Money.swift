/// An amount of money: whole minor units of a currency, so that sums are exact.
public struct Money: Hashable, Codable, Sendable {
    /// Cents, tiyn, kopecks.
    public var minorUnits: Int64
    /// The ISO 4217 code, upper case.
    public var currency: String

    /// States an amount in minor units.
    public init(minorUnits: Int64, currency: String) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// Takes an amount of whole units as it is written in tables; `nil` where it is no amount that fits.
    public init?(_ amount: Double, currency: String) {
        let minor = (amount * 100).rounded()
        guard minor.isFinite, minor.magnitude < 9e17 else { return nil }
        self.init(minorUnits: Int64(minor), currency: currency)
    }

    /// The amount in whole units, for division and for showing.
    public var amount: Double { Double(minorUnits) / 100 }
}
