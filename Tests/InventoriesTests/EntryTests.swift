import Foundation
import Inventories
import Ledger
import Quantities
import Testing

@Suite("What a cell says")
struct EntryTests {
    static let all: [Entry] = [
        .reported(12.5, .megawattHour), .reported(-3, .thousandCubicMetres), .reported(0, .tonne), .zeroConfirmed,
        .notOccurring, .notEstimated(reason: nil), .notEstimated(reason: "no meter"), .includedElsewhere(in: nil),
        .includedElsewhere(in: "Tertiary"), .confidential, .unknown,
    ]

    @Test("a cell comes back from its document as it was", arguments: all)
    func coding(entry: Entry) throws {
        let data = try JSONEncoder().encode([entry])
        #expect(try CanonicalJSON.decode([Entry].self, from: Array(data)) == [entry])
    }

    @Test("only an amount and a confirmed zero are numbers; only NO and IE leave nothing missing")
    func standings() {
        let known = Self.all.filter { $0.standing == .known }
        #expect(
            known == [
                .reported(12.5, .megawattHour), .reported(-3, .thousandCubicMetres), .reported(0, .tonne),
                .zeroConfirmed,
            ])
        #expect(
            Self.all.filter { $0.standing == .absent }.allSatisfy {
                [.notOccurring, .includedElsewhere].contains($0.key)
            })
        #expect(Entry.unknown.standing == .missing)
    }

    @Test("a notation key and the cell it stands for are one", arguments: Entry.Key.allCases)
    func keys(key: Entry.Key) {
        #expect(Entry(key: key, remark: "why").key == key)
        #expect(Entry(key: key, remark: nil).key == key)
    }

    @Test(
        "a state nobody knows, and an amount without its unit, are refused",
        arguments: [
            "{\"state\":\"maybe\"}", "{\"state\":\"reported\",\"amount\":1}", "{\"amount\":1,\"unit\":\"MWh\"}",
            "{\"state\":\"reported\",\"amount\":1,\"unit\":\"barrel\"}", "{}",
        ])
    func refused(text: String) {
        #expect(throws: DecodingError.self) { try CanonicalJSON.decode(Entry.self, from: Array(text.utf8)) }
    }
}
