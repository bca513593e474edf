import Cryptography
import Testing

@Suite("Tiles of a log")
struct LogTileTests {
    @Test(
        "a tile has one address, whose numbers stand in groups of three digits",
        arguments: [
            ("0/000", 0, 0, 256), ("0/999", 0, 999, 256), ("0/x001/000", 0, 1000, 256),
            ("1/x001/x234/067", 1, 1_234_067, 256), ("0/x001/067.p/5", 0, 1067, 5), ("7/000.p/255", 7, 0, 255),
        ])
    func paths(path: String, level: Int, number: Int, width: Int) throws {
        let tile = try #require(LogTile(path: path))
        #expect((tile.level, tile.number, tile.width) == (level, number, width))
        #expect(tile.path == path)
        #expect(LogTile(level: level, number: number, width: width) == tile)
    }

    @Test(
        "anything else is no tile",
        arguments: [
            "", "0", "0/", "/000", "0/0", "0/00", "0/0000", "0/x000", "0/x000/000", "0/001/000", "0/x001/0",
            "0/x001/x000", "0/x001", "00/000", "+0/000", "-1/000", "8/000", "64/000", "0/-01", "0/+01", "0/ 01",
            "0/0١1",
            "0/000.p/0", "0/000.p/256", "0/000.p/05", "0/000.p/-1", "0/000.p/", "0/000.p", "0/000.q/1", "0/000.p/1/2",
            "0/000/", "0//000", "0/x001//000", "entries/000", "0/99999999999999999999999999", "0/%30%30%30",
            "9223372036854775807/000", "0/x999/x999/x999/x999/x999/x999/999", "0/x999/x999/x999/x999/x999/999",
        ])
    func wrong(path: String) {
        #expect(LogTile(path: path) == nil)
    }

    @Test("the largest numbers are refused before anything is computed with them")
    func absurd() throws {
        #expect(LogTile(level: 0, number: .max) == nil && LogTile(level: 0, number: Int.max >> 8) == nil)
        #expect(LogTile(level: .max, number: 0) == nil && LogTile(level: 0, number: 0, width: .max) == nil)
        let largest = try #require(LogTile(level: 7, number: Int.max >> 8 - 1))
        #expect(largest.range.upperBound > 0 && !largest.isWithin(size: .max))
    }

    @Test("a log has the tiles whose entries it has, the last with fewer hashes")
    func within() throws {
        func has(_ path: String, _ size: Int) throws -> Bool { try #require(LogTile(path: path)).isWithin(size: size) }
        #expect(try has("0/000", 256) && !has("0/000", 255))
        #expect(try has("0/000.p/255", 255) && has("0/000.p/255", 300))
        #expect(try has("0/001.p/44", 300) && !has("0/001.p/45", 300))
        #expect(try has("1/000.p/1", 511) && !has("1/000.p/2", 511) && has("1/000.p/2", 512))
        #expect(try !has("2/000.p/1", 65_535) && has("2/000.p/1", 65_536))
        #expect(try !has("0/000.p/1", 0))
    }

    @Test("the entries under a tile have the address of the tile without its level")
    func entries() {
        #expect(LogTile(entries: "x001/067.p/5") == LogTile(level: 0, number: 1067, width: 5))
        #expect(LogTile(entries: "0/000") == nil && LogTile(entries: "entries/000") == nil)
    }
}
