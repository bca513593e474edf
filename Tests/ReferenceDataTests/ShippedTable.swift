import Exchange
import Findings
import Foundation
import ReferenceData
import Testing

/// A shipped table as text, row by row, without the reading that the tests are about.
struct ShippedTable {
    let header: [String]
    let rows: [[String: String]]
    let cells: [[String]]

    init(_ bytes: [UInt8]) throws {
        let checked = CSVTable.read(bytes, delimiter: .comma)
        try #require(checked.findings.isEmpty, "\(checked.findings)")
        let header = checked.value.header
        self.header = header
        cells = checked.value.records.map { record in header.indices.map { record[$0] } }
        rows = cells.map { Dictionary(zip(header, $0)) { first, _ in first } }
    }

    /// A table as it ships.
    static func shipped(_ name: String) throws -> ShippedTable {
        try ShippedTable(Shipped.library.bytes(name))
    }
}

/// The reference library, loaded once for all tests of this target.
enum Shipped {
    static var library: ReferenceLibrary { get throws { try loaded.get() } }
    private static let loaded = Result { try ReferenceLibrary.load() }
}

/// The material that the shipped tables came from, where it lies beside the repository or where `QALA_SHARED` says.
enum Origin {
    static let folder: URL? = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let named = ProcessInfo.processInfo.environment["QALA_SHARED"].map { URL(fileURLWithPath: $0) }
        return [named, root.deletingLastPathComponent().appending(path: "shared")].compactMap { $0 }
            .first { FileManager.default.fileExists(atPath: $0.appending(path: "domain").path) }
    }()

    static var isPresent: Bool { folder != nil }

    static func bytes(_ path: String) throws -> [UInt8] {
        let folder = try #require(folder)
        return Array(try Data(contentsOf: folder.appending(path: path)))
    }
}
