import Exchange
import Findings
import QalaTesting
import Quantities
import Testing

@Suite("Forms of the activity file")
struct RollUpFormTests {
    /// The same four rows; town names beyond eight bytes, one with the delimiter in it.
    private static let forms: [String] = [
        "town,year,line,activity\nAkkol,2020,heat,10\n\"Ust, Kamen\",2020,heat,2.5\nKarkaralinsk,2020,heat,4\nAkkol,2021,heat,-1e1\n",
        "town,year,line,activity\r\nAkkol,2020,heat,10\r\n\"Ust, Kamen\",2020,heat,2.5\r\nKarkaralinsk,2020,heat,4\r\nAkkol,2021,heat,-10\r\n",
        "\u{FEFF}Activity;Note;LINE;Year;City\n10;x;heat;2020;Akkol\n2,5;\"a;b\";heat;2020;Ust, Kamen\n4;;heat;2020;Karkaralinsk\n-10,00;;heat;2021;Akkol",
        "\"town\",\"year\",\"line\",\"activity\"\n\"Akkol\",\"2020\",\"heat\",\"10\"\n\"Ust, Kamen\",2020,\"heat\",2.5\n\"Karkaralinsk\",2020,heat, 4\nAkkol ,2021,heat,−10\n",
        "year\ttown\tline\tactivity\n2020\tAkkol\theat\t10.000000000\n2020\tUst, Kamen\theat\t2.50\n\n2020\tKarkaralinsk\theat\t4\n2021\tAkkol\theat\t-10",
        "line,activity,year,town\nheat,10,2020,Akkol\r\nheat,2.5,2020,\"Ust, Kamen\"\nheat,4,2020,Karkaralinsk\nheat,-10,2021,Akkol\n",
    ]

    @Test("column order, quotes, delimiters, line ends and marks do not change the figures", arguments: 0..<6)
    func forms(number: Int) throws {
        for chunkBytes in [1 << 20, 7, 1] {
            let folder = try RollUpFolder()
            folder.towns = "country,city\nA,Akkol\nA,\"Ust, Kamen\"\nB,Karkaralinsk\n"
            folder.activities = Self.forms[number]
            let checked = try folder.rollUp(threads: 2, chunkBytes: chunkBytes).result()
            #expect(checked.findings.isEmpty)
            let sums = checked.value.filter { $0.sector == "Buildings" }.map(\.carbonDioxide.value)
            #expect(sums == [25, -20, 8.4, nil])
        }
    }

    @Test("each activity is the double nearest to its digits", arguments: UInt64(1)...5)
    func exactness(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let folder = try RollUpFolder()
        var expected: [Double?] = []
        folder.towns = "town,country\n"
        folder.lines = "line,sector,fuel\n7,S,gas\n"
        folder.factors = "country,fuel,year,co2,ch4,n2o\n"
        for number in 1000..<1400 {
            let text = digits(using: &random)
            folder.towns += "\(number),\(number)\n"
            folder.factors += "\(number),gas,2020,1,0,0\n"
            folder.activities += "\(number),2020,7,\(text)\n"
            expected.append(Double(text))
        }
        let checked = try folder.rollUp(threads: 2, chunkBytes: 500).result()
        #expect(checked.findings.isEmpty)
        #expect(checked.value.map(\.carbonDioxide.value) == expected)
    }

    private func digits(using random: inout SeededGenerator) -> String {
        func run(_ counts: ClosedRange<Int>) -> String {
            String(
                (0..<Int.random(in: counts, using: &random)).map { _ in
                    "0123456789".randomElement(using: &random) ?? "0"
                })
        }
        switch Int.random(in: 0...9, using: &random) {
        case 0: return run(1...20)
        case 1: return run(1...9) + "." + run(1...20)
        case 2: return run(1...5) + "." + run(1...4) + "e" + run(1...2)
        case 3: return "-" + run(1...6) + "." + run(1...3)
        default: return run(1...8) + "." + run(1...8)
        }
    }

    @Test("the figures are the same to the last bit with any number of threads", arguments: [1, 2, 3, 8])
    func threads(count: Int) throws {
        let folder = try RollUpFolder()
        var random = SeededGenerator(seed: 3)
        var naive: [String: Double] = [:]
        folder.towns = "town,country\n"
        for town in 0..<300 { folder.towns += "t\(town),\(town % 7)\n" }
        folder.factors = "country,fuel,year,co2,ch4,n2o\n"
        for country in 0..<7 {
            folder.factors += "\(country),gas,2020,1,0,0\n\(country),coal,2020,2,0,0\n\(country),diesel,2020,3,0,0\n"
        }
        for town in (0..<300).shuffled(using: &random) {
            for (line, factor, sector) in [
                ("bus", 3.0, "Transport"), ("heat", 1, "Buildings"), ("power", 2, "Buildings"),
            ] {
                let value = Double(Int.random(in: 0...999_999, using: &random)) / 100
                folder.activities += "t\(town),2020,\(line),\(value)\n"
                naive["\(town % 7) \(sector)", default: 0] += value * factor
            }
        }
        let alone = try folder.rollUp(chunkBytes: 1_000).result()
        #expect(alone.findings.isEmpty)
        #expect(try folder.rollUp(threads: count, chunkBytes: 1_000).result().value == alone.value)
        for row in alone.value {
            let expected = naive["\(row.country) \(row.sector)"] ?? .nan
            #expect(abs((row.carbonDioxide.value ?? .nan) - expected) <= 1e-12 * expected)
            #expect(row.isComplete)
        }
    }

    @Test("a mutated file gives findings or an error, never a crash", arguments: UInt64(1)...12)
    func mutations(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let folder = try RollUpFolder()
        let spice: [Character] = ["\"", ",", ";", "\n", "\r", "0", ".", "9", "e", "-", "é", "\u{0}"]
        for _ in 0..<12 {
            var text = Array(Self.forms.randomElement(using: &random) ?? "")
            for _ in 0...Int.random(in: 0...8, using: &random) {
                let place = Int.random(in: 0..<max(1, text.count), using: &random)
                if Bool.random(using: &random) {
                    text.insert(spice.randomElement(using: &random) ?? ",", at: place)
                } else if place < text.count {
                    text.remove(at: place)
                }
            }
            folder.activities = String(text)
            let whole = Result { try folder.rollUp().result() }
            let chunked = Result { try folder.rollUp(threads: 2, chunkBytes: 16).result() }
            guard case .success(let one) = whole, case .success(let other) = chunked else { continue }
            #expect(one.value.map(\.townsReported) == other.value.map(\.townsReported))
        }
    }
}
