import Exchange
import Findings
import QalaTesting
import Testing

/// A short run of what `Scripts/fuzz-csv` does for hours: whatever the bytes, a table or a finding comes back.
@Suite("Broken CSV files")
struct CSVFuzzTests {
    private static let seeds: [[UInt8]] = [
        Array("sector,carrier,value,unit\nTransport,Diesel,\"1,234.5\",MWh\n\"Two\nlines\",Gas,NO,MWh\n".utf8),
        Array("Сектор;Значение\r\n\"Жилые \"\"дома\"\"\";1 234,5\r\n".utf8),
        [0xFF, 0xFE, 0x61, 0, 0x3B, 0, 0x62, 0, 0x0A, 0, 0x31, 0, 0x3B, 0, 0x32, 0, 0x0A, 0],
        [0xD1, 0xE5, 0xEA, 0xF2, 0xEE, 0xF0, 0x3B, 0xC2, 0x0D, 0x0A, 0xC6, 0x3B, 0x31, 0x2C, 0x35],
    ]
    private static let spice: [UInt8] = [
        0x22, 0x22, 0x2C, 0x3B, 0x0A, 0x0D, 0x09, 0x00, 0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0x2E, 0x31,
    ]

    @Test("mutated files give rows in order within the limits, and never a crash", arguments: UInt64(1)...60)
    func mutations(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var limits = CSVTable.Limits()
        limits.rows = 40
        limits.columns = 9
        limits.cellBytes = 60
        for _ in 0..<60 {
            var bytes = Self.seeds.randomElement(using: &random) ?? []
            for _ in 0...Int.random(in: 0...12, using: &random) { mutate(&bytes, using: &random) }
            let checked = CSVTable.read(bytes, limits: limits)
            let table = checked.value
            #expect(table.records.count <= limits.rows)
            #expect(table.records.allSatisfy { $0.fields.count <= limits.columns && $0.row > table.headerRow })
            #expect(zip(table.records, table.records.dropFirst()).allSatisfy { $0.row < $1.row && $0.line < $1.line })
            #expect(!table.header.isEmpty || !checked.isUsable)
            for field in table.records.flatMap(\.fields) { check(NumberText(field), of: field) }
        }
    }

    @Test("no file is read more than a few times over", .timeLimit(.minutes(10)))
    func noQuadraticTime() {
        for line in [
            "\"a\n", "\"\"\"a\n", "\"\"\"\"a\"\n", "a,\"b\n", "\"\n", ",,,,,,,,\n", "\"a\"b\n", "\r", "\"\r\"\"x\r",
        ] {
            let text = Array(String(repeating: line, count: 20_000).utf8)
            #expect(!CSVTable.read(text).value.header.isEmpty || line == ",,,,,,,,\n" || line == "\r" || line == "\"\n")
        }
    }

    private func check(_ number: NumberText, of text: String) {
        switch number {
        case .number(let value, _): #expect(value.isFinite && text.contains { $0.isNumber })
        case .ambiguous(let fraction, let grouped, _): #expect(abs(fraction) <= abs(grouped))
        case .notANumber(let rest): #expect(text.contains(rest))
        case .empty: #expect(!text.contains { $0.isLetter || $0.isNumber })
        }
    }

    private func mutate(_ bytes: inout [UInt8], using random: inout SeededGenerator) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        let byte =
            Bool.random(using: &random)
            ? Self.spice.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
        switch Int.random(in: 0...4, using: &random) {
        case 0: bytes.insert(byte, at: place)
        case 1 where place < bytes.count: bytes[place] = byte
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 0...5, using: &random)))
        case 3: bytes.insert(contentsOf: bytes.suffix(Int.random(in: 0...20, using: &random)), at: place)
        default:
            bytes.insert(contentsOf: [UInt8](repeating: byte, count: Int.random(in: 1...80, using: &random)), at: place)
        }
    }
}
