import Cryptography
import Foundation
import Inventories
import Ledger
import QalaTesting
import Quantities
import Storage

/// Inventories of many towns, saved again and again, as they arrive in the course of years: everybody's in turn.
///
/// One document in a hundred is saved ten times as often as the others.
struct ManyTowns {
    /// Documents that are appended to in one transaction.
    private static let batch = 500
    private static let often = 10

    let documents: Int
    private(set) var heads: [Revision] = []
    private(set) var written = 0
    private(set) var bytes = 0

    private var random: SeededGenerator
    /// Bodies before and after the amount that a save changes.
    private let frames: [(before: [UInt8], after: [UInt8])]

    init(documents: Int, seed: UInt64) throws {
        self.documents = documents
        var random = SeededGenerator(seed: seed)
        frames = try (0..<200).map { _ in try Self.frame(&random) }
        self.random = random
    }

    static func document(_ number: Int) -> DocumentID {
        DocumentID(kind: InventoryDocument.kind, name: "town-\(number)-2022")
    }

    static func isOften(_ number: Int) -> Bool { number.isMultiple(of: 100) }

    /// Writes until so many revisions are there.
    mutating func write(to revisions: Int, in ledger: SQLLedger) async throws {
        while written < revisions {
            for start in stride(from: 0, to: documents, by: Self.batch) where written < revisions {
                try await writeBatch(start..<min(start + Self.batch, documents), in: ledger)
            }
        }
    }

    private mutating func writeBatch(_ numbers: Range<Int>, in ledger: SQLLedger) async throws {
        var batches: [RevisionBatch] = []
        for number in numbers {
            let head = number < heads.count ? heads[number] : nil
            var line: [Revision] = []
            for _ in 0..<(head != nil && Self.isOften(number) ? Self.often : 1) {
                line.append(next(number, after: line.last ?? head))
            }
            batches.append(try RevisionBatch(line, onto: head?.digest))
            guard var last = line.last else { continue }
            last.body = []
            if head == nil { heads.append(last) } else { heads[number] = last }
            written += line.count
        }
        try await ledger.append(batches)
    }

    /// The next save of a town's document.
    mutating func next(_ number: Int, after parent: Revision?) -> Revision {
        let frame = frames[number % frames.count]
        let body = frame.before + Array("\(Int.random(in: 100_000...999_999, using: &random))".utf8) + frame.after
        bytes += body.count
        let authorship = Authorship(
            author: "person-\(number % 5_000)", time: 1_700_000_000 + Int64(written), reason: "Жаңа деректер")
        return Revision(
            document: Self.document(number), after: parent, authorship: authorship, schema: InventoryDocument.schema,
            body: body)
    }

    /// A body of some 2 to 6 KB, in which one amount is left out.
    private static func frame(_ random: inout SeededGenerator) throws -> ([UInt8], [UInt8]) {
        let sectors = Sector.allCases
        let carriers = Carrier.matrix
        let units: [ActivityUnit] = [.megawattHour, .gigajoule, .thousandCubicMetres, .tonne, .gigacalorie]
        let mark = 987_654_321
        let records = (0..<Int.random(in: 9...27, using: &random)).map { row in
            let amount = row == 4 ? Double(mark) : Double(Int.random(in: 100...9_000_000, using: &random)) / 100
            return ActivityRecord(
                id: String(UInt32.random(in: 0 ... .max, using: &random), radix: 36),
                sector: sectors[Int.random(in: 0..<sectors.count, using: &random)],
                carrier: carriers[Int.random(in: 0..<carriers.count, using: &random)],
                entry: random.once(in: 6) && row != 4
                    ? .notEstimated(reason: "есеп жоқ")
                    : .reported(amount, units[Int.random(in: 0..<units.count, using: &random)]),
                note: random.once(in: 3) ? "По данным поставщика, письмо № \(random.next() % 10_000)" : nil)
        }
        let inventory = Inventory(
            town: Inventory.Town(name: "Демокент", country: "KZ", population: 50_000), year: Year(2022),
            records: records, notes: "Бастапқы түгендеу")
        let body = try inventory.documentBody()
        guard let place = body.firstRange(of: Array("\(mark)".utf8)) else {
            throw TrialProblem.failed("the amount is not in the body")
        }
        return (Array(body[..<place.lowerBound]), Array(body[place.upperBound...]))
    }
}
