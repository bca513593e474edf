import Inventories
import Ledger
import Quantities
import Testing

@Suite("Merging two edits of an inventory")
struct MergeInventoriesTests {
    private let base = CheckTown.sound

    @Test("edits of different lines are both kept")
    func apart() throws {
        let saved = base.setting("homes-gas", 1)
        let wanted = base.setting("homes-coal", 2)
        let merge = try MergeDocuments(base: base, saved: saved, wanted: wanted)
        #expect(merge.merged == base.setting("homes-gas", 1).setting("homes-coal", 2))
        #expect(merge.conflicts.isEmpty)
    }

    @Test("the same edit on both sides is no conflict")
    func same() throws {
        let edited = base.setting("homes-gas", 1)
        let merge = try MergeDocuments(base: base, saved: edited, wanted: edited)
        #expect(merge.merged == edited && merge.conflicts.isEmpty)
    }

    @Test("different edits of one line: the saved one stays and the other is handed back")
    func conflict() throws {
        let merge = try MergeDocuments(
            base: base, saved: base.setting("homes-gas", 1), wanted: base.setting("homes-gas", 2))
        #expect(merge.merged == base.setting("homes-gas", 1))
        let conflict = try #require(merge.conflicts.first)
        #expect(conflict.part.row == "homes-gas")
        #expect(try conflict.kept?.decoded(as: ActivityRecord.self).entry == .reported(1, .megawattHour))
        #expect(try conflict.other?.decoded(as: ActivityRecord.self).entry == .reported(2, .megawattHour))
    }

    @Test("a line added on each side is kept; a line removed on one side and left alone on the other is gone")
    func addedAndRemoved() throws {
        let saved = base.adding(CheckTown.line("theirs", .tertiary, .coal, 1)).removing("homes-gas")
        let wanted = base.adding(CheckTown.line("ours", .tertiary, .coal, 2)).removing("homes-coal")
        let merge = try MergeDocuments(base: base, saved: saved, wanted: wanted)
        let ids = Set(merge.merged.records.map(\.id))
        #expect(ids.isSuperset(of: ["theirs", "ours"]) && ids.isDisjoint(with: ["homes-gas", "homes-coal"]))
        #expect(merge.conflicts.isEmpty)
    }

    @Test("a line removed on one side and edited on the other is a conflict, whichever side it was")
    func removedAndEdited() throws {
        let (removed, edited) = (base.removing("homes-gas"), base.setting("homes-gas", 2))
        for (saved, wanted) in [(removed, edited), (edited, removed)] {
            let merge = try MergeDocuments(base: base, saved: saved, wanted: wanted)
            #expect(merge.merged == saved)
            #expect(merge.conflicts.map(\.part.row) == ["homes-gas"])
        }
    }

    @Test("whatever else one side changed is kept")
    func fields() throws {
        let changes: [@Sendable (inout Inventory) -> Void] = [
            { $0.town.population = 101_000 }, { $0.year = 2016 }, { $0.kind = .monitoring },
            { $0.accounting.biomassIsSustainable = false }, { $0.plants = [CheckTown.plant()] },
            { $0.greenElectricity = GreenElectricity(amount: .zeroConfirmed) },
            { $0.heatExchange.importedEmissions = Quantity(5) }, { $0.factors = [CheckTown.given(.coal, 0.35)] },
            { $0.notes = "bulletin" }, { $0.files = [.init(name: "a.xlsx", sha256: "00")] },
            { $0.printed = [PrintedFigure(subject: .energy, row: .total, value: 12)] },
            { $0.publication = Inventory.Publication(title: "SECAP") },
        ]
        for change in changes {
            let edited = base.with(change)
            #expect(try MergeDocuments(base: base, saved: edited, wanted: base).merged == edited)
            #expect(try MergeDocuments(base: base, saved: base, wanted: edited).merged == edited)
        }
    }

    @Test("where both sides changed the same field differently, nobody's edit vanishes without a word")
    func fieldConflicts() throws {
        let merge = try MergeDocuments(
            base: base, saved: base.with { $0.notes = "theirs" }, wanted: base.with { $0.notes = "ours" })
        #expect(merge.merged.notes == "theirs")
        #expect(merge.conflicts.map(\.part.description) == ["notes"])
        let alike = try MergeDocuments(
            base: base, saved: base.with { $0.notes = "x" }, wanted: base.with { $0.notes = "x" })
        #expect(alike.conflicts.isEmpty)
    }

    @Test("two edits meet at the same lines, whoever saved first, but for their conflicts")
    func convergence() throws {
        var random = RandomInventory(seed: 113)
        for _ in 0..<300 {
            let base = random.next(lines: 8)
            let (one, other) = (edited(base, "a", &random), edited(base, "b", &random))
            let (there, back) = (
                try MergeDocuments(base: base, saved: one, wanted: other),
                try MergeDocuments(base: base, saved: other, wanted: one)
            )
            #expect(Set(there.conflicts.map(\.part.row)) == Set(back.conflicts.map(\.part.row)))
            let disputed = Set(there.conflicts.map(\.part.row))
            func lines(_ inventory: Inventory) -> Set<ActivityRecord> {
                Set(inventory.records.filter { !disputed.contains($0.id) })
            }
            #expect(lines(there.merged) == lines(back.merged))
        }
    }

    @Test("nothing typed is lost: every edited line is in the result or in a conflict")
    func nothingLost() throws {
        var random = RandomInventory(seed: 127)
        for _ in 0..<300 {
            let base = random.next(lines: 8)
            let (saved, wanted) = (edited(base, "a", &random), edited(base, "b", &random))
            let merge = try MergeDocuments(base: base, saved: saved, wanted: wanted)
            for (side, other) in [(saved, wanted), (wanted, saved)] {
                for record in side.records where !base.records.contains(record) {
                    let isKept = merge.merged.records.contains(record)
                    let value = try JSONValue(record)
                    let isHandedBack = merge.conflicts.contains { $0.kept == value || $0.other == value }
                    #expect(isKept || isHandedBack, "\(record.id) \(other.records.count)")
                }
            }
            #expect(Set(merge.merged.records.map(\.id)).count == merge.merged.records.count)
        }
    }

    @Test("merging a merge again changes nothing")
    func idempotent() throws {
        var random = RandomInventory(seed: 131)
        for _ in 0..<100 {
            let base = random.next(lines: 8)
            let wanted = edited(base, "b", &random)
            let merged = try MergeDocuments(base: base, saved: edited(base, "a", &random), wanted: wanted).merged
            #expect(try MergeDocuments(base: merged, saved: merged, wanted: merged).merged == merged)
        }
    }

    /// Some lines edited, one perhaps removed, one perhaps added.
    private func edited(_ inventory: Inventory, _ mark: String, _ random: inout RandomInventory) -> Inventory {
        var copy = inventory
        for index in copy.records.indices where random.pick([true, false, false]) {
            copy.records[index].entry = random.entry()
        }
        if random.pick([true, false]) { copy.records.remove(at: random.pick(Array(copy.records.indices))) }
        if random.pick([true, false]) { copy.records.append(CheckTown.line("new-\(mark)", .tertiary, .coal, 1)) }
        return copy
    }
}

extension Inventory {
    /// This inventory without a line.
    func removing(_ id: String) -> Inventory { with { $0.records.removeAll { $0.id == id } } }
}
