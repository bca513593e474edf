import Localization

/// From one total to another in steps that add up to the change.
package struct Waterfall: Equatable, Sendable {
    /// A step, or one of the two totals.
    package struct Step: Equatable, Sendable {
        package var name: String
        package var note: String?
        /// Where the bar begins and ends, in the unit of the values.
        package var from: Double
        package var to: Double
        package var isTotal: Bool
        package var value: String
        package var share: String?

        package init(
            name: String, note: String? = nil, from: Double, to: Double, isTotal: Bool = false, value: String,
            share: String? = nil
        ) {
            self.name = name
            self.note = note
            self.from = from
            self.to = to
            self.isTotal = isTotal
            self.value = value
            self.share = share
        }
    }

    package var title: String
    package var subtitle: String
    package var steps: [Step]
    package var table: Table

    package init(title: String, subtitle: String, steps: [Step], table: Table) {
        self.title = title
        self.subtitle = subtitle
        self.steps = steps
        self.table = table
    }
}

extension HTML {
    mutating func chart(_ chart: Waterfall, _ texts: Texts) {
        let longest = chart.steps.map { max($0.from, $0.to) }.max() ?? 0
        let scale = longest > 0 ? longest * 1.05 : 1
        self(.figure, .class("chart")) { html in
            html(.figcaption, chart.title)
            html(.p, chart.subtitle)
            html(.ol, .class("bars")) { html in
                for (index, step) in chart.steps.enumerated() {
                    html.step(step, scale, isLast: index == chart.steps.count - 1)
                }
            }
            html.tableBehind(chart.table, texts, isOpen: true)
        }
    }

    private mutating func step(_ step: Waterfall.Step, _ scale: Double, isLast: Bool) {
        self(.li, .class(isLast ? "total" : nil)) { html in
            html(.span, .class("name")) { html in
                html(step.isTotal ? .b : .span, step.name)
                if let note = step.note {
                    html(.br)
                    html(.small, note, .class("soft"))
                }
            }
            html.bar(of: step, scale, isLast: isLast)
            html(.span, .class("value")) { html in
                html(step.isTotal ? .b : .span, step.value)
                if let share = step.share {
                    html.text(" ")
                    html(.small, share)
                }
            }
        }
    }

    private mutating func bar(of step: Waterfall.Step, _ scale: Double, isLast: Bool) {
        let (low, high) = (100 * min(step.from, step.to) / scale, 100 * max(step.from, step.to) / scale)
        let end = 100 * step.to / scale
        let style = step.isTotal ? "level" : step.to > step.from ? "rise" : "fall"
        self(.svg, .class("bar"), .aria("hidden", "true"), .focusable(false)) { html in
            html(.rect, .class(style), .x(percent: low), .y(0), .width(percent: high - low), .height(22))
            if !isLast { html(.line, .class("link"), .x1(percent: end), .x2(percent: end), .y1(22), .y2(62)) }
            html(.line, .class("zero"), .x1(0), .x2(0), .y1(-3), .y2(25))
        }
    }
}
