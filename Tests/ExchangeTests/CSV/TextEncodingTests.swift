import Exchange
import Findings
import Testing

@Suite("Letters of a CSV file")
struct TextEncodingTests {
    private let russian = "Сектор;Значение, МВт·ч\r\nЖилые здания — № 5;1 234,5\r\n"

    private func codePage1251(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "\u{410}"..."\u{44F}": UInt8(scalar.value - 0x410 + 0xC0)
            case "—": 0x97
            case "№": 0xB9
            case "·": 0xB7
            case "ё": 0xB8
            default: UInt8(truncatingIfNeeded: scalar.value)
            }
        }
    }

    private func utf16(_ text: String, littleEndian: Bool, marked: Bool) -> [UInt8] {
        let units = (marked ? [0xFEFF] : []) + Array(text.utf16)
        return units.flatMap { unit in
            let (low, high) = (UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8))
            return littleEndian ? [low, high] : [high, low]
        }
    }

    @Test("a file of Russian Excel: Windows-1251, semicolons, decimal comma")
    func russianExcel() {
        let checked = CSVTable.read(codePage1251(russian))
        #expect(checked.value.encoding == .windows1251)
        #expect(checked.value.delimiter == .semicolon)
        #expect(checked.value.header == ["Сектор", "Значение, МВт·ч"])
        #expect(checked.value.records.first?.fields == ["Жилые здания — № 5", "1 234,5"])
        #expect(checked.findings.map(\.code) == ["csv.encoding-guessed"])
        #expect(checked.findings.first?.severity == .info)
        #expect(checked.findings.first?.details["encoding"] == .text("Windows-1251"))
    }

    @Test("a file of western Excel: Windows-1252")
    func westernExcel() {
        let bytes =
            Array("Geb".utf8) + [0xE4] + Array("ude;Stra".utf8) + [0xDF] + Array("e\nCaf".utf8) + [0xE9, 0x3B, 0x80]
        let table = CSVTable.read(bytes).value
        #expect(table.encoding == .windows1252)
        #expect(table.header == ["Gebäude", "Straße"])
        #expect(table.records.first?.fields == ["Café", "€"])
    }

    @Test("UTF-8 with and without its mark, nothing to guess")
    func utf8() {
        for mark in [[], [0xEF, 0xBB, 0xBF]] as [[UInt8]] {
            let checked = CSVTable.read(mark + Array("Қала;Мән\nҚарағанды;5\n".utf8))
            #expect(checked.findings.isEmpty)
            #expect(checked.value.header == ["Қала", "Мән"])
            #expect(checked.value.column("қала") == 0)
        }
    }

    @Test("UTF-16 with and without its mark", arguments: [true, false], [true, false])
    func utf16(littleEndian: Bool, marked: Bool) {
        let checked = CSVTable.read(
            utf16("town\tvalue, MWh\nҚарағанды\t5\nAlmaty\t70\n", littleEndian: littleEndian, marked: marked))
        #expect(checked.value.encoding == (littleEndian ? .utf16LittleEndian : .utf16BigEndian))
        #expect(checked.value.records.map(\.fields) == [["Қарағанды", "5"], ["Almaty", "70"]])
        #expect(checked.findings.map(\.code) == (marked ? [] : ["csv.encoding-guessed"]))
    }

    @Test("UTF-8 cut off within a letter stays UTF-8 and is reported")
    func truncated() {
        let bytes = Array("сектор,значение\nтранспорт,5\nжилые здани".utf8) + [0xD1]
        let checked = CSVTable.read(bytes)
        #expect(checked.value.encoding == .utf8)
        #expect(checked.findings.map(\.code) == ["csv.encoding-damaged", "csv.ragged-row"])
        #expect(checked.value.records.last?.fields == ["жилые здани\u{FFFD}"])
    }

    @Test("every byte of both code pages has its letter or is reported")
    func wholeCodePages() {
        let cyrillic = CSVTable.read(
            Array("a;b\nПривет;".utf8.prefix(4)) + [0xCF, 0xF0, 0xE8] + (0x80...0xFF).map { UInt8($0) })
        #expect(cyrillic.value.records.first?.fields.first?.unicodeScalars.count == 3 + 128)
        #expect(cyrillic.findings.map(\.code) == ["csv.encoding-guessed", "csv.encoding-damaged", "csv.ragged-row"])
        #expect(cyrillic.value.records.first?.fields.first?.hasSuffix("эюя") == true)
    }
}
