import Foundation
import Testing

/// A calculation with its expected figures, as a row of a file in `Cases`: a climate officer can read and add one.
struct NumberCase: Decodable, Sendable, CustomTestStringConvertible {
    let id: String
    let name: String
    let source: String
    let given: [String: Double]
    let expected: [String: Double]
    /// The greatest relative difference that is no difference.
    let margin: Double

    var testDescription: String { "\(id) \(name)" }

    /// A number that the case must give.
    func callAsFunction(_ symbol: String) throws -> Double { try #require(given[symbol], "\(symbol) of \(id)") }

    /// Holds a figure to the expected one.
    func check(
        _ symbol: String, _ value: Double?, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let wanted = try #require(expected[symbol], "\(symbol) of \(id)", sourceLocation: sourceLocation)
        let value = try #require(value, "\(symbol) of \(id)", sourceLocation: sourceLocation)
        #expect(
            abs(value - wanted) <= margin * abs(wanted), "\(symbol): \(value), expected \(wanted)",
            sourceLocation: sourceLocation)
    }
}

/// The files of cases beside the tests.
enum CaseFile {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Cases")

    static func read(_ name: String) throws -> [NumberCase] {
        let data = try Data(contentsOf: folder.appending(path: "\(name).json"))
        return try JSONDecoder().decode([NumberCase].self, from: data)
    }

    /// The researched golden tests, where they lie beside the repository or where `QALA_SHARED` says.
    static let golden: URL? = {
        let root = folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let named = ProcessInfo.processInfo.environment["QALA_SHARED"].map { URL(fileURLWithPath: $0) }
        return [named, root.deletingLastPathComponent().appending(path: "shared")].compactMap { $0 }
            .map { $0.appending(path: "domain/golden_tests.json") }
            .first { FileManager.default.fileExists(atPath: $0.path) }
    }()
}
