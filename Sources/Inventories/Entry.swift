import Ledger
public import Quantities

/// What a cell of the inventory says; only a reported value and a confirmed zero are numbers.
public enum Entry: Hashable, Sendable {
    /// An amount in the unit it was reported in.
    case reported(Double, ActivityUnit)
    /// A zero that somebody meant.
    case zeroConfirmed
    /// The activity does not take place in the town.
    case notOccurring
    /// It takes place and was not estimated.
    case notEstimated(reason: String?)
    /// Counted in another cell.
    case includedElsewhere(in: String?)
    /// Known to the town, not to be shown.
    case confidential
    /// Nobody has said.
    case unknown

    /// The notation key, as the Common Reporting Framework writes it.
    public enum Key: String, Codable, Sendable, CaseIterable {
        case notOccurring = "NO"
        case notEstimated = "NE"
        case includedElsewhere = "IE"
        case confidential = "C"
    }

    /// The notation key, where the cell has one.
    public var key: Key? {
        switch self {
        case .notOccurring: .notOccurring
        case .notEstimated: .notEstimated
        case .includedElsewhere: .includedElsewhere
        case .confidential: .confidential
        case .reported, .zeroConfirmed, .unknown: nil
        }
    }

    /// Makes the cell that a notation key stands for.
    public init(key: Key, remark: String?) {
        switch key {
        case .notOccurring: self = .notOccurring
        case .notEstimated: self = .notEstimated(reason: remark)
        case .includedElsewhere: self = .includedElsewhere(in: remark)
        case .confidential: self = .confidential
        }
    }

    /// How a sum must treat the cell.
    public enum Standing: Sendable {
        /// A number to add.
        case known
        /// Nothing to add and nothing missing: not occurring, or counted elsewhere.
        case absent
        /// Something is missing from the sum.
        case missing
    }

    /// How a sum must treat the cell.
    public var standing: Standing {
        switch self {
        case .reported, .zeroConfirmed: .known
        case .notOccurring, .includedElsewhere: .absent
        case .notEstimated, .confidential, .unknown: .missing
        }
    }
}

extension Entry: Codable {
    private enum CodingKeys: String, CodingKey { case state, amount, unit, remark }

    private var state: String {
        switch self {
        case .reported: "reported"
        case .zeroConfirmed: "zero"
        case .unknown: "unknown"
        case .notOccurring, .notEstimated, .includedElsewhere, .confidential: key?.rawValue ?? "unknown"
        }
    }

    /// Reads `{"state": "reported", "amount": 12, "unit": "MWh"}` or `{"state": "NE", "remark": "…"}`.
    public init(from decoder: any Decoder) throws { try self.init(JSONNode(of: decoder)) }

    init(_ node: JSONNode) throws {
        switch try node.string("state") {
        case "reported": self = .reported(try node.number("amount"), try node.named("unit"))
        case "zero": self = .zeroConfirmed
        case "unknown": self = .unknown
        default: self.init(key: try node.named("state"), remark: try node.string(ifAny: "remark"))
        }
    }

    /// Writes the state and what belongs to it.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(state, forKey: .state)
        switch self {
        case .reported(let amount, let unit):
            try container.encode(amount, forKey: .amount)
            try container.encode(unit, forKey: .unit)
        case .notEstimated(let remark), .includedElsewhere(let remark):
            try container.encodeIfPresent(remark, forKey: .remark)
        case .zeroConfirmed, .notOccurring, .confidential, .unknown: break
        }
    }
}
