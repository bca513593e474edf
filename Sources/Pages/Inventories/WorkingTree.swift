import Findings
package import Inventories
package import Localization
import Quantities

/// How a figure comes about, in ready words: formula, inputs, sources, cells, as deep as it goes.
package struct WorkingTree: Equatable, Sendable {
    package var title: String
    package var value: String
    /// The formula in symbols, and with its numbers where it is a product or a quotient.
    package var formula: String?
    package var numbers: String?
    package var source: String?
    package var mark: Mark?
    package var place: String
    package var sha256: String?
    package var inputs: [WorkingTree]
    /// Where a long tree goes on.
    package var address: String?

    /// Words a working; inputs of a long sum are led to instead of unfolded.
    ///
    /// - Parameters:
    ///   - working: What is to be worded.
    ///   - addresses: Where the inputs have pages of their own, in their order; empty where they have none.
    ///   - texts: The words of the page's language.
    package init(_ working: Working, addresses: [String] = [], _ texts: Texts) {
        title = texts.text(working.title)
        value = Self.value(working.value, working.unit, texts)
        formula = working.formula
        numbers = Self.numbers(working, texts)
        source = working.citation.flatMap(Self.source)
        mark = working.citation.map { Mark($0.verification, texts) }
        place = working.place.map(texts.text) ?? ""
        sha256 = working.sha256
        let isLong = working.inputs.count > Self.longest && addresses.count == working.inputs.count
        inputs = working.inputs.enumerated().map { index, input in
            var shown = input
            if isLong { shown.inputs = [] }
            var tree = WorkingTree(shown, texts)
            if isLong { tree.address = addresses[index] }
            return tree
        }
    }

    /// Sums of more inputs than this would make the page too heavy.
    private static let longest = 12

    /// A value with as many digits as are needed to compute it again.
    static func value(_ value: Double?, _ unit: String, _ texts: Texts) -> String {
        guard let value else { return texts["figure.unknown"] }
        return texts.quantity(texts.numbers.significant(value, 7), unit)
    }

    private static func source(_ citation: Citation) -> String? {
        let parts = [citation.source, citation.edition, citation.note].compactMap { $0 }.filter { !$0.isEmpty }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    private static func numbers(_ working: Working, _ texts: Texts) -> String? {
        guard let formula = working.formula, working.inputs.count == 2, working.value != nil,
            working.inputs.allSatisfy({ $0.value != nil })
        else { return nil }
        let sign = formula.contains("×") ? "×" : formula.contains("/") ? "÷" : nil
        guard let sign else { return nil }
        let inputs = working.inputs.map { value($0.value, $0.unit, texts) }
        return "\(inputs[0]) \(sign) \(inputs[1]) = \(value(working.value, working.unit, texts))"
    }
}

extension HTML {
    /// A tree that unfolds; the first levels are open.
    mutating func working(_ tree: WorkingTree, _ texts: Texts) {
        self(.ul, .class("why")) { $0.workingItem(tree, texts, depth: 0) }
    }

    private mutating func workingItem(_ tree: WorkingTree, _ texts: Texts, depth: Int) {
        let isLeaf = tree.inputs.isEmpty && tree.formula == nil
        self(.li, .class(isLeaf ? "leaf" : nil)) { html in
            guard !isLeaf else {
                html.workingHead(tree)
                return html.workingSource(tree)
            }
            html(.details, .open(depth < 2)) { html in
                html(.summary) { $0.workingHead(tree) }
                if let formula = tree.formula { html(.p, formula, .class("formula")) }
                if let numbers = tree.numbers { html(.p, numbers, .class("formula")) }
                html.workingSource(tree)
                if !tree.inputs.isEmpty {
                    html(.ul) { html in
                        for input in tree.inputs { html.workingItem(input, texts, depth: depth + 1) }
                    }
                }
            }
            if let address = tree.address { html(.p) { $0(.a, texts["figure.how"], .href(address), .class("open")) } }
        }
    }

    private mutating func workingHead(_ tree: WorkingTree) {
        text("\(tree.title) = ")
        self(.b, tree.value)
        if let mark = tree.mark {
            text(" ")
            self.mark(mark)
        }
    }

    private mutating func workingSource(_ tree: WorkingTree) {
        if let source = tree.source { self(.p, source, .class("source")) }
        if !tree.place.isEmpty { self(.p, tree.place, .class("source")) }
        if let sha256 = tree.sha256 { self(.code, "SHA-256 \(sha256)") }
    }
}
