import Foundation
import Testing

@Suite("Cases and the golden tests they came from")
struct GoldenTests {
    private struct Golden: Decodable {
        let id: String
        let inputs: Numbers
        let expected: Numbers
    }

    /// The plain numbers of a dictionary; whatever else stands in it belongs to other rooms.
    private struct Numbers: Decodable {
        let values: [String: Double]

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            var values: [String: Double] = [:]
            for key in container.allKeys { values[key.stringValue] = try? container.decode(Double.self, forKey: key) }
            self.values = values
        }

        private struct Key: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }
            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }
    }

    @Test(
        "a case equals the golden test of its name", .enabled(if: CaseFile.golden != nil),
        arguments: ["electricity-factor", "heat-factor", "cogeneration", "conversions", "warming"])
    func equal(file: String) throws {
        let golden = try JSONDecoder().decode([Golden].self, from: Data(contentsOf: try #require(CaseFile.golden)))
        var compared = 0
        for own in try CaseFile.read(file) where own.id.hasPrefix("GT") {
            let origin = try #require(golden.first { $0.id == own.id })
            #expect(own.given == origin.inputs.values)
            #expect(own.expected == origin.expected.values)
            compared += 1
        }
        #expect(compared > 0)
    }
}
