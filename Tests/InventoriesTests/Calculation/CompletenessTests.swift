import Findings
import Inventories
import Quantities
import Testing

@Suite("Completeness: unknown is never zero")
struct CompletenessTests {
    private let tables: FactorTables

    init() throws { tables = try ShippedTables.tables }

    private static let open: [Entry] = [.unknown, .notEstimated(reason: nil), .confidential]
    private static let settled: [Entry] = [.notOccurring, .includedElsewhere(in: "Tertiary")]

    @Test("a cell nobody knows is missing from the total and from every part of it", arguments: open)
    func missing(entry: Entry) throws {
        let known = CheckTown.sound.computed(with: tables)
        let result = CheckTown.sound.setting("homes-gas", entry).computed(with: tables)
        #expect(result.total.emission.missing == 1)
        #expect(!result.total.emission.isComplete)
        #expect(result.bySector[.residential]?.energy.missing == 1)
        #expect(result.byCarrier[.naturalGas] == nil || result.byCarrier[.naturalGas]?.emission.missing == 1)
        #expect(result.missingLines.map(\.record.id) == ["homes-gas"])
        let gas = try #require(known.lines.first { $0.record.id == "homes-gas" }?.emission)
        #expect(abs((known.total.emission.value - gas - result.total.emission.value).value) < 1e-6)
    }

    @Test("what does not occur, or is counted elsewhere, is not missing", arguments: settled)
    func absent(entry: Entry) {
        let result = CheckTown.sound.setting("homes-gas", entry).computed(with: tables)
        #expect(result.total.emission.missing == 0 && result.total.emission.isComplete)
        #expect(result.byCarrier[.naturalGas] == nil)
        #expect(result.missingLines.isEmpty)
    }

    @Test("a zero that somebody meant is known")
    func zero() {
        let result = CheckTown.sound.setting("homes-gas", .zeroConfirmed).computed(with: tables)
        #expect(result.total.emission.isComplete)
        #expect(result.byCarrier[.naturalGas]?.emission == PartialSum(value: .zero, known: 1, missing: 0))
    }

    @Test("a line without a factor is missing from emissions, not from energy, and is an error")
    func noFactor() {
        let result = CheckTown.sound.adding(CheckTown.line("odd", .tertiary, .otherFossil, 10)).computed(with: tables)
        #expect(result.total.energy.isComplete)
        #expect(result.total.emission.missing == 1)
        #expect(result.findings.map(\.code) == ["factor.missing"])
    }

    @Test("an inventory without lines is not complete: there is nothing in it")
    func empty() {
        let result = Inventory(town: .init(name: "Demokent", country: "KZ"), year: 2015).computed(with: tables)
        #expect(!result.total.emission.isComplete)
        #expect(result.total.emission.share == nil)
        #expect(result.emissionPerHead == nil)
    }

    @Test("replacing any cell by unknown never lowers what is missing, and never raises what is known")
    func property() {
        var random = RandomInventory(seed: 41)
        for _ in 0..<60 {
            let inventory = random.next()
            let before = inventory.computed(with: tables)
            for record in inventory.records {
                let after = inventory.setting(record.id, .unknown).computed(with: tables)
                #expect(after.total.energy.missing >= before.total.energy.missing)
                #expect(after.total.energy.known <= before.total.energy.known)
                #expect(after.total.energy.value <= before.total.energy.value)
                #expect(after.missingLines.contains { $0.record.id == record.id })
            }
        }
    }

    @Test("the total is the sum of the known lines, and the parts add up to it, in every breakdown")
    func sums() {
        var random = RandomInventory(seed: 43)
        for _ in 0..<200 {
            let result = random.next().computed(with: tables)
            let lines = result.lines.filter { $0.record.entry.standing != .absent }
            let emission = lines.compactMap { $0.emission?.value }.reduce(0, +)
            #expect(result.total.emission.value.value == emission)
            #expect(result.total.emission.known == lines.count { $0.emission != nil })
            #expect(result.total.emission.missing == lines.count { $0.emission == nil })
            for parts in [
                result.bySector.map(\.subtotal), result.byCarrier.map(\.subtotal), result.byCell.map(\.subtotal),
            ] {
                let sum = parts.reduce(0) { $0 + $1.emission.value.value }
                #expect(abs(sum - emission) <= 1e-12 * max(1, abs(emission)))
                #expect(parts.reduce(0) { $0 + $1.energy.known } == result.total.energy.known)
                #expect(parts.reduce(0) { $0 + $1.energy.missing } == result.total.energy.missing)
            }
            #expect(result.missingLines.count == result.total.emission.missing)
        }
    }

    @Test("the same lines in the same order give the same bits; in another order the same total but for rounding")
    func order() {
        var random = RandomInventory(seed: 47)
        for _ in 0..<100 {
            let inventory = random.next()
            let result = inventory.computed(with: tables)
            #expect(inventory.computed(with: tables).total == result.total)
            #expect(inventory.computed(with: tables).byCell == result.byCell)
            let shuffled = inventory.with { $0.records.shuffle(using: &random.generator) }.computed(with: tables)
            let (one, other) = (result.total.emission.value.value, shuffled.total.emission.value.value)
            #expect(abs(one - other) <= 1e-12 * max(1, abs(one)))
            #expect(shuffled.total.emission.missing == result.total.emission.missing)
            #expect(Set(shuffled.byCell.map(\.part)) == Set(result.byCell.map(\.part)))
        }
    }
}
