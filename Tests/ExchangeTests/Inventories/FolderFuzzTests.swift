import Exchange
import Findings
import Foundation
import Inventories
import QalaTesting
import Quantities
import ReferenceData
import Testing

@Suite("Damaged folders")
struct FolderFuzzTests {
    private static let names = ["bei.csv", "factors.csv", "emissions.csv", "meta.yaml", "production.csv"]

    @Test("five hundred damaged copies of shipped folders are read, computed and checked without a fault")
    func mutations() throws {
        var generator = SeededGenerator(seed: 2024)
        let folders = try ["be-leuven", "it-bologna", "cz-liberec", "hr-vinkovci", "cy-limassol"].map {
            try PublishedCases.shipped($0)
        }
        let vocabulary = try PublishedCases.library.vocabulary
        let examine = try PublishedCases.library.examine()
        for number in 0..<500 {
            var folder = folders[number % folders.count]
            for name in Self.names where Bool.random(using: &generator) {
                guard let bytes = folder.files[name] else { continue }
                folder.files[name] = damaged(bytes, &generator)
            }
            let read = folder.inventory(vocabulary: vocabulary)
            let result = examine(read.value, findings: read.findings, draws: 0)
            let occurring = result.lines.filter { $0.record.entry.standing != .absent }
            #expect(result.total.emission.known + result.total.emission.missing == occurring.count)
            #expect(result.total.energy.value.value.isFinite)
            #expect(Set(result.inventory.records.map(\.id)).count == result.inventory.records.count)
        }
    }

    /// Bytes exchanged, cut, doubled; rows left out, moved; separators and signs changed.
    private func damaged(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...6, using: &generator) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            let end = min(bytes.count, place + Int.random(in: 1...40, using: &generator))
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes.removeSubrange(place..<end)
            case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 3: bytes.insert(Array(",;\"\n\r-.%e9\t\u{0}".utf8).randomElement(using: &generator) ?? 0, at: place)
            case 4:
                var rows = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                rows.shuffle(using: &generator)
                bytes = Array(rows.joined(separator: [UInt8(ascii: "\n")]))
            default: bytes = Array(bytes[..<end])
            }
        }
        return bytes
    }

    @Test(
        "a description that is no YAML, or has other types than expected, is reported",
        arguments: [
            "", "- a\n- b\n", "city: [1, 2]\ninventory_year: soon\n", "\u{0}", "a: &a [*a]\n",
            "inventory_year: 99999999999999999999\n",
        ])
    func meta(text: String) throws {
        let folder = PublishedCases.folder(["bei.csv": "sector,carrier,value\nResidential,Coal,1\n", "meta.yaml": text])
        let read = folder.inventory(vocabulary: try PublishedCases.library.vocabulary)
        #expect(read.findings.contains { $0.code.hasPrefix("meta.") && $0.severity == .error })
        #expect(read.value.records.count == 1)
    }

    @Test(
        "an empty table, a table of one word, and bytes that are no table have their findings",
        arguments: [
            [], Array("x".utf8), [0xFF, 0xFE, 0x00], [0x50, 0x4B, 0x03, 0x04, 0x00],
        ] as [[UInt8]])
    func noTable(bytes: [UInt8]) throws {
        let folder = InventoryFolder(name: "town", files: ["bei.csv": bytes])
        let read = folder.inventory(vocabulary: try PublishedCases.library.vocabulary)
        #expect(read.findings.contains { $0.severity == .error })
        #expect(read.value.records.isEmpty)
    }
}
