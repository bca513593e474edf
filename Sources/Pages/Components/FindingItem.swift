package import Findings
package import Localization

/// A finding as a page shows it: what, where, why it matters, what to do next.
package struct FindingItem: Equatable, Sendable {
    package var mark: Mark
    /// The rule and where it is explained.
    package var rule: Link
    package var place: String
    /// The subject in a few words, for narrow places.
    package var title: String
    package var what: String
    package var why: String?
    package var advice: String?
    /// How much it matters, for counting.
    package var severity: Finding.Severity

    package init(_ finding: Finding, _ texts: Texts) {
        let worded = texts.text(finding)
        mark = Mark(Mark.Kind(finding.severity), worded.severityText)
        rule = Link(finding.code, Self.hasPage(finding.code) ? Address(texts.language).rule(finding.code) : nil)
        place = worded.place
        title = worded.title
        what = worded.text
        why = worded.why
        advice = worded.advice
        severity = finding.severity
    }

    /// Findings in the order of their weight; equal weights keep their order.
    package static func items(_ findings: [Finding], _ texts: Texts) -> [FindingItem] {
        let ranked = findings.enumerated().sorted {
            $0.element.severity == $1.element.severity
                ? $0.offset < $1.offset : $0.element.severity > $1.element.severity
        }
        return ranked.map { FindingItem($0.element, texts) }
    }

    /// How many there are of each weight, in words.
    package static func tally(_ items: [FindingItem], _ texts: Texts) -> [Mark] {
        tally(items.reduce(into: [:]) { $0[$1.severity, default: 0] += 1 }, texts)
    }

    /// The same of findings that were only counted.
    package static func tally(_ counts: [Finding.Severity: Int], _ texts: Texts) -> [Mark] {
        Finding.Severity.allCases.reversed().compactMap { severity in
            guard let count = counts[severity], count > 0 else { return nil }
            let words = texts["findings.tally.\(severity.rawValue)", ["count": .count(count)]]
            return Mark(Mark.Kind(severity), words)
        }
    }

    /// Check rules are a letter and two digits; readers' codes are words with a point and have no page of their own.
    static func hasPage(_ code: String) -> Bool { !code.contains(".") && code.last?.isNumber == true }
}

extension HTML {
    /// A list of findings, numbered so that other places can point at one.
    mutating func findings(_ items: [FindingItem], anchor: String = "finding-") {
        self(.ol, .class("findings")) { html in
            for (index, item) in items.enumerated() { html.finding(item, id: "\(anchor)\(index + 1)") }
        }
    }

    /// How many findings there are of each weight.
    mutating func tally(_ marks: [Mark]) {
        self(.ul, .class("tally")) { html in
            for mark in marks { html(.li) { $0.mark(mark) } }
        }
    }

    /// A finding; `more` stands below its words.
    mutating func finding(
        _ item: FindingItem, id: String? = nil, isShort: Bool = false, more: (inout HTML) -> Void = { _ in }
    ) {
        self(.li, .class("finding \(item.mark.kind.rawValue)"), .id(id)) { html in
            html.raw(item.mark.icon)
            html(.div) { html in
                html(.p, .class("head")) { html in
                    html(.b, item.mark.word)
                    if isShort { return }
                    html.text(" ")
                    if let address = item.rule.address {
                        html(.a, item.rule.words, .href(address))
                    } else {
                        html(.span, item.rule.words)
                    }
                    if !item.place.isEmpty {
                        html.text(" ")
                        html(.span, item.place)
                    }
                }
                html(.p, isShort ? item.title : item.what, .class("what"))
                if let why = item.why, !isShort { html(.p, why) }
                if let advice = item.advice { html(.p, advice, .class("advice")) }
                more(&html)
            }
        }
    }
}
