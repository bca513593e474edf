import Cities
import Inventories
import Ledger
import Quantities
import ReferenceData
import Statistics
import Storage

/// What each step from documents to figures takes, in all and of all cores, for a covenant that `covenant` drew.
///
/// `phases --data FILE`
enum CovenantPhases {
    static func run(_ words: Words) async throws {
        guard let data = words["--data"] else { throw TrialProblem.usage("phases without --data") }
        let tables = try ReferenceLibrary.load().tables
        let clock = ContinuousClock()
        var last = (wall: clock.now, processor: ProcessorTime.now)
        func tell(_ step: String) {
            let now = (wall: clock.now, processor: ProcessorTime.now)
            let (wall, processor) = (now.wall - last.wall, now.processor - last.processor)
            say("\(step): \(Int(wall / .milliseconds(1))) ms, \(Int(processor / .milliseconds(1))) ms of CPU")
            last = now
        }
        let ledger = try await SQLLedger.open(at: data)
        let towns = try await ledger.documents(of: Signatory.documentKind)
        let documents = try await ledger.documents(of: InventoryDocument.publishedKind)
        await ledger.close()
        tell("read \(towns.count + documents.count) documents")
        let signatories = towns.mappedInParallel { Signatory(in: $0) }.compactMap(\.self)
        tell("decode \(signatories.count) signatories")
        let inventories = documents.mappedInParallel { try? Inventory.read(from: $0) }
        tell("decode \(inventories.count) inventories")
        let reported = zip(documents, inventories).map { ($0, $1) }.mappedInParallel { document, inventory in
            InventoryDocument.town(ofPublished: document.document).flatMap { town in
                inventory.map { ReportedInventory($0, $0.addedUp(with: tables), of: town.slug) }
            }
        }.compactMap(\.self)
        tell("compute them and add them up")
        let snapshot = CovenantSnapshot(signatories: signatories, inventories: reported)
        tell("bring them together")
        let day = CalendarDay("2026-01-01")
        let figures = day.map { CovenantFigures(of: snapshot, in: .world, on: $0) }
        tell("\(figures?.rows.count ?? 0) figures")
    }
}
