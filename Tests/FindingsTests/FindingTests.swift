import Findings
import Foundation
import Testing

@Suite("Findings")
struct FindingTests {
    @Test("information is less than a warning, a warning less than an error, an error less than a blocker")
    func severities() {
        #expect(Finding.Severity.allCases.sorted() == [.info, .warning, .error, .blocker])
        #expect(Finding.Severity.allCases.map(\.rawValue) == ["info", "warning", "error", "blocker"])
    }

    @Test("a value with an error must be corrected first; with a warning it can be used")
    func usable() {
        #expect(Checked(1).isUsable)
        #expect(Checked(1, findings: [Finding("a", .info), Finding("b", .warning)]).isUsable)
        #expect(!Checked(1, findings: [Finding("a", .info), Finding("b", .error)]).isUsable)
        #expect(!Checked(1, findings: [Finding("c", .blocker)]).isUsable)
    }

    @Test("what is made from a checked value keeps its findings")
    func map() {
        let checked = Checked(12, findings: [Finding("a", .warning)])
        #expect(checked.map(String.init) == Checked("12", findings: checked.findings))
    }

    @Test("a detail is written as its bare value")
    func details() throws {
        let details: [(Detail, String)] = [
            (.text("Natural gas"), "\"Natural gas\""), (.term("carrier.coal"), "\"carrier.coal\""),
            (.number(0.5), "0.5"),
            (.share(0.25), "0.25"), (.count(3), "3"), (.plain(2011), "2011"),
            (.list([.plain(2008), .plain(2018)]), "[2008,2018]"),
            (.quantity(12, unit: "MWh"), "{\"unit\":\"MWh\",\"value\":12}"),
            (.range(from: 0.5, to: 2, unit: "t"), "{\"from\":0.5,\"to\":2,\"unit\":\"t\"}"),
            (.range(from: nil, to: 5000, unit: ""), "{\"to\":5000,\"unit\":\"\"}"),
        ]
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        for (detail, text) in details {
            #expect(String(decoding: try encoder.encode(detail), as: UTF8.self) == text)
        }
    }

    @Test("findings with equal content are one", arguments: ["C01", "factor.missing"])
    func equal(code: String) {
        let place = Place(file: "bei.csv", row: 4, column: 5)
        let findings = [1, 1, 2].map { Finding(code, .error, at: place, details: ["count": .count($0)]) }
        #expect(Set(findings).count == 2)
    }
}
