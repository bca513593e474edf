import Cities
import Exchange
import Findings
import Foundation
import Plans
import QalaTesting
import Quantities
import Testing

@Suite("Plan files")
struct PlanFileTests {
    private func read(_ text: String) -> Checked<PlanFile?> { PlanFile.read(text, file: "plan.yaml") }

    @Test("the example is read without a finding")
    func example() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(
            contentsOf: root.appendingPathComponent("Examples/demokent-plan/plan.yaml"), encoding: .utf8)
        let checked = read(text)
        #expect(checked.findings == [])
        let file = try #require(checked.value)
        #expect(file.plan.targets == [Target(value: 0.3, kind: .absolute, year: 2030)])
        #expect(file.plan.adaptation?.hazards == ["heat": .high, "flood": .notKnown])
        #expect(file.plan.adaptation?.scoreboard.count == 6)
        #expect(file.commitments == [.by2030])
        #expect(file.process.submission == CalendarDay("2016-05-25"))
        #expect(file.plan.printed == [.init(.baseEmission, 202_591), .init(.target, 0.3)])
    }

    @Test("everything wrong is told at once, with its line and field")
    func wrong() {
        let checked = read(
            """
            kind: sepac
            joined: yesterday
            colour: green
            targets:
              - {year: 2030, reduction: a third}
            adaptation:
              hazards: {flood: huge}
              scoreboard: {one: B}
            joint: {option: 3}
            """)
        #expect(
            Set(checked.findings.map(\.code)) == [
                "plan-file.word", "plan-file.day", "plan-file.unknown", "plan-file.share", "plan-file.level",
                "plan-file.status", "plan-file.option",
            ])
        let places = Dictionary(checked.findings.map { ($0.code, $0.place) }) { first, _ in first }
        #expect(places["plan-file.word"]?.row == 1)
        #expect(places["plan-file.day"]?.field == "joined")
        #expect(places["plan-file.share"]?.field == "targets.1.reduction")
        #expect(checked.value?.plan.targets == [])
    }

    @Test("what is no plan file says so", arguments: ["", "[1, 2]", "a: [", "\u{0}", "just words"])
    func unreadable(_ text: String) {
        #expect(read(text).findings.map(\.code) == ["plan-file.unreadable"])
    }

    @Test("no mutation of a plan file crashes the reader")
    func fuzz() throws {
        let text = Array("town: {name: A}\ntargets:\n  - {year: 2030, reduction: 30 %}\nreports: [2020-01-01]\n".utf8)
        var random = SeededGenerator(seed: 7)
        for _ in 0..<2_000 {
            var bytes = text
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 9...126, using: &random)
            }
            _ = read(String(decoding: bytes, as: UTF8.self))
        }
    }
}
