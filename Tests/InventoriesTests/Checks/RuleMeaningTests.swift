import Findings
import Inventories
import Quantities
import Testing

@Suite("What the rules mean")
struct RuleMeaningTests {
    private let sound = CheckTown.sound

    @Test("the four rules without a national reference say so once, and C10 holds instead")
    func noReference() {
        let crowded = sound.setting("homes-power", 2_000_000)
        #expect(
            Situation(crowded).findings("no-reference").filter { $0.details["rule"] == .text("C06–C09") }.count == 1)
        #expect(!Situation(crowded).findings("C10").isEmpty)
        let means = RuleContext.ConsumptionReference(
            electricity: 4, thermal: 4, citation: Citation(source: "invented for the test", verification: .design))
        let known = Situation(crowded) { $0.consumptionReference = means }
        #expect(!known.findings("C07").isEmpty)
        #expect(known.findings("C10").isEmpty)
    }

    @Test("kilowatt-hours are found in the cell, with the energy they would be")
    func kilowattHours() throws {
        let finding = try #require(Situation(sound.setting("homes-gas", 300_000_000)).findings("C04").first)
        #expect(finding.place.cell == "C7")
        #expect(finding.details["value"] == .quantity(3000, unit: "MWh/head"))
        #expect(finding.details["suggested"] == .quantity(300_000, unit: "MWh"))
        #expect(finding.details["sector"] == .term("sector.residential"))
        #expect(finding.details["carrier"] == .term("carrier.natural_gas"))
    }

    @Test("a sector of many lines, each below the limit, is found as a whole")
    func kilowattHoursOfASector() {
        let split = (1...4).reduce(sound) {
            $0.adding(CheckTown.line("shop-\($1)", .tertiary, .naturalGas, 30_000_000))
        }
        #expect(Situation(split).findings("C04").map(\.place.field) == ["population"])
    }

    @Test("a negative amount is shown in the unit it was reported in")
    func negative() throws {
        let finding = try #require(Situation(sound.setting("homes-gas", -3, .gigacalorie)).findings("C01").first)
        #expect(finding.details["value"] == .quantity(-3, unit: "Gcal"))
        #expect(!Situation(sound.adding(CheckTown.plant(-5))).findings("C01").isEmpty)
    }

    @Test("GT24: a declared 0.95 against Kazakhstan's 1.3303 of 2010 is accepted")
    func goldenNationalFactor() {
        let declared = sound.with { $0.year = 2010 }.giving(
            CheckTown.given(.electricity, 0.95, role: .nationalElectricity))
        #expect(Situation(declared).findings("F02").isEmpty)
        #expect(abs(abs(0.95 - 1.3303) / 1.3303 - 0.2858753664586936) < 1e-9)
    }

    @Test("the national factor with fewer digits is the national factor, and another year's is no measure")
    func equalsNational() {
        func findings(_ value: Double, _ year: Year = 2015) -> [Finding] {
            Situation(sound.with { $0.year = year }.giving(CheckTown.given(.electricity, value))).findings("F09")
        }
        #expect(findings(0.65).isEmpty)
        #expect(!findings(0.66).isEmpty)
        #expect(!findings(0.6).isEmpty)
        #expect(findings(0.5, 2022).isEmpty)
    }

    @Test("life-cycle factors in an IPCC inventory are recognised by the tables they come from")
    func lifeCycleFactor() throws {
        let finding = try #require(Situation(sound.giving(CheckTown.given(.naturalGas, 0.237))).findings("F08").first)
        #expect(finding.details["value"] == .term("approach.lca"))
        #expect(Situation(sound.giving(CheckTown.given(.naturalGas, 0.21))).findings("F08").isEmpty)
    }

    @Test("an inventory that counts otherwise than the one before is found")
    func otherAccounting() {
        let before = sound.with { ($0.year, $0.accounting) = (2012, Accounting(basis: .equivalent)) }.computed
        #expect(Situation(sound) { $0.previous = [before] }.findings("F08").map(\.place.field) == ["accounting"])
    }

    @Test("blast furnace gas has the factor it has")
    func fuelOutsideTheUsualRange() {
        var gas = CheckTown.line("works", .industryNonETS, .otherFossil, 5_000)
        gas.fuel = Fuel(rawValue: "blast_furnace_gas")
        let works = sound.adding(gas).giving(CheckTown.given(.otherFossil, 0.94))
        #expect(Situation(works).findings("F07").isEmpty)
    }

    @Test("a factor too low for a fossil fuel is one finding, not two")
    func tooLow() {
        let situation = Situation(sound.giving(CheckTown.given(.naturalGas, 0.055)))
        #expect(situation.findings("F06").count == 1)
        #expect(situation.findings("F07").isEmpty)
    }

    @Test("emissions nobody knows are not emissions of zero")
    func unknownPlantEmissions() {
        var plant = CheckTown.plant()
        plant.inputs = [.init(carrier: .naturalGas, entry: .unknown)]
        #expect(Situation(sound.adding(plant)).findings("P02").isEmpty)
    }

    @Test("the base year floor holds for baselines outside the European Union")
    func baseYear() {
        let old = sound.with { $0.year = 1998 }
        #expect(!Situation(old).findings("M13").isEmpty)
        #expect(Situation(old) { $0.isInEuropeanUnion = true }.findings("M13").isEmpty)
        #expect(Situation(old.with { $0.kind = .monitoring }).findings("M13").isEmpty)
    }

    @Test("a sector of zeros is not covered")
    func zerosAreNoData() {
        let empty = sound.setting("tertiary-power", .zeroConfirmed).setting("municipal-power", .zeroConfirmed)
        #expect(Situation(empty).findings("M06").map(\.details["count"]) == [.count(2)])
    }

    @Test("energy of buildings that a town does not divide may belong to every building sector")
    func undividedBuildings() {
        let undivided = sound.with { inventory in
            for index in inventory.records.indices where inventory.records[index].sector.group == .buildings {
                inventory.records[index].sector = .buildingsUnallocated
            }
        }
        #expect(Situation(undivided).findings("M06").isEmpty)
        #expect(
            !Situation(undivided.with { $0.records.removeAll { $0.sector.group == .buildings } }).findings("M06")
                .isEmpty)
    }

    @Test("the change is taken from the latest earlier year, and the earlier year comes first")
    func change() throws {
        let before = [2005, 2012].map { year in
            sound.setting("homes-coal", year == 2005 ? 5_000_000 : 100_000).with { $0.year = Year(year) }.computed
        }
        let now = Situation(sound.setting("homes-coal", 2_000_000)) { $0.previous = before }
        let finding = try #require(now.findings("C17").first)
        #expect(finding.details["year"] == .plain(2012))
        #expect(finding.details["otherYear"] == .plain(2015))
        #expect(finding.details["threshold"] == .share(0.7))
    }

    @Test("nine other towns are the fewest to compare with, and only those of the size count")
    func fewPeers() {
        func peers(_ count: Int, population: Int) -> [PeerFigures] {
            (0..<count).map {
                PeerFigures(
                    town: "Town \($0)", year: 2015, population: population, electricity: 1.7 + 0.01 * Double($0),
                    thermal: 7, energy: 8.7 + 0.01 * Double($0), emission: 2.8)
            }
        }
        func rules(_ peers: [PeerFigures]) -> [Detail?] {
            Situation(sound) { $0.peers = peers }.findings("no-reference").map { $0.details["rule"] }
        }
        #expect(rules(peers(8, population: 90_000)).contains(.text("C14")))
        #expect(!rules(peers(9, population: 90_000)).contains(.text("C14")))
        #expect(rules(peers(20, population: 900_000)).contains(.text("C15")))
    }

    @Test("the same inventory has the same findings every time")
    func reproducible() {
        let situation = RuleExamples.all.first { $0.rule == "C15" }?.failing
        #expect(situation?.findings == situation?.findings)
    }

    @Test("both bounds of the size groups belong to the outer groups")
    func sizeClasses() throws {
        let classes = try #require(SizeClasses([5000, 5000, 200_000, 200_000]))
        #expect([1, 5000, 5001, 199_999, 200_000].map(classes.index) == [0, 0, 1, 1, 2])
        #expect(classes.bounds(of: 90_000) == .range(from: 5000, to: 200_000, unit: ""))
        #expect(classes.bounds(of: 1) == .range(from: nil, to: 5000, unit: ""))
        #expect(classes.bounds(of: 200_000) == .range(from: 200_000, to: nil, unit: ""))
        #expect(SizeClasses([5000]) == nil)
    }
}
