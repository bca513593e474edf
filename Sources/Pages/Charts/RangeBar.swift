import Findings
package import Localization
package import Quantities

/// A value between the ends of its range, drawn on an axis that is a little wider.
package struct RangeBar: Equatable, Sendable {
    /// What the drawing says, for those who cannot see it.
    package var label: String
    package var low: String
    package var high: String
    /// Where the value lies between the ends, 0 to 1.
    package var position: Double

    /// Draws an estimate; nothing where its range is a point.
    package init?(_ estimate: Estimate, unit: String, _ texts: Texts) {
        guard estimate.high > estimate.low else { return nil }
        position = min(1, max(0, (estimate.value - estimate.low) / (estimate.high - estimate.low)))
        let ends = texts.range(estimate).split(separator: "–", maxSplits: 1).map(String.init)
        low = ends.first ?? ""
        high = ends.last ?? ""
        label = texts.rangeSentence(estimate, unit)
    }
}

extension HTML {
    mutating func range(_ range: RangeBar) {
        let (low, high) = (18.0, 82.0)
        self(.svg, .class("range"), .role("img"), .aria("label", range.label)) { html in
            html(.svgTitle, range.label)
            html(.line, .class("axis"), .x1(0), .x2(percent: 100), .y1(12), .y2(12))
            html(.line, .x1(percent: low), .x2(percent: high), .y1(12), .y2(12))
            for end in [low, high] { html(.line, .x1(percent: end), .x2(percent: end), .y1(6), .y2(18)) }
            html(.circle, .cx(percent: low + (high - low) * range.position), .cy(12), .r(6))
            html(.svgText, range.low, .x(percent: low), .y(38), .textAnchor("middle"))
            html(.svgText, range.high, .x(percent: high), .y(38), .textAnchor("middle"))
        }
    }
}
