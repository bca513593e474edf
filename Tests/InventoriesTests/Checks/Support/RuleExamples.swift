import Foundation
import Inventories
import Quantities
import Testing

/// One passing and one failing example of every rule.
enum RuleExamples {
    static let all = eligibility + cells + perHead + peers + series + town + factors + production
    private static let sound = CheckTown.sound

    private static let eligibility = [
        RuleExample("M06", failing: sound.with { $0.records.removeAll { $0.sector != .residential } }),
        RuleExample("M12", failing: sound.with { $0.records = [] }),
        RuleExample(
            "M13", passing: sound.with { $0.year = 2000 }, failing: sound.with { $0.year = 1999 }),
    ]

    private static let cells = [
        RuleExample("C01", passing: sound.setting("homes-gas", 0), failing: sound.setting("homes-gas", -12)),
        RuleExample("C02", passing: sound.setting("homes-coal", 1), failing: sound.setting("homes-coal", 0.4)),
        RuleExample(
            "C03", passing: sound.adding(CheckTown.line("sun", .residential, .solarThermal, 50)),
            failing: sound.adding(CheckTown.line("sun", .publicTransport, .solarThermal, 50))),
        RuleExample("C04", failing: sound.setting("homes-gas", 300_000_000)),
        RuleExample(
            "C05",
            failing: sound.setting("municipal-power", 10).setting("tertiary-power", 60).setting("homes-power", 100)),
    ]

    private static let perHead = [
        RuleExample("C06", passing: Situation(sound, means), failing: Situation(powerful(450_000), means)),
        RuleExample("C07", passing: Situation(sound, means), failing: Situation(powerful(2_000_000), means)),
        RuleExample(
            "C08", passing: Situation(sound, means),
            failing: Situation(sound.setting("homes-gas", 900_000), means)),
        RuleExample(
            "C09", passing: Situation(sound, means),
            failing: Situation(sound.setting("homes-gas", 3_000_000), means)),
        RuleExample("C10", failing: sound.setting("homes-gas", 2_000_000)),
        RuleExample("C11", failing: powerful(7_000_000)),
        RuleExample("C12", failing: sound.setting("homes-gas", 18_000_000)),
        RuleExample("C13", failing: sound.setting("homes-coal", 15_000_000)),
    ]

    private static let peers = [
        RuleExample("C14", passing: Situation(sound, similar), failing: Situation(powerful(5_000_000), similar)),
        RuleExample(
            "C15", passing: Situation(sound, similar),
            failing: Situation(powerful(1_500_000).setting("homes-gas", 0).setting("homes-coal", 0), similar)),
        RuleExample("C16", passing: sound.with { $0.town.population = nil }, failing: sound),
    ]

    private static let series = [
        RuleExample(
            "C17", passing: Situation(sound) { $0.previous = [earlier(homes: 280_000)] },
            failing: Situation(sound.setting("homes-coal", 2_000_000)) { $0.previous = [earlier(homes: 280_000)] }),
        RuleExample(
            "C18", passing: Situation(sound) { $0.previous = [earlier(homes: 300_000)] },
            failing: Situation(sound) { $0.previous = [sound.with { $0.kind = .monitoring }.computed] }),
    ]

    private static let town = [
        RuleExample("C21", passing: Situation(sound), failing: Situation(sound) { $0.adhesionPopulation = 120_000 }),
        RuleExample("C22", failing: sound.setting("cars-gasoline", .unknown).setting("cars-diesel", .unknown)),
        RuleExample("C23", failing: sound.setting("municipal-power", 200_000)),
    ]

