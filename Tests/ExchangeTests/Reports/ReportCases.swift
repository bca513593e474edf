import Exchange
import Findings
import Foundation
import Inventories
import Localization
import Quantities
import ReferenceData
import Testing

/// The published inventories and catalogues that reports are tried with, loaded once.
enum ReportCases {
    static let sources = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Sources")

    /// One without gaps, one with many carriers, one with lines that have no factor.
    static let looked = ["it-turin", "cz-liberec", "ro-suceava"]

    static let catalogue = Result { try Catalogue(folder: sources.appending(path: "Localization/Catalogues")) }
    static let library = Result { try ReferenceLibrary.load() }
    static let published = Result { try library.get().publishedInventories() }

    /// The typesetter, where it is installed.
    static let engine = try? ReportEngine.find()

    static func texts(_ language: Language) throws -> Texts { try catalogue.get().texts(language) }

    /// A published inventory, computed and checked as the server does.
    static func result(_ id: String, draws: Int = 10_000) throws -> (result: InventoryResult, names: [String: String]) {
        let published = try #require(try self.published.get().first { $0.id == id })
        let result = try library.get().examine()(
            published.inventory.value, findings: published.inventory.findings, draws: draws)
        return (result, published.names)
    }

    /// An inventory whose file says the same odd thing everywhere.
    static func hostile(_ words: String, lines: Int = 1) throws -> InventoryResult {
        let place = Place(file: words, sheet: words, row: 2, column: 3)
        let records = (0..<lines).flatMap { index in
            [
                ActivityRecord(
                    id: "r\(index)", sector: .residential, carrier: .naturalGas, entry: .reported(10, .megawattHour),
                    sectorWord: words, subsector: words, carrierWord: words, note: words, place: place),
                ActivityRecord(
                    id: "s\(index)", sector: .tertiary, carrier: .coal, entry: .notEstimated(reason: words),
                    sectorWord: words, carrierWord: words, place: place),
            ]
        }
        let factor = GivenFactor(
            carrier: .naturalGas, gas: .carbonDioxide, value: Quantity(0.2), source: words, place: place)
        let inventory = Inventory(
            town: Inventory.Town(name: words, country: "KZ", population: 10), year: Year(2022), records: records,
            factors: [factor],
            printed: [
                PrintedFigure(
                    subject: .energy, row: .total, sectorWord: words, carrierWord: words, value: 11, place: place)
            ],
            files: [Inventory.SourceFile(name: words, sha256: String(repeating: "a", count: 64))],
            publication: Inventory.Publication(
                title: words, obtainedFrom: words, licence: words, caution: words, knownProblems: [words]),
            notes: words)
        let finding = Finding("workbook.\(words)", .error, at: place, details: ["name": .text(words)])
        return try library.get().examine()(inventory, findings: [finding], draws: 100)
    }

    /// All tables of a report, in reading order.
    static func tables(_ document: ReportDocument) -> [ReportDocument.Table] {
        document.sections.flatMap(\.blocks).compactMap { if case .table(let table) = $0 { table } else { nil } }
    }

    /// All strings of a JSON value.
    static func strings(_ json: Any) -> [String] {
        if let words = json as? String { return [words] }
        if let list = json as? [Any] { return list.flatMap(strings) }
        return (json as? [String: Any])?.values.flatMap(strings) ?? []
    }

    /// A template for one try; the caller removes it.
    static func template(_ markup: String) throws -> URL {
        let file = FileManager.default.temporaryDirectory.appending(path: "report-try-\(UUID().uuidString).typ")
        try Data(markup.utf8).write(to: file)
        return file
    }

    /// Keeps a file for people to look at, where `QALA_REPORTS` names a folder.
    static func keep(_ bytes: [UInt8], _ name: String) throws {
        guard let folder = ProcessInfo.processInfo.environment["QALA_REPORTS"] else { return }
        try Data(bytes).write(to: URL(filePath: folder).appending(path: name))
    }

    /// The words of a PDF in one line; nothing where poppler is not installed.
    static func text(of pdf: [UInt8]) throws -> String? {
        let program = "/usr/bin/pdftotext"
        guard FileManager.default.isExecutableFile(atPath: program) else { return nil }
        let file = FileManager.default.temporaryDirectory.appending(path: "report-text-\(UUID().uuidString).pdf")
        let words = file.appendingPathExtension("txt")
        defer {
            try? FileManager.default.removeItem(at: file)
            try? FileManager.default.removeItem(at: words)
        }
        try Data(pdf).write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = [file.path, words.path]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return try String(contentsOf: words, encoding: .utf8).split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }
}
