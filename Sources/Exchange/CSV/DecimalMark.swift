/// What stands between the whole number and its fraction.
package enum DecimalMark: String, Hashable, Sendable, CaseIterable {
    case point = "."
    case comma = ","

    /// The other one.
    package var other: DecimalMark { self == .point ? .comma : .point }

    /// The mark all numbers of a column agree on; `nil` when none tells or two disagree.
    ///
    /// `12,5` tells, `1.234.567` tells (the point groups, so the comma would be the mark), `1,234` does not.
    package static func inferred(from texts: some Sequence<String>) -> DecimalMark? {
        var found: DecimalMark?
        for text in texts {
            guard case .number(_, let style) = NumberText(text), let mark = style.impliedDecimalMark else { continue }
            if let found, found != mark { return nil }
            found = mark
        }
        return found
    }
}
