/// Groups of countries for which the covenant asks different things, by ISO 3166-1 alpha-2 codes.
public enum CountryGroup {
    /// The members of the European Union.
    public static let europeanUnion: Set = [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
        "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    ]

    /// The countries of the Eastern Partnership.
    public static let easternPartnership: Set = ["AM", "AZ", "BY", "GE", "MD", "UA"]

    /// The countries of Central Asia.
    public static let centralAsia: Set = ["KG", "KZ", "TJ", "TM", "UZ"]

    /// All countries that a group names.
    public static let all = europeanUnion.union(easternPartnership).union(centralAsia)
}
