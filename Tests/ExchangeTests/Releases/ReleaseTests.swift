import Cities
import Cryptography
import Exchange
import Findings
import Foundation
import Inventories
import Ledger
import Quantities
import Statistics
import Testing

@Suite("Releases")
struct ReleaseTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "qala-release-\(UUID().uuidString)")

    private func town(_ id: Int, _ slug: String, joined: String) -> Signatory {
        Signatory(
            id: id, gcomIdentifier: nil, slug: slug, name: TownName(published: "\"\(slug)\", town"), country: "KZ",
            population: 1_000 * id, position: nil, coordinator: nil, supporter: nil, commitments: [.by2020],
            adhesion: CalendarDay(joined), status: "published", adhesionKind: "individual", group: nil)
    }

    private func files(_ towns: [Signatory], number: Int = 1, emission: Double = 10.5) throws -> ReleaseFiles {
        let inventory = ReportedInventory(
            slug: "a", year: 2019, kind: .baseline, counting: .init(.ipcc, .carbonDioxide), population: nil,
            emission: PartialSum(value: Quantity(emission), known: 3, missing: 1),
            energy: PartialSum(value: Quantity(40), known: 4))
        let day = try #require(CalendarDay("2022-05-06"))
        return try ReleaseFiles(
            ReleaseContent(CovenantSnapshot(signatories: towns, inventories: [inventory]), on: day),
            ReleaseFiles.Order(number: number, heads: [], shipped: Digest.sha256(Array("tables".utf8))))
    }

    private func towns() -> [Signatory] {
        [town(1, "a", joined: "2014-01-01"), town(2, "b", joined: "2015-01-01")]
    }

    private func written(_ files: ReleaseFiles) throws -> ReleaseFolder {
        let target = folder.appending(path: String(files.manifest.number))
        try? FileManager.default.removeItem(at: target)
        try files.write(to: target)
        return try #require(ReleaseFolder(at: target))
    }

    @Test("the same input gives the same bytes, in whatever order the towns come")
    func sameBytes() throws {
        let (once, again) = (try files(towns()), try files(towns().reversed()))
        #expect(once.files.map(\.name) == again.files.map(\.name))
        for (left, right) in zip(once.files, again.files) { #expect(left.bytes == right.bytes, "\(left.name)") }
        #expect(once.digest == again.digest)
    }

    @Test("a release in a folder is whole; one changed byte is found")
    func changed() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let release = try written(files(towns()))
        #expect(release.findings() == [])
        #expect(release.digest == (try files(towns()).digest))
        let file = release.url.appending(path: "figures.csv")
        var bytes = try Data(contentsOf: file)
        bytes[bytes.count - 2] ^= 1
        try bytes.write(to: file)
        #expect(release.findings().map(\.code).contains("release.file-changed"))
    }

    @Test("made again, a release is the same; a changed, cut, longer or missing file is found")
    func madeAgain() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let made = try files(towns())
        #expect(try written(made).findings(against: files(towns())) == [])
        func codes(_ change: (URL) throws -> Void) throws -> Set<String> {
            let release = try written(made)
            try change(release.url.appending(path: "inventories.json"))
            return Set(release.findings(against: made).map(\.code))
        }
        func rewritten(_ change: @escaping (inout Data) -> Void) throws -> Set<String> {
            try codes { file in
                var bytes = try Data(contentsOf: file)
                change(&bytes)
                try bytes.write(to: file)
            }
        }
        let found: Set<String> = ["release.file-changed", "release.not-the-same"]
        #expect(try rewritten { $0[$0.count / 2] ^= 1 } == found)
        #expect(try rewritten { $0.removeLast() } == found)
        #expect(try rewritten { $0.append(10) } == found)
        let missing: Set<String> = ["release.file-missing", "release.not-the-same"]
        #expect(try codes { try FileManager.default.removeItem(at: $0) } == missing)
        // Nothing was changed since, but it says something else: another emission.
        let other = try files(towns(), emission: 11)
        #expect(Set(try written(made).findings(against: other).map(\.code)) == ["release.not-the-same"])
    }

    @Test("no table can be read without its completeness, whoever dropped it and from where")
    func completeness() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let made = try files(towns())
        for table in made.files.map(\.name) where table.hasSuffix(".csv") {
            let release = try written(made)
            let text = String(decoding: try #require(release.bytes(table)), as: UTF8.self)
            // The column is dropped from the table, and from what the description asks for.
            try Data(text.replacing("completeness", with: "note").utf8)
                .write(to: release.url.appending(path: table))
            let description = release.url.appending(path: "datapackage.json")
            let schema = try String(contentsOf: description, encoding: .utf8)
            try Data(schema.replacing("\"completeness\"", with: "\"note\"").utf8).write(to: description)
            let codes = release.findings().map(\.code)
            #expect(codes.contains("release.column-missing"), "\(table): \(codes)")
        }
    }

    @Test("every row of every table as JSON has its completeness")
    func json() throws {
        for file in try files(towns()).files where file.name.hasSuffix(".json") {
            guard let rows = try JSONSerialization.jsonObject(with: Data(file.bytes)) as? [[String: Any]] else {
                continue
            }
            for row in rows { #expect(row["completeness"] is String, "\(file.name)") }
        }
    }

    @Test("a partial total says so, and what is not known is empty and no zero")
    func partial() throws {
        let text = try #require(try files(towns()).files.first { $0.name == "inventories.csv" })
        let lines = String(decoding: text.bytes, as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[1].hasPrefix("a,2019,baseline,ipcc,total,total,40,10.5,tCO2,3,1,"))
        #expect(lines[1].hasSuffix(",partial"))
    }

    @Test("the difference names towns that came and went, and figures old and new")
    func difference() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let before = try written(files(towns()))
        var later = towns()
        later[1] = town(3, "c", joined: "2016-01-01")
        let after = try written(files(later, number: 2, emission: 12))
        let difference = try #require(ReleaseDifference(from: before, to: after))
        #expect(difference.added == ["c"] && difference.removed == ["b"])
        #expect(difference.changed == [])
        let emission = try #require(difference.figures.first { $0.topic == "emissions" && $0.territory == "world" })
        #expect(emission.before?.value == "10.5" && emission.after?.value == "12")
        #expect(emission.after?.completeness == "partial")
    }

    @Test("the list of digests is one that sha256sum reads, and its digest names the whole")
    func sums() throws {
        let made = try files(towns())
        let last = try #require(made.files.last)
        #expect(last.name == "SHA256SUMS")
        let lines = String(decoding: last.bytes, as: UTF8.self).split(separator: "\n")
        #expect(lines.count == made.files.count - 1)
        for (line, file) in zip(lines, made.files) {
            #expect(line == "\(Digest.sha256(file.bytes).hexadecimal)  \(file.name)")
        }
        #expect(made.digest == Digest.sha256(last.bytes).hexadecimal)
    }
}
