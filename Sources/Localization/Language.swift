/// A language that every page, message and workbook can be had in; all three are equal.
public enum Language: String, Codable, Sendable, CaseIterable, Hashable {
    /// Kazakh.
    case kk
    /// Russian.
    case ru
    /// English.
    case en

    /// The language's own name for itself, as a language switch shows it.
    public var ownName: String {
        switch self {
        case .kk: "Қазақша"
        case .ru: "Русский"
        case .en: "English"
        }
    }

    /// What stands between groups of three digits.
    public var groupSeparator: String { self == .en ? "," : "\u{A0}" }

    /// What stands before the decimals.
    public var decimalSeparator: String { self == .en ? "." : "," }

    /// What stands between a number and its percent sign.
    public var percentSeparator: String { self == .ru ? "\u{A0}" : "" }
}
