import Localization

/// Horizontal bars, each split into coloured parts, with the figures beside them and a table behind.
package struct BarChart: Equatable, Sendable {
    /// A coloured part of a bar.
    package struct Segment: Equatable, Sendable {
        /// The class that colours it: `carrier-coal`, the same everywhere.
        package var style: String
        package var name: String
        package var value: Double
        /// The value in words.
        package var words: String

        package init(style: String, name: String, value: Double, words: String) {
            self.style = style
            self.name = name
            self.value = value
            self.words = words
        }
    }

    /// One bar.
    package struct Row: Equatable, Sendable {
        package var name: Link
        package var segments: [Segment]
        /// The ends of the range, in the unit of the values.
        package var range: ClosedRange<Double>?
        package var value: String
        package var share: String

        package init(
            name: Link, segments: [Segment], range: ClosedRange<Double>? = nil, value: String, share: String
        ) {
            self.name = name
            self.segments = segments
            self.range = range
            self.value = value
            self.share = share
        }

        var length: Double { segments.reduce(0) { $0 + $1.value } }
    }

    /// What the chart says.
    package var title: String
    /// What is measured, in which unit.
    package var subtitle: String
    package var rows: [Row]
    package var legend: [Segment]
    /// The same figures as a table; `nil` where the bars themselves are the table.
    package var table: Table?

    package init(title: String, subtitle: String, rows: [Row], legend: [Segment], table: Table?) {
        self.title = title
        self.subtitle = subtitle
        self.rows = rows
        self.legend = legend
        self.table = table
    }

    /// The value at the right end: a little beyond the longest bar and every range.
    var scale: Double {
        let longest = rows.map { max($0.length, $0.range?.upperBound ?? 0) }.max() ?? 0
        return longest > 0 ? longest * 1.05 : 1
    }
}

/// One bar that shows how a whole is shared out.
package struct ShareBar: Equatable, Sendable {
    package var title: String
    package var subtitle: String
    package var segments: [BarChart.Segment]

    package init(title: String, subtitle: String, segments: [BarChart.Segment]) {
        self.title = title
        self.subtitle = subtitle
        self.segments = segments
    }
}

extension HTML {
    mutating func chart(_ chart: BarChart, _ texts: Texts) {
        let scale = chart.scale
        self(.figure, .class("chart")) { html in
            html(.figcaption, chart.title)
            html(.p, chart.subtitle)
            html(.ol, .class("bars")) { html in
                for row in chart.rows { html.bar(row, scale) }
            }
            html.legend(chart.legend)
            if let table = chart.table { html.tableBehind(table, texts) }
        }
    }

    mutating func chart(_ chart: ShareBar) {
        let whole = chart.segments.reduce(0) { $0 + $1.value }
        self(.figure, .class("chart")) { html in
            html(.figcaption, chart.title)
            html(.p, chart.subtitle)
            if whole > 0 { html.segments(chart.segments, scale: whole, height: 40, style: "bar strip") }
            html.legend(chart.segments, withWords: true)
        }
    }

    /// The table that a chart was drawn from.
    mutating func tableBehind(_ table: Table, _ texts: Texts, isOpen: Bool = false) {
        self(.details, .open(isOpen)) { html in
            html(.summary, texts["chart.table"])
            html.table(table)
        }
    }

    mutating func legend(_ segments: [BarChart.Segment], withWords: Bool = false) {
        if segments.isEmpty { return }
        self(.ul, .class("legend")) { html in
            for segment in segments {
                html(.li) { html in
                    html(.svg, .class("swatch"), .aria("hidden", "true")) {
                        $0(.rect, .class(segment.style), .width(14), .height(14))
                    }
                    html.text(withWords ? "\(segment.name), \(segment.words)" : segment.name)
                }
            }
        }
    }

    private mutating func bar(_ row: BarChart.Row, _ scale: Double) {
        self(.li) { html in
            html(.span, .class("name")) { html in
                if let address = row.name.address {
                    html(.a, row.name.words, .href(address))
                } else {
                    html.text(row.name.words)
                }
            }
            html.segments(row.segments, scale: scale, height: 22, style: "bar", range: row.range)
            html(.span, .class("value")) { html in
                html.text(row.value)
                html.text(" ")
                html(.small, row.share)
            }
        }
    }

    /// The parts of a bar; their names stand below where they fit.
    private mutating func segments(
        _ segments: [BarChart.Segment], scale: Double, height: Double, style: String, range: ClosedRange<Double>? = nil
    ) {
        let placed = Self.placed(segments, scale: scale)
        let labelled = placed.filter { $0.label != nil }
        let isLabelled = !labelled.isEmpty && style == "bar"
        self(
            .svg, .class(isLabelled ? "bar labelled" : style), .aria("hidden", "true"), .focusable(false)
        ) { html in
            for part in placed {
                html(
                    .rect, .class(part.segment.style), .x(percent: part.start), .y(0), .width(percent: part.width),
                    .height(height)
                ) { $0(.svgTitle, "\(part.segment.name): \(part.segment.words)") }
                if part.start > 0 {
                    html(
                        .line, .class("gap"), .x1(percent: part.start), .x2(percent: part.start), .y1(0), .y2(height))
                }
            }
            if let range { html.whisker(range, scale: scale, height: height) }
            html(.line, .class("zero"), .x1(0), .x2(0), .y1(-3), .y2(height + 3))
            for part in labelled {
                html(
                    .svgText, part.segment.name, .class(part.label), .x(percent: part.start), .y(height + 16))
            }
        }
    }

    private mutating func whisker(_ range: ClosedRange<Double>, scale: Double, height: Double) {
        let (low, high) = (100 * max(0, range.lowerBound) / scale, 100 * range.upperBound / scale)
        let middle = height / 2
        for style in ["halo", "whisker"] {
            self(.line, .class(style), .x1(percent: low), .x2(percent: high), .y1(middle), .y2(middle))
        }
        for end in [low, high] {
            self(.line, .class("whisker"), .x1(percent: end), .x2(percent: end), .y1(middle - 5), .y2(middle + 5))
        }
    }

    private struct PlacedSegment {
        var segment: BarChart.Segment
        var start: Double
        var width: Double
        /// The class of the name below; `nil` where it does not fit.
        var label: String?
    }

    private static func placed(_ segments: [BarChart.Segment], scale: Double) -> [PlacedSegment] {
        var start = 0.0
        return segments.compactMap { segment in
            let width = 100 * max(0, segment.value) / scale
            defer { start += width }
            guard width >= 0.05 else { return nil }
            // A letter takes about 1.35 % of the widest bar and 2.5 % of one on a telephone.
            let letters = Double(segment.name.count)
            guard segments.count > 1 else { return PlacedSegment(segment: segment, start: start, width: width) }
            let label: String? = width > letters * 2.5 ? "label" : width > letters * 1.35 ? "label roomy" : nil
            return PlacedSegment(segment: segment, start: start, width: width, label: label)
        }
    }
}
