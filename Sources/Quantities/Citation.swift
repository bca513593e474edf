/// Where a number comes from and how far that has been checked.
public struct Citation: Hashable, Codable, Sendable {
    /// How far a number was checked against the text it is said to come from.
    public enum Verification: String, Codable, Sendable, CaseIterable {
        /// Read in the named source.
        case read = "yes"
        /// Recalled; to be checked before legal use and never shown as official.
        case memory
        /// Computed from numbers that were read.
        case derived
        /// Our own proposal.
        case design
        /// Stated by the town in its own file.
        case stated
        /// No value was found.
        case missing
    }

    /// The publication, table and page, as it was written down.
    public var source: String
    /// The edition or data set, where the source has one: `SEAP2010_standard`, `AR5`.
    public var edition: String?
    /// How far the number was checked.
    public var verification: Verification
    /// A remark that must travel with the number: "jump >50% vs previous year".
    public var note: String?

    /// Names a source.
    public init(source: String, edition: String? = nil, verification: Verification, note: String? = nil) {
        self.source = source
        self.edition = edition
        self.verification = verification
        self.note = note
    }
}
