import Foundation
import Ledger
import QalaTesting
import Testing

@Suite("Canonical JSON")
struct CanonicalJSONTests {
    private struct Sample: Codable, Equatable {
        var zone: String
        var name: String
        var value: Double
        var count: Int
        var missing: String?
        var flags: [Bool]
        var nested: [String: Double?]
    }

    private func text(_ value: some Encodable) throws -> String {
        String(decoding: try CanonicalJSON.encode(value), as: UTF8.self)
    }

    @Test("a fixed value has fixed bytes")
    func golden() throws {
        let sample = Sample(
            zone: "a/b \"c\"\n", name: "Қала 🌍", value: 0.1, count: -7, missing: nil, flags: [true, false],
            nested: ["ә": 1, "B": 1e21, "a": nil, "é": 2.5])
        #expect(
            try text(sample) == """
                {"count":-7,"flags":[true,false],"name":"Қала 🌍",\
                "nested":{"B":1e+21,"a":null,"é":2.5,"ә":1},"value":0.1,"zone":"a/b \\"c\\"\\n"}
                """)
    }

    @Test("dictionaries filled in any order have the same bytes")
    func permuted() throws {
        var keys = (0..<200).map { "key \($0)" } + ["қ", "é", "e\u{301}f", "f", "Z", "10", "9", ""]
        let reference = try CanonicalJSON.encode(Dictionary(uniqueKeysWithValues: keys.map { ($0, $0.count) }))
        for seed in 1...20 {
            var generator = SeededGenerator(seed: UInt64(seed))
            keys.shuffle(using: &generator)
            var dictionary: [String: Int] = [:]
            for key in keys { dictionary[key] = key.count }
            #expect(try CanonicalJSON.encode(dictionary) == reference)
        }
    }

    @Test("keys are sorted by their UTF-8 bytes, not by a language or by numbers")
    func sorted() throws {
        let keys = ["a", "B", "10", "9", "é", "e\u{301}x", "f", "я", "қ", "Ә", "🌍", "\u{FFFD}", "", "_", "A", "aa"]
        let found = try text(Dictionary(uniqueKeysWithValues: keys.map { ($0, 0) }))
        let sorted = keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let expected = "{" + sorted.map { "\"\($0)\":0" }.joined(separator: ",") + "}"
        #expect(Array(found.utf8) == Array(expected.utf8))
    }

    @Test(
        "a number has the fewest digits that read back equal",
        arguments: [
            (0, "0"), (-0.0, "-0"), (1, "1"), (0.1, "0.1"), (1.0 / 3, "0.3333333333333333"), (1e-7, "1e-07"),
            (123_456.789, "123456.789"), (1e15, "1000000000000000"), (.leastNonzeroMagnitude, "5e-324"),
            (.greatestFiniteMagnitude, "1.7976931348623157e+308"), (0.1 + 0.2, "0.30000000000000004"),
        ])
    func numbers(number: Double, written: String) throws {
        #expect(try text([number]) == "[\(written)]")
        #expect(try CanonicalJSON.decode([Double].self, from: CanonicalJSON.encode([number])) == [number])
    }

    @Test("any finite number reads back bit for bit")
    func roundTrip() throws {
        var generator = SeededGenerator(seed: 42)
        let numbers = (0..<20_000).map { _ in Double(bitPattern: generator.next()) }.filter(\.isFinite)
        let read = try CanonicalJSON.decode([Double].self, from: CanonicalJSON.encode(numbers))
        #expect(read.map(\.bitPattern) == numbers.map(\.bitPattern))
        #expect(try CanonicalJSON.decode([Int64].self, from: CanonicalJSON.encode([Int64.min, .max])) == [.min, .max])
    }

    @Test("what is not a number is refused", arguments: [Double.nan, .infinity, -.infinity])
    func nonFinite(number: Double) {
        #expect(throws: EncodingError.self) { try CanonicalJSON.encode(["value": number]) }
    }

    @Test("text is kept as it was typed")
    func unicode() throws {
        let texts = ["e\u{301}", "é", "\u{2028}", "\0", "\u{7F}", "</script>", "👨‍👩‍👧", "\r\n\t\\", ""]
        let read = try CanonicalJSON.decode([String].self, from: CanonicalJSON.encode(texts))
        #expect(read.map { Array($0.utf8) } == texts.map { Array($0.utf8) })
    }

    @Test("encoding what was read gives the same bytes")
    func stable() throws {
        let sample = Sample(
            zone: "", name: "n", value: 1.5, count: 0, missing: "m", flags: [], nested: ["b": 2, "a": nil])
        let bytes = try CanonicalJSON.encode(sample)
        #expect(try CanonicalJSON.encode(CanonicalJSON.decode(Sample.self, from: bytes)) == bytes)
    }
}
