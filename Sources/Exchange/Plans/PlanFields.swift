import Cities
import Findings
import Quantities
import Yams

/// The fields of a part of a plan file, each read once; what is not understood is reported with its line.
///
/// A reference type, since fields are read in initialisers' argument lists and findings are gathered beside them.
final class PlanFields {
    /// Findings of all parts of one file.
    final class Report {
        var findings: [Finding] = []
    }

    private let mapping: Node.Mapping
    private let path: String
    private let file: String
    private let report: Report
    private var unread: Set<String>

    init(_ mapping: Node.Mapping, at path: String = "", file: String, _ report: Report) {
        self.mapping = mapping
        self.path = path
        self.file = file
        self.report = report
        unread = Set(mapping.keys.compactMap(\.string))
    }

    /// Reports fields that nobody asked for.
    func finish() {
        for key in unread.sorted() {
            note("plan-file.unknown", .warning, key, mapping[key])
        }
    }

    func text(_ key: String) -> String? {
        guard let node = take(key) else { return nil }
        guard let text = node.scalar?.string else { return refuse(key, node, "plan-file.text") }
        return text
    }

    func number(_ key: String) -> Double? {
        guard let node = take(key) else { return nil }
        guard let value = node.float ?? node.int.map(Double.init), value.isFinite else {
            return refuse(key, node, "plan-file.number")
        }
        return value
    }

    /// A share as `0.3` or `30 %`.
    func share(_ key: String) -> Double? {
        guard let node = take(key) else { return nil }
        if let value = node.float ?? node.int.map(Double.init), value.isFinite { return value }
        let text = node.scalar?.string ?? ""
        guard text.hasSuffix("%"), let percent = Double(text.dropLast().filter { !$0.isWhitespace }), percent.isFinite
        else { return refuse(key, node, "plan-file.share") }
        return percent / 100
    }

    func count(_ key: String) -> Int? {
        guard let node = take(key) else { return nil }
        guard let value = node.int, value >= 0 else { return refuse(key, node, "plan-file.number") }
        return value
    }

    func day(_ key: String) -> CalendarDay? {
        guard let node = take(key) else { return nil }
        guard let day = node.scalar.flatMap({ CalendarDay($0.string) }) else {
            return refuse(key, node, "plan-file.day")
        }
        return day
    }

    func flag(_ key: String) -> Bool? {
        guard let node = take(key) else { return nil }
        guard let value = node.bool else { return refuse(key, node, "plan-file.flag") }
        return value
    }

    /// One of a few words.
    func word<Word: RawRepresentable & CaseIterable>(_ key: String, _ type: Word.Type) -> Word?
    where Word.RawValue == String {
        guard let node = take(key) else { return nil }
        guard let word = node.scalar.flatMap({ Word(rawValue: $0.string) }) else {
            note(
                "plan-file.word", .error, key, node,
                ["reference": .list(Word.allCases.map { .text($0.rawValue) })])
            return nil
        }
        return word
    }

    func texts(_ key: String) -> [String] {
        guard let node = take(key) else { return [] }
        guard let items = node.sequence else { return refuse(key, node, "plan-file.list") ?? [] }
        return items.compactMap { $0.scalar?.string }
    }

    func days(_ key: String) -> [CalendarDay] {
        texts(key).compactMap { text in
            if let day = CalendarDay(text) { return day }
            note("plan-file.day", .error, key, mapping[key], ["value": .text(text)])
            return nil
        }
    }

    /// Words by names: a table of two columns.
    func pairs(_ key: String) -> [(name: String, value: Node)] {
        guard let node = take(key) else { return [] }
        guard let mapping = node.mapping else { return refuse(key, node, "plan-file.list") ?? [] }
        return mapping.compactMap { pair in pair.key.scalar.map { ($0.string, pair.value) } }
    }

    func part(_ key: String) -> PlanFields? {
        guard let node = take(key) else { return nil }
        guard let mapping = node.mapping else { return refuse(key, node, "plan-file.list") }
        return PlanFields(mapping, at: field(key), file: file, report)
    }

    func parts(_ key: String) -> [PlanFields] {
        guard let node = take(key) else { return [] }
        guard let items = node.sequence else { return refuse(key, node, "plan-file.list") ?? [] }
        return items.enumerated().compactMap { index, item in
            guard let mapping = item.mapping else {
                note("plan-file.list", .error, "\(key).\(index + 1)", item)
                return nil
            }
            return PlanFields(mapping, at: field("\(key).\(index + 1)"), file: file, report)
        }
    }

    /// Says that a value of a field is not one that it can have.
    func refuse<Value>(_ key: String, _ node: Node?, _ code: String) -> Value? {
        note(code, .error, key, node)
        return nil
    }

    private func take(_ key: String) -> Node? {
        unread.remove(key)
        return mapping[key].flatMap { $0.null == nil ? $0 : nil }
    }

    private func field(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    private func note(
        _ code: String, _ severity: Finding.Severity, _ key: String, _ node: Node?, _ details: [String: Detail] = [:]
    ) {
        let found: Detail = .text(node?.scalar?.string ?? "…")
        report.findings.append(
            Finding(
                code, severity, at: Place(file: file, row: node?.mark?.line, field: field(key)),
                details: ["field": .text(field(key)), "value": found].merging(details) { $1 }))
    }
}
