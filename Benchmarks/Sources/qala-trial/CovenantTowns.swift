import Cities
import Findings
import Foundation
import Inventories
import Ledger
import QalaTesting
import Quantities
import Storage

/// A covenant of many towns in a ledger: each with a signatory and published inventories of several years.
///
/// `covenant --data FILE --towns 12000 --years 5 --seed 7`; figures are drawn, so that peers can add them up again from
/// `--csv FILE`: town, country, population, year, energy and emissions of each line.
enum CovenantTowns {
    static func run(_ words: Words) async throws {
        guard let data = words["--data"] else { throw TrialProblem.usage("covenant without --data") }
        let towns = try words.number("--towns", without: 12_000)
        let years = try words.number("--years", without: 5)
        var random = SeededGenerator(seed: try words.seed())
        let ledger = try await SQLLedger.open(at: data)
        var csv = "town,country,population,year,energy\n"
        for start in stride(from: 0, to: towns, by: 250) {
            var batches: [RevisionBatch] = []
            for number in start..<min(start + 250, towns) {
                let town = signatory(number, &random)
                batches.append(try batch(Signatory.documentID(town.slug), try town.documentBody()))
                for year in 0..<years {
                    let inventory = inventory(of: town, 2_015 + year, &random)
                    let id = InventoryDocument.publishedID(town: town.slug, year: 2_015 + year)
                    batches.append(try batch(id, try inventory.documentBody()))
                    for case .reported(let amount, _) in inventory.records.map(\.entry) {
                        csv += "\(town.slug),\(town.country),\(town.population ?? 0),\(2_015 + year),\(amount)\n"
                    }
                }
            }
            try await ledger.append(batches)
        }
        await ledger.close()
        if let file = words["--csv"] { try Data(csv.utf8).write(to: URL(fileURLWithPath: file)) }
        say("\(towns) towns with \(years) inventories each are in \(data)")
    }

    private static func batch(_ id: DocumentID, _ body: [UInt8]) throws -> RevisionBatch {
        let authorship = Authorship(author: "trial", time: 1_600_000_000, reason: "drawn")
        return try RevisionBatch(
            [Revision(document: id, after: nil, authorship: authorship, schema: 1, body: body)], onto: nil)
    }

    private static func signatory(_ number: Int, _ random: inout SeededGenerator) -> Signatory {
        let countries = ["KZ", "UA", "MD", "GE", "AM", "AZ", "KG", "TJ", "UZ", "TM", "BY"]
        return Signatory(
            id: 1_000_000 + number, gcomIdentifier: "TR\(number)", slug: "trial-\(number)",
            name: TownName(published: "Trial \(number)", russian: "Проба \(number)", kazakh: "Сынақ \(number)"),
            country: countries[number % countries.count], population: Int.random(in: 1_000...900_000, using: &random),
            position: Position(
                latitude: Double.random(in: 38...54, using: &random),
                longitude: Double.random(in: 25...85, using: &random)),
            coordinator: "Coordinator \(number % 40)", supporter: nil, commitments: [.by2020, .by2030],
            adhesion: CalendarDay(daysSince1970: 14_500 + number % 4_000), status: "published",
            adhesionKind: "individual", group: nil)
    }

    private static func inventory(of town: Signatory, _ year: Int, _ random: inout SeededGenerator) -> Inventory {
        let carriers: [Carrier] = [.electricity, .naturalGas, .coal, .diesel, .gasoline]
        let sectors: [Sector] = [.municipal, .tertiary, .residential, .privateTransport]
        var inventory = Inventory(
            town: Inventory.Town(name: town.name.published, country: town.country, population: town.population),
            year: Year(year), kind: year == 2_015 ? .baseline : .monitoring)
        inventory.records = sectors.flatMap { sector in carriers.map { (sector, $0) } }.enumerated().map { row, cell in
            ActivityRecord(
                id: "r\(row)", sector: cell.0, carrier: cell.1,
                entry: .reported(Double(Int.random(in: 100...9_000_000, using: &random)) / 100, .megawattHour))
        }
        return inventory
    }
}
