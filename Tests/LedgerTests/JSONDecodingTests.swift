import Foundation
import Ledger
import QalaTesting
import Testing

@Suite("Reading JSON")
struct JSONDecodingTests {
    /// Any JSON, read by trial as both decoders must be able to.
    private enum Anything: Decodable, Equatable {
        case null
        case bool(Bool)
        case number(Double)
        case text(String)
        case array([Anything])
        case object([String: Anything])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .text(text)
            } else if let members = try? container.decode([String: Anything].self) {
                self = .object(members)
            } else if let array = try? container.decode([Anything].self) {
                self = .array(array)
            } else if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else if container.decodeNil() {
                self = .null
            } else {
                self = .bool(try container.decode(Bool.self))
            }
        }
    }

    private struct Sample: Codable, Equatable {
        var count: Int
        var small: UInt8?
        var share: Double?
        var name: String?
        var flags: [Bool?]?
        var nested: [String: Int]?
    }

    private func ours<Value: Decodable>(_ type: Value.Type, _ text: String) -> Value? {
        try? CanonicalJSON.decode(type, from: Array(text.utf8))
    }

    private func theirs<Value: Decodable>(_ type: Value.Type, _ text: String) -> Value? {
        try? JSONDecoder().decode(type, from: Data(text.utf8))
    }

    private static let texts = [
        "", " ", "null", "true", "false", "tru", "nul", "0", "-0", "-", "01", "1.", ".5", "1e", "1e+", "1E5", "1e-7",
        "+1", "0x10", "1.5e300", "12345678901234567890", "9007199254740993", "0.1", "1e22", "1e23", "123456.789",
        "4503599627370497.5", "\"\"", "\"a", "\"Қала 🌍\"", #""\u049a\ud83c\udf0d""#, #""\ud83c""#, #""\udf0d""#,
        #""\u12""#, #""\q""#, #""\"\\\/\b\f\n\r\t""#, "\"a\nb\"", "\"\u{7f}\"", "[]", "[ ]", "[,1]", "[1 2]",
        "[1,[2,{\"a\":[]}]]", "{}", "{ }", "{\"a\"}", "{a:1}", "{\"a\":1 \"b\":2}", "{1:2}",
        " \t\r\n[ 1 , 2 ] \n", "[1]x", "[1]]", "{\"a\":{\"b\":{\"c\":null}}}", #"{"\u0061":1,"b":2}"#,
        "{\"count\":1}", "{\"count\":1.0}", "{\"count\":1.5}", "{\"count\":1e3}", "{\"count\":\"1\"}",
        "{\"count\":null}",
        "{\"count\":1,\"small\":255}", "{\"count\":1,\"small\":256}", "{\"count\":1,\"small\":-1}",
        "{\"count\":9223372036854775807}", "{\"count\":9223372036854775808}", "{\"count\":1,\"share\":1e400}",
        "{\"count\":1,\"name\":null,\"flags\":[true,null,false]}", "{\"count\":1,\"flags\":[1]}",
        "{\"count\":1,\"nested\":{\"a\":1,\"b\":2}}", "{\"count\":1,\"nested\":[1]}", "{\"count\":true}",
    ]

    @Test("gives what the common decoder gives, and refuses what it refuses", arguments: texts)
    func equal(_ text: String) {
        #expect(ours(Anything.self, text) == theirs(Anything.self, text))
        #expect(ours(Sample.self, text) == theirs(Sample.self, text))
    }

    @Test("what RFC 8259 says goes before what the common decoder does")
    func standard() {
        #expect(ours([Int].self, "[1,]") == nil)
        #expect(ours([String: Int].self, "{\"a\":1,}") == nil)
        #expect(ours(Double.self, "0e1") == 0)
    }

    @Test("of broken texts nothing else is read either", arguments: 1...20 as ClosedRange<UInt64>)
    func mutated(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for text in Self.texts where !text.isEmpty {
            var bytes = Array(text.utf8)
            for _ in 0...Int.random(in: 0...2, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                bytes[place] = Array("{}[]\",:\\u0189e-. tfn\u{1}".utf8).randomElement(using: &generator) ?? 0
            }
            let text = String(decoding: bytes, as: UTF8.self)
            guard !text.contains(/,\s*[\]}]/), !text.contains("0e") else { continue }
            #expect(ours(Anything.self, text) == theirs(Anything.self, text), "\(text)")
        }
    }

    @Test("a number is the nearest there is", arguments: 1...20 as ClosedRange<UInt64>)
    func numbers(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let digits = String(
                UInt64.random(in: 0...(.max >> UInt64.random(in: 0...63, using: &generator)), using: &generator))
            let split = digits.index(digits.startIndex, offsetBy: Int.random(in: 1...digits.count, using: &generator))
            let rest = digits[split...]
            let sign = Bool.random(using: &generator) ? "-" : ""
            let text = sign + digits[..<split] + (rest.isEmpty ? "" : ".\(rest)")
            #expect(ours(Double.self, text) == Double(text), "\(text)")
        }
    }

    @Test("bytes that are no UTF-8 are refused where they are read")
    func notUnicode() {
        #expect(throws: DecodingError.self) {
            try CanonicalJSON.decode([String].self, from: [0x5B, 0x22, 0xFF, 0x22, 0x5D])
        }
    }

    @Test("values in values have a limit, and nothing crashes behind it")
    func depth() {
        #expect(
            JSONValue(body: Array((String(repeating: "[", count: 500) + String(repeating: "]", count: 500)).utf8))
                != nil)
        #expect(JSONValue(body: Array(String(repeating: "[", count: 100_000).utf8)) == nil)
        #expect(
            JSONValue(body: Array((String(repeating: "[", count: 600) + String(repeating: "]", count: 600)).utf8))
                == nil)
    }
}
