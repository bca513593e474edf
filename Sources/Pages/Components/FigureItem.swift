import Findings
package import Localization
package import Quantities

/// A figure that never stands alone: unit, year, range and completeness come with it.
package struct FigureItem: Equatable, Sendable {
    package var value: String
    package var unit: String
    /// Words that say the range; `nil` where none was computed.
    package var range: String?
    /// Words that say how complete it is.
    package var completeness: String
    /// Whether something is missing from it.
    package var isPartial: Bool
    /// Where it opens to its working.
    package var address: String?

    /// A sum, with what is known of it.
    package init<D: Dimension>(
        _ sum: PartialSum<D>, unit: String, range: Estimate?, address: String?, _ texts: Texts
    ) {
        value = sum.known == 0 ? texts["figure.unknown"] : texts.figure(sum.value.value)
        self.unit = texts.unit(unit)
        self.range = range.map { texts.rangeSentence($0, unit) }
        completeness = texts.completeness(sum)
        isPartial = !sum.isComplete
        self.address = address
    }

    /// A single number, such as a factor.
    package init(_ value: Double?, unit: String, isPartial: Bool, _ texts: Texts) {
        self.value = value.map { texts.factor($0) } ?? texts["figure.unknown"]
        self.unit = unit.isEmpty ? "" : texts.unit(unit)
        completeness = texts[value == nil ? "figure.unknown" : isPartial ? "figure.partial.note" : "figure.known"]
        self.isPartial = isPartial || value == nil
    }
}

extension HTML {
    /// The figure as the hero of its page.
    mutating func hero(_ figure: FigureItem) {
        self(.p, .class(figure.isPartial ? "figure partial" : "figure")) { html in
            html(.b, figure.value)
            html.text(" ")
            html(.span, figure.unit, .class("unit"))
        }
    }
}
