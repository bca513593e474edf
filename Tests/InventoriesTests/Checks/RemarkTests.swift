import Findings
import Inventories
import Quantities
import Testing

@Suite("Remarks beside the rules")
struct RemarkTests {
    private let sound = CheckTown.sound

    private func codes(_ inventory: Inventory, _ change: (inout RuleContext) -> Void = { _ in }) -> Set<String> {
        Set(Situation(inventory, change).findings.map(\.code))
    }

    @Test("a year after the end of the series names the year whose factor was used")
    func yearMissing() throws {
        let finding = try #require(Situation(sound.with { $0.year = 2022 }).findings("neefe.year-missing").first)
        #expect(finding.details["year"] == .plain(2022))
        #expect(finding.details["otherYear"] == .plain(2015))
        #expect(finding.details["country"] == .text("KZ"))
        #expect(!codes(sound).contains("neefe.year-missing"))
    }

    @Test("a country without a series says so, and its electricity stays unknown")
    func countryMissing() {
        let elsewhere = sound.with { $0.town.country = "MN" }
        #expect(codes(elsewhere).contains("neefe.country-missing"))
        #expect(elsewhere.computed.byCarrier[.electricity]?.emission.known == 0)
        #expect(!codes(elsewhere.giving(CheckTown.given(.electricity, 0.9))).contains("neefe.country-missing"))
    }

    @Test("Kazakhstan 2010 carries its quality note, and the median of five years beside it")
    func quality() throws {
        let situation = Situation(sound.with { $0.year = 2010 })
        let note = try #require(situation.findings("neefe.quality").first)
        #expect(note.severity == .warning)
        #expect(
            note.details["note"] == .text("jump >50% vs previous year; above 1.25 t/MWh: implausible for a mixed grid"))
        let series = try #require(situation.findings("neefe.unstable-series").first)
        #expect(series.details["count"] == .count(2))
        // Of 0.5867, 0.6397, 0.6803 and 1.3303 the two in the middle.
        #expect(series.details["reference"] == .quantity(0.66, unit: "t/MWh"))
    }

    @Test("Uzbekistan's smooth series is not remarked on, nor a series nobody used")
    func steadySeries() {
        #expect(!codes(sound.with { $0.town.country = "UZ" }).contains("neefe.unstable-series"))
        let stated = sound.giving(CheckTown.given(.electricity, 0.6487))
        #expect(codes(stated).isDisjoint(with: ["neefe.unstable-series", "neefe.quality", "neefe.year-missing"]))
    }

    @Test("a factor of the town is shown beside the reference, once for all lines that use it")
    func givenFactor() throws {
        let findings = Situation(sound.giving(CheckTown.given(.electricity, 0.55))).findings("factor.given")
        #expect(findings.count == 1)
        let finding = try #require(findings.first)
        #expect(finding.details["value"] == .quantity(0.55, unit: "t/MWh"))
        #expect(finding.details["reference"] == .quantity(0.6487, unit: "t/MWh"))
        #expect(finding.details["difference"] == .share((0.55 - 0.6487) / 0.6487))
        #expect(finding.place.cell == "B4")
    }

    @Test("heat without plants is multiplied with the default, and says so once")
    func defaultHeat() {
        let heated = sound.adding(CheckTown.line("homes-heat", .residential, .heatCold, 80_000))
        let findings = Situation(heated.adding(CheckTown.line("shops-heat", .tertiary, .heatCold, 9_000)))
            .findings("heat-factor.default-used")
        #expect(findings.map(\.details["count"]) == [.count(2)])
        #expect(!codes(heated.adding(CheckTown.plant())).contains("heat-factor.default-used"))
        #expect(codes(heated.adding(CheckTown.plant())).contains("chp.default-efficiencies"))
    }

    @Test("a factor recalled from memory is named once for its carrier")
    func recalled() {
        let sunny = sound.adding(CheckTown.line("sun-1", .residential, .solarThermal, 500))
            .adding(CheckTown.line("sun-2", .tertiary, .solarThermal, 500))
        #expect(
            Situation(sunny).findings("factor.recalled").map(\.details["carrier"]) == [.term("carrier.solar_thermal")])
    }

    @Test("Kazakh coal by the tonne is converted with Kazakhstan's calorific value")
    func countryRow() throws {
        let finding = try #require(
            Situation(sound.setting("homes-coal", 20_000, .tonne)).findings("ncv.country-row").first)
        #expect(finding.details["value"] == .quantity(5.49, unit: "MWh/t"))
        #expect(finding.details["fuel"] == .text("coal_kazakh"))
        #expect(!codes(sound).contains("ncv.country-row"))
    }

    @Test("a notation key needs its reason, beside it or in the note")
    func missingReason() {
        #expect(codes(sound.setting("homes-coal", .notEstimated(reason: " "))).contains("entry.missing-reason"))
        #expect(codes(sound.setting("homes-coal", .includedElsewhere(in: nil))).contains("entry.missing-reason"))
        let silent: [Entry] = [.notEstimated(reason: "no records"), .includedElsewhere(in: "tertiary"), .notOccurring]
        for entry in silent { #expect(!codes(sound.setting("homes-coal", entry)).contains("entry.missing-reason")) }
        let noted = sound.setting("homes-coal", .notEstimated(reason: nil)).with { inventory in
            for index in inventory.records.indices { inventory.records[index].note = "no records kept" }
        }
        #expect(!codes(noted).contains("entry.missing-reason"))
    }

    @Test("without a population no rule speaks of figures per head")
    func populationMissing() {
        let found = codes(sound.setting("homes-gas", 300_000_000).with { $0.town.population = nil })
        #expect(found.contains("town.population-missing"))
        #expect(found.isDisjoint(with: ["C04", "C05", "C10", "C11", "C12", "C13", "C14", "C15", "C16", "C21"]))
    }
}
