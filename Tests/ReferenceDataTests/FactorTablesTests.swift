import Findings
import Inventories
import Quantities
import ReferenceData
import Testing

@Suite("Loading the factor tables")
struct FactorTablesTests {
    private let tables: FactorTables

    init() throws { tables = try Shipped.library.tables }

    @Test("every national factor with a value is loaded as it stands in its row")
    func national() throws {
        let rows = try ShippedTable.shipped("neefe.csv").rows
        #expect(tables.nationalFactors.values.joined().count == rows.count)
        for row in rows {
            let year = Year(try #require(Int(row["year"] ?? "")))
            let loaded = tables.nationalFactors[row["country_iso3"] ?? ""]?.filter {
                $0.year == year && $0.basis.rawValue == row["basis"]
            }
            #expect(loaded?.map(\.value.value) == [try #require(Double(row["value"] ?? ""))], "\(row)")
            #expect(loaded?.first?.citation.source == row["source"])
        }
    }

    @Test("every emission factor with a value is loaded with its source")
    func factors() throws {
        let rows = try ShippedTable.shipped("emission_factors.csv").rows
        let loaded = Array(tables.referenceFactors.values.joined())
        #expect(loaded.count == rows.count)
        #expect(loaded.allSatisfy { !$0.citation.source.isEmpty && $0.citation.edition == $0.edition })
        for row in rows {
            let value = try #require(Double(row["value"] ?? ""))
            let fuel = Fuel(rawValue: row["fuel_code"] ?? "")
            #expect(tables.referenceFactors[fuel]?.contains { $0.value.value == value } == true, "\(row)")
        }
    }

    @Test("every calorific value is loaded, by mass or by volume")
    func calorificValues() throws {
        let rows = try ShippedTable.shipped("ncv.csv").rows
        #expect(tables.calorificValues.values.joined().count == rows.count)
        #expect(tables.calorificValues.values.joined().allSatisfy { $0.perTonne != nil || $0.perCubicMetre != nil })
    }

    @Test("warming potentials are those of their edition, and those of carbon dioxide are one")
    func warming() throws {
        let rows = try ShippedTable.shipped("gwp.csv").rows
        for gas in [Gas.methane, .nitrousOxide] {
            let row = try #require(rows.first { $0["gas"] == gas.rawValue })
            for edition in Accounting.WarmingEdition.allCases {
                #expect(tables.warmingPotential(of: gas, edition) == Double(row["\(edition.rawValue)_100"] ?? ""))
                #expect(tables.warmingPotential(of: .carbonDioxide, edition) == 1)
            }
        }
        #expect(!tables.warmingCitation.source.isEmpty)
    }

    @Test("every default uncertainty of activities and factors is loaded, with its bounds around zero")
    func uncertainties() throws {
        let rows = try ShippedTable.shipped("uncertainty_defaults.csv").rows.filter {
            ["activity", "factor"].contains($0["kind"])
        }
        #expect(tables.defaultUncertainties.count == rows.count)
        for row in tables.defaultUncertainties {
            #expect(row.lower < 0 && row.upper > 0, "\(row.item)")
            #expect(["normal", "lognormal", "triangular", "uniform"].contains(row.distribution), "\(row.item)")
        }
        // 54 300 to 58 300 around 56 100 kg/TJ.
        let gas = try #require(tables.defaultUncertainties.first { $0.item == "CO2 natural gas" })
        #expect(abs(gas.lower + 1_800.0 / 56_100) < 1e-12 && abs(gas.upper - 2_200.0 / 56_100) < 1e-12)
    }

    @Test(
        "a factor of carbon dioxide equivalent is CO2 + GWP × CH4 + GWP × N2O in every edition",
        arguments: [Accounting.WarmingEdition.sar, .ar4, .ar5, .ar6])
    func derived(edition: Accounting.WarmingEdition) throws {
        let methane = try #require(tables.warmingPotential(of: .methane, edition))
        let nitrousOxide = try #require(tables.warmingPotential(of: .nitrousOxide, edition))
        var compared = 0
        for (fuel, rows) in tables.referenceFactors {
            guard let whole = rows.first(where: { $0.gas == .equivalent && $0.warming == edition }) else { continue }
            func value(_ gas: Gas) -> Double? {
                rows.first { $0.edition == "IPCC2006" && $0.gas == gas && !$0.use.hasPrefix("road") }?.value.value
            }
            let isBiogenic = whole.citation.note?.contains("biogenic CO2 excluded") == true
            let carbon = isBiogenic ? 0 : try #require(value(.carbonDioxide))
            let sum =
                carbon + methane * (try #require(value(.methane))) + nitrousOxide * (try #require(value(.nitrousOxide)))
            #expect(abs(whole.value.value - sum) < 6e-7, "\(fuel.rawValue): \(whole.value.value) against \(sum)")
            compared += 1
        }
        #expect(compared == 54)
    }

    @Test("the 80 rules are loaded with threshold, severity and source")
    func rules() throws {
        let rules = try Shipped.library.rules
        #expect(rules.count == 80)
        #expect(Set(rules.map(\.id)).count == 80)
        #expect(rules.allSatisfy { !$0.citation.source.isEmpty })
    }

    @Test("a fuel has a name in three languages")
    func fuelNames() throws {
        let names = try Shipped.library.fuelNames
        #expect(names.count == 102)
        for (fuel, words) in names {
            for language in ["en", "ru", "kk"] { #expect(words[language]?.isEmpty == false, "\(fuel.rawValue)") }
        }
    }

    @Test("published inventories are eleven of nine towns, the second year of a town a monitoring inventory")
    func published() throws {
        let published = try Shipped.library.publishedInventories()
        #expect(published.count == 11)
        #expect(Set(published.map(\.slug)).count == 9)
        #expect(published.allSatisfy { $0.inventory.value.publication != nil })
        #expect(published.allSatisfy { $0.inventory.value.town.country.count == 2 })
        let gabrovo = published.filter { $0.slug == "gabrovo" }
        #expect(gabrovo.map(\.inventory.value.year) == [2008, 2018])
        #expect(gabrovo.map(\.inventory.value.kind) == [.baseline, .monitoring])
    }
}