    private static let factors = [
        RuleExample(
            "F01", passing: sound.giving(CheckTown.given(.naturalGas, 0.2)),
            failing: sound.giving(CheckTown.given(.naturalGas, -0.2))),
        // GT24: 0.95 declared against 1.3303 in 2010, the maximum of the series.
        RuleExample("F02", passing: declaring(0.95, 2010), failing: declaring(1.34, 2010)),
        RuleExample(
            "F03", passing: sound.adding(CheckTown.plant()).giving(CheckTown.given(.electricity, 2.6)),
            failing: sound.adding(CheckTown.plant()).giving(CheckTown.given(.electricity, 2.7))),
        RuleExample(
            "F04", passing: sound.giving(CheckTown.given(.electricity, 1.7, source: "bulletin 2016")),
            failing: sound.giving(CheckTown.given(.electricity, 1.7, source: nil))),
        RuleExample(
            "F05", passing: elsewhere.giving(CheckTown.given(.electricity, 0.9)),
            failing: elsewhere.giving(CheckTown.given(.electricity, 1.2))),
        RuleExample(
            "F06", passing: sound.giving(CheckTown.given(.naturalGas, 0.2)),
            failing: sound.giving(CheckTown.given(.naturalGas, 0.055))),
        RuleExample(
            "F07", passing: sound.giving(CheckTown.given(.coal, 0.36)),
            failing: sound.giving(CheckTown.given(.coal, 0.95))),
        RuleExample(
            "F08", passing: sound.giving(CheckTown.given(.naturalGas, 0.202)),
            failing: sound.giving(CheckTown.given(.naturalGas, 0.202, .equivalent))),
        RuleExample(
            "F09", passing: sound.giving(CheckTown.given(.electricity, 0.649)),
            failing: sound.giving(CheckTown.given(.electricity, 0.55))),
        RuleExample("F10", passing: burningWood(isSustainable: true), failing: burningWood(isSustainable: false)),
    ]

    private static let production = [
        RuleExample("P01", passing: sound.adding(CheckTown.plant()), failing: sound.adding(CheckTown.plant(3))),
        RuleExample(
            "P02", passing: sound.adding(CheckTown.plant()), failing: sound.adding(CheckTown.plant(emissions: 0))),
        RuleExample(
            "P03", passing: sound.adding(CheckTown.plant()), failing: sound.adding(CheckTown.plant(emissions: 30_000))),
        RuleExample(
            "P04", passing: sound.adding(CheckTown.plant()), failing: sound.adding(CheckTown.plant(emissions: 1_000))),
        RuleExample(
            "P05", passing: sound.adding(CheckTown.plant(capacity: 20)),
            failing: sound.adding(CheckTown.plant(capacity: 20.5))),
        RuleExample("P06", passing: sound.adding(CheckTown.plant()), failing: sound.adding(CheckTown.plant(180_000))),
    ]

    // MARK: What the examples are made of

    private static func powerful(_ amount: Double) -> Inventory { sound.setting("homes-power", amount) }

    private static func earlier(homes gas: Double) -> InventoryResult {
        sound.setting("homes-gas", gas).with { $0.year = 2012 }.computed
    }

    private static func declaring(_ value: Double, _ year: Int) -> Inventory {
        sound.with { $0.year = Year(year) }.giving(CheckTown.given(.electricity, value, role: .nationalElectricity))
    }

    private static let elsewhere = sound.with { $0.town.country = "MN" }

    private static func burningWood(isSustainable: Bool) -> Inventory {
        var wood = CheckTown.line("homes-wood", .residential, .otherBiomass, 20_000)
        wood.isSustainable = isSustainable
        return sound.adding(wood).giving(CheckTown.given(.otherBiomass, 0))
    }

    private static let means: @Sendable (inout RuleContext) -> Void = {
        $0.consumptionReference = .init(
            electricity: 4, thermal: 4, citation: Citation(source: "invented for the test", verification: .design))
    }

    /// Fourteen invented towns of the middle size group, all much like the sound one.
    private static let similar: @Sendable (inout RuleContext) -> Void = { context in
        context.peers = (0..<14).map { number in
            let turn = Double(number)
            let (electricity, thermal) = (1.7 + 0.4 * sin(turn), 7 + 1.5 * cos(2 * turn))
            return PeerFigures(
                town: "Town \(number)", year: 2015, population: 60_000 + 9_000 * number, electricity: electricity,
                thermal: thermal, energy: electricity + thermal, emission: 0.6487 * electricity + 0.24 * thermal)
        }
    }
}
