import Exchange
import Findings
import ReferenceData
import Testing

@Suite("Small files in one archive")
struct ZipFileTests {
    /// A file that packs to next to nothing.
    private func blank(_ megabytes: Int) -> [UInt8] { [UInt8](repeating: 0x20, count: megabytes << 20) }

    @Test("what was packed comes out the same; what is in folders, by its own name")
    func roundTrip() throws {
        let bytes = try ZipFile.packed([("a.csv", [1, 2, 3]), ("folder/b.csv", []), ("folder/", [])])
        #expect(ZipFile.unpacked(bytes) == ["a.csv": [1, 2, 3], "b.csv": []])
    }

    @Test("files that come to more than all small files together are refused, each of them small")
    func bomb() throws {
        let files = (1...3).map { (name: "\($0).csv", bytes: blank(30)) }
        let two = try ZipFile.packed(Array(files.prefix(2)))
        #expect(ZipFile.unpacked(two)?.count == 2)
        let three = try ZipFile.packed(files)
        #expect(three.count < 200_000)
        #expect(ZipFile.unpacked(three) == nil)
        let read = PlanFolder.read(three, named: "bomb.zip", words: try ReferenceLibrary.load().actionWords())
        #expect(read.value == nil && read.findings.map(\.code) == ["plan-file.unreadable"])
    }

    @Test("a bomb that states a small size is refused")
    func lie() throws {
        let size = 5 << 20
        var bytes = try ZipFile.packed([("a.csv", blank(5))])
        let mark = (0..<4).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) }
        for index in 0..<(bytes.count - 4) where Array(bytes[index..<(index + 4)]) == mark {
            bytes.replaceSubrange(index..<(index + 4), with: [0, 4, 0, 0])
        }
        #expect(ZipFile.unpacked(bytes) == nil)
    }

    @Test("one large file is left in the archive, the others come out")
    func large() throws {
        let bytes = try ZipFile.packed([("photo.tif", blank(33)), ("plan.yaml", [7])])
        #expect(ZipFile.unpacked(bytes) == ["plan.yaml": [7]])
    }
}
