/// Towns by how many people live in them.
public enum SizeClass: String, Sendable, CaseIterable {
    case below10000 = "below_10000"
    case from10000 = "10000_49999"
    case from50000 = "50000_249999"
    case from250000 = "250000_999999"
    case million = "1000000_and_more"

    /// The class of a number of people.
    public init(_ population: Int) {
        switch population {
        case ..<10_000: self = .below10000
        case ..<50_000: self = .from10000
        case ..<250_000: self = .from50000
        case ..<1_000_000: self = .from250000
        default: self = .million
        }
    }
}
