import Findings
import Quantities

/// An inventory on the examining table: its result, what surrounds it, and what several rules need.
public struct Examination: Sendable {
    let result: InventoryResult
    let context: RuleContext
    /// The numbers of every rule of the book, for rules that build on another.
    let thresholds: [String: [Double]]
    let choice: FactorChoice
    let production: LocalProduction
    let national: NationalElectricity?
    /// The population that figures per head are taken of: the larger of the year's and that of joining.
    let population: Int?
    /// The town's figures per head, where its population is known.
    let perHead: PeerFigures?
    /// The first line of each factor of the town that was used, in the order of the lines.
    let linesWithGivenFactor: [LineResult]

    init(result: InventoryResult, context: RuleContext, thresholds: [String: [Double]]) {
        self.result = result
        self.context = context
        self.thresholds = thresholds
        let inventory = result.inventory
        choice = FactorChoice(
            inventory: inventory, tables: context.tables, alpha3: context.tables.alpha3(inventory.town.country))
        production = result.production
        national = result.electricity?.national
        population = [inventory.town.population, context.adhesionPopulation].compactMap(\.self).filter { $0 > 0 }.max()
        perHead = PeerFigures(inventory, result.totals, population: population)
        linesWithGivenFactor = result.linesWithGivenFactor
    }

    var inventory: Inventory { result.inventory }

    /// Whether electricity was made in the town or bought as certified green.
    var hasOwnElectricity: Bool {
        result.electricity.map { $0.production > .zero || $0.green > .zero }
            ?? production.plants.contains { ($0.electricity ?? .zero) > .zero }
    }

    /// Known energy of the sectors that a question is about.
    func energy(where belongs: (Sector) -> Bool) -> Quantity<Energy> {
        result.bySector.reduce(.zero) { belongs($1.part) ? $0 + $1.subtotal.energy.value : $0 }
    }
}

/// A rule that an inventory answers.
typealias InventoryRule = Rule<Examination>

extension Place {
    /// Where figures per head are put right.
    static let population = Place(field: "population")
    /// The factor of electricity among the figures.
    static let electricityFactor = Place(field: Figure.electricityFactor.path)
    /// The factor of heat among the figures.
    static let heatFactor = Place(field: Figure.heatFactor.path)

    /// This place, or a field where nothing was read from a file.
    func or(field: String) -> Place { self == Place() ? Place(field: field) : self }
}

extension ActivityRecord {
    /// Where the amount stands: in the file, or in the form.
    var amountPlace: Place { place.or(field: "line.\(id).amount") }

    /// The carrier in the reader's language; in the file's words where no table knows it.
    var carrierDetail: Detail {
        carrier == .unrecognised ? .text(carrierWord ?? "–") : .term("carrier.\(carrier.rawValue)")
    }

    /// Sector and carrier, as messages name them.
    var details: [String: Detail] {
        ["sector": .term("sector.\(sector.rawValue)"), "carrier": carrierDetail]
    }
}
