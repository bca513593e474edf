import Findings
import Localization

/// The threshold of a rule in the reader's language: its numbers, its words and its unit.
///
/// The table writes thresholds for programs: `2020|2030|mid-term|2050`, `5 x cluster max`, `0.1..20`. A word of it that
/// the catalogues do not know is shown as it stands.
struct ThresholdWords {
    let rule: RuleDefinition
    let texts: Texts

    var text: String {
        guard !rule.thresholdText.isEmpty else { return texts["rules.no-threshold"] }
        let signs = signs(rule.thresholdText)
        let words = signs.replacing(Self.number) { number($0.output.1, isShare: $0.output.2 != nil) }
            .replacing(Self.word) { word($0.output) }
        let unit = unit(besideWords: signs.contains(Self.word))
        guard !unit.isEmpty, words.last != "%" else { return words }
        return words + (words.last?.isLetter == true ? ", " : "\u{A0}") + unit
    }

    // Made anew for each use: a regex cannot be shared between threads.
    private static var number: Regex<(Substring, Substring, Substring?)> {
        #/([0-9]+(?:\.[0-9]+)?(?:e-?[0-9]+)?)(\s*%)?/#
    }
    private static var word: Regex<Substring> { #/[A-Za-z][A-Za-z\-]*(?: [A-Za-z][A-Za-z\-]*)*/# }

    /// The signs that programs use, as people write them.
    private func signs(_ text: String) -> String {
        text.replacing(#/([0-9])-([0-9])/#) { "\($0.output.1)–\($0.output.2)" }
            .replacing("..", with: "–").replacing(#/\s*\|\s*/#) { _ in "; " }
            .replacing(" x ", with: " × ").replacing(#/<=\s*/#) { _ in "≤\u{A0}" }
            .replacing(#/>=\s*/#) { _ in "≥\u{A0}" }
    }

    private func number(_ digits: Substring, isShare: Bool) -> String {
        guard let value = Double(digits) else { return String(digits) }
        if isShare { return texts.numbers.percent(value / 100) }
        return rule.unit == "year" ? String(digits) : texts.numbers.significant(value, 6)
    }

    private func word(_ word: Substring) -> String {
        texts.textIfAny("threshold.\(word)") ?? texts.textIfAny("plan.target.\(word)") ?? String(word)
    }

    /// The units; what is only a number needs none beside words: `6 steps`.
    private func unit(besideWords: Bool) -> String {
        if besideWords, ["count", "fraction"].contains(rule.unit) { return "" }
        return rule.unit.split(separator: ", ").map { unit in
            texts.textIfAny("unit.\(unit)") ?? (unit.contains("/") ? texts.unit(String(unit)) : "")
        }.joined(separator: ", ")
    }
}
