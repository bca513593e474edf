import Inventories
import QalaTesting
import Quantities

/// Invented inventories from a seeded stream: every kind of cell, with and without factors of the town.
struct RandomInventory {
    var generator: SeededGenerator
    var accounting = Accounting()

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// An inventory of so many lines.
    mutating func next(lines: Int = 24) -> Inventory {
        let records = (0..<lines).map { number in
            ActivityRecord(
                id: "r\(number)", sector: pick(Sector.allCases), carrier: pick(Carrier.allCases), entry: entry(),
                isSustainable: pick([nil, true, false]))
        }
        let gases: [Gas] =
            accounting.basis == .carbonDioxide
            ? [.carbonDioxide] : [.carbonDioxide, .carbonDioxide, .methane, .equivalent]
        let factors = (0..<6).map { _ in
            GivenFactor(
                carrier: pick(Carrier.matrix), gas: pick(gases),
                value: Quantity(Double.random(in: 0...1, using: &generator)),
                sectors: pick([[], [], [pick(Sector.allCases)]]))
        }
        return Inventory(
            town: .init(name: "Demokent", country: "KZ", population: 54_000), year: 2015, accounting: accounting,
            records: records, factors: factors)
    }

    /// A cell: mostly an amount of energy.
    mutating func entry() -> Entry {
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: .unknown
        case 1: .notEstimated(reason: "no meter")
        case 2: .confidential
        case 3: .notOccurring
        case 4: .includedElsewhere(in: "Residential")
        case 5: .zeroConfirmed
        default:
            .reported(
                Double.random(in: 0...100_000, using: &generator),
                pick([.megawattHour, .gigajoule, .gigacalorie, .tonneOfOilEquivalent]))
        }
    }

    mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
        choices[Int.random(in: 0..<choices.count, using: &generator)]
    }
}
