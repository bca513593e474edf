import Cities
import Findings
import Inventories
import Plans
import Quantities
import ReferenceData
import Testing

/// Demokent's plan: small enough to know by heart, and sound.
enum DemokentPlan {
    static let library = Result { try ReferenceLibrary.load() }

    /// A baseline of 202 591.2 t and 724 600 MWh for 54 000 inhabitants.
    ///
    /// - Source: golden test GT07, with its four key sectors and its factors.
    static let baseline: InventoryResult? = {
        let used: [(Sector, [(Carrier, Double)])] = [
            (.municipal, [(.electricity, 9_000), (.heatCold, 15_000), (.naturalGas, 4_000)]),
            (.publicLighting, [(.electricity, 3_000)]),
            (.tertiary, [(.electricity, 38_000), (.heatCold, 22_000), (.naturalGas, 18_000), (.diesel, 900)]),
            (
                .residential,
                [
                    (.electricity, 96_000), (.heatCold, 143_000), (.naturalGas, 120_000), (.coal, 26_000),
                    (.otherBiomass, 5_000),
                ]
            ),
            (.municipalFleet, [(.diesel, 2_200), (.gasoline, 700)]),
            (.publicTransport, [(.electricity, 1_200), (.diesel, 14_000), (.naturalGas, 2_600)]),
            (.privateTransport, [(.gasoline, 128_000), (.diesel, 61_000), (.liquidGas, 15_000)]),
        ]
        let factors: [(Carrier, Double)] = [
            (.electricity, 0.40904891304347823), (.heatCold, 0.26666666666666666), (.naturalGas, 0.202),
            (.diesel, 0.267), (.gasoline, 0.249), (.liquidGas, 0.227), (.coal, 0.341), (.otherBiomass, 0),
        ]
        let records = used.flatMap { sector, carriers in
            carriers.map { carrier, amount in
                ActivityRecord(
                    id: "\(sector)-\(carrier)", sector: sector, carrier: carrier,
                    entry: .reported(amount, .megawattHour))
            }
        }
        let inventory = Inventory(
            town: .init(name: "Demokent", country: "KZ", population: 54_000), year: 2015, records: records,
            factors: factors.map { GivenFactor(carrier: $0, gas: .carbonDioxide, value: Quantity($1), source: "GT07") })
        return (try? library.get()).map { inventory.computed(with: $0.tables) }
    }()

    /// The same without the fuel of private cars, whose amounts nobody has written down: 3 of its 21 lines.
    static let partialBaseline: InventoryResult? = baseline.flatMap { whole in
        var inventory = whole.inventory
        for index in inventory.records.indices where inventory.records[index].sector == .privateTransport {
            inventory.records[index].entry = .unknown
        }
        return (try? library.get()).map { inventory.computed(with: $0.tables) }
    }

    /// Eight actions that save 62 000 t, a little more than the 30 % that are promised.
    static let sound: Plan = {
        var plan = Plan(town: .init(name: "Demokent", country: "KZ", population: 54_000), kind: .secap)
        plan.approval = Plan.Approval(body: "Demokent city council", day: CalendarDay("2016-05-20"))
        plan.targets = [Target(value: 0.3, kind: .absolute, year: 2030)]
        plan.actions = [
            action("1", "Insulate schools", .municipal, saves: 8_000, reduces: 2_400, costs: 900_000),
            action("2", "Light streets with LED", .publicLighting, saves: 1_500, reduces: 613, costs: 400_000),
            action("3", "Renovate blocks of flats", .residential, saves: 110_000, reduces: 31_000, costs: 24_000_000),
            action("4", "Renew offices' boilers", .tertiary, saves: 14_000, reduces: 3_400, costs: 2_000_000),
            action("5", "Buy electric buses", .transport, saves: 9_000, reduces: 2_200, costs: 11_000_000),
            action("6", "Build cycle lanes", .transport, saves: 40_000, reduces: 10_000, costs: 3_000_000),
            action("7", "Put panels on roofs", .localElectricity, produces: 29_000, reduces: 12_387, costs: 21_000_000),
        ]
        plan.actions += ["8", "9", "10"].map { id in
            var shade = Action(id: id, title: "Plant trees along street \(id)", sector: .other)
            shade.purposes = [.adaptation]
            shade.isKey = true
            shade.cost.investment = Money(50_000, currency: "EUR")
            return shade
        }
        plan.actions[0].isKey = true
        plan.actions[2].isKey = true
        plan.actions[4].isKey = true
        var adaptation = Adaptation()
        adaptation.assessment = .init(title: "Heat and floods in Demokent", year: 2015)
        adaptation.hazards = ["heat": .high, "flood": .notKnown]
        adaptation.vulnerableSectors = ["health"]
        adaptation.scoreboard = Dictionary(uniqueKeysWithValues: (1...6).map { ($0, .moving) })
        adaptation.goals = ["Shade within 300 m of every home"]
        plan.adaptation = adaptation
        return plan
    }()

    static func action(
        _ id: String, _ title: String, _ sector: ActionSector, saves: Double? = nil, produces: Double? = nil,
        reduces: Double?, costs: Double
    ) -> Action {
        var action = Action(id: id, title: title, sector: sector)
        action.energySaving = saves.map { Quantity($0) } ?? .zero
        action.renewableProduction = produces.map { Quantity($0) } ?? .zero
        action.reduction = reduces.map { Quantity($0) }
        action.cost.investment = Money(costs, currency: "EUR")
        (action.start, action.end, action.status) = (2017, 2028, .ongoing)
        return action
    }
}

/// A plan and what surrounds it.
struct PlanSituation: Sendable {
    var plan = DemokentPlan.sound
    var context = PlanContext(
        baseline: DemokentPlan.baseline, commitments: [.by2030, .adaptation],
        process: .init(adhesion: CalendarDay("2014-06-01"), submission: CalendarDay("2016-05-25")),
        today: CalendarDay("2016-12-01") ?? .distantPast)

    init(_ change: (inout PlanSituation) -> Void = { _ in }) { change(&self) }

    /// What the whole book finds.
    func findings() throws -> [Finding] {
        PlanRuleBook(definitions: try DemokentPlan.library.get().rules).findings(for: plan, context: context)
    }

    /// What it finds under one code.
    func findings(_ code: String) throws -> [Finding] { try findings().filter { $0.code == code } }
}

extension CalendarDay {
    /// Not a day of any test; it would make each of them fail.
    fileprivate static let distantPast = CalendarDay("0001-01-01").unsafelyUnwrapped
}
