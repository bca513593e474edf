import Cryptography
import Inventories
import Quantities
import ReferenceData
import Reviews
import Testing

@Suite("Rules of the reference tables")
struct TableRulesTests {
    static let sourced = [
        "carriers.csv", "eligibility_rules.csv", "emission_factors.csv", "grid_factors_other.csv", "gwp.csv", "ncv.csv",
        "neefe.csv", "notation_keys.csv", "reference_efficiencies.csv", "sectors.csv", "signatory_statuses.csv",
        "uncertainty_defaults.csv", "unit_conversions.csv", "process_deadlines.csv", "commitment_generations.csv",
        "reminder_days.csv",
    ]

    @Test("every row names its source and says how it is known", arguments: sourced)
    func sources(name: String) throws {
        for row in try ShippedTable.shipped(name).rows {
            #expect(row["source"]?.contains(where: \.isLetter) == true, "\(row)")
            let mark = row["verified"] ?? ""
            let isKnown = ["memory", "derived", "design", "missing"].contains(mark) || mark.hasPrefix("yes")
            #expect(isKnown, "\(row)")
        }
    }

    @Test(
        "no two rows hold for the same thing at the same time",
        arguments: [
            ("neefe.csv", ["country_iso3", "year", "basis"]), ("gwp.csv", ["gas"]),
            ("unit_conversions.csv", ["from", "to"]),
            ("ncv.csv", ["country_iso3", "fuel_code", "fuel_name"]),
            ("carrier_fuels.csv", ["country_iso3", "carrier"]),
            ("emission_factors.csv", ["factor_set", "fuel_code", "fuel_name", "gas", "scope_note", "gwp_set"]),
            ("uncertainty_defaults.csv", ["kind", "item"]), ("eligibility_rules.csv", ["rule_id"]),
            ("sectors.csv", ["code"]), ("process_deadlines.csv", ["code"]),
            ("commitment_generations.csv", ["commitment"]), ("reminder_days.csv", ["days_after"]),
            ("carriers.csv", ["code"]), ("countries.csv", ["iso3"]), ("fuel_names.csv", ["fuel_code"]),
            ("grid_factors_other.csv", ["country_iso3", "year", "basis"]), ("town_names.csv", ["organisation_id"]),
            ("carrier_synonyms.csv", ["word", "within"]), ("sector_synonyms.csv", ["word", "within"]),
            ("unit_synonyms.csv", ["word"]), ("column_synonyms.csv", ["word"]), ("factor_unit_synonyms.csv", ["word"]),
            ("kazakhstan_population_by_region.csv", ["Область", "Год"]),
        ])
    func validity(name: String, key: [String]) throws {
        var seen: Set<[String]> = []
        for row in try ShippedTable.shipped(name).rows {
            let values = key.map { row[$0] ?? "?" }
            #expect(seen.insert(values).inserted, "\(name): \(values)")
        }
    }

    @Test("national factors are in tonnes per megawatt-hour of a year from 1990 to 2020, none negative, none absurd")
    func national() throws {
        for row in try ShippedTable.shipped("neefe.csv").rows {
            let value = try #require(Double(row["value"] ?? ""))
            let year = try #require(Int(row["year"] ?? ""))
            #expect((0...2.1).contains(value), "\(row)")
            #expect((1990...2020).contains(year), "\(row)")
            #expect(row["unit"] == (row["basis"] == "IPCC_CO2" ? "tCO2/MWh" : "tCO2e/MWh"), "\(row)")
        }
    }

    @Test("the unit of an emission factor names its gas and a megawatt-hour")
    func factorUnits() throws {
        for row in try ShippedTable.shipped("emission_factors.csv").rows {
            let unit = try #require(row["unit"]).replacing(" heat", with: "")
            let gas = try #require(row["gas"])
            #expect(unit == "t\(gas)/MWh" || gas == "CO2e_LCA" && unit == "tCO2e/MWh", "\(row)")
            #expect(try #require(Double(row["value"] ?? "")) >= 0, "\(row)")
        }
    }

    @Test("a calorific value has a mass or a volume to hold for, and the two columns of a row agree")
    func calorificValues() throws {
        for row in try ShippedTable.shipped("ncv.csv").rows {
            let perTonne = Double(row["mwh_per_t"] ?? "")
            let perVolume = Double(row["mwh_per_volume"] ?? "")
            #expect(perTonne != nil || perVolume != nil, "\(row)")
            if let perTonne, let published = Double(row["ncv"] ?? "") {
                #expect(row["ncv_unit"] == "GJ/t")
                #expect(abs(published / 3.6 - perTonne) < 2e-4, "\(row)")
            }
            if perVolume != nil { #expect(row["volume_unit"]?.hasPrefix("MWh/") == true, "\(row)") }
        }
    }

    @Test("fuels that stand for a carrier have a calorific value and a factor")
    func carrierFuels() throws {
        let values = Set(try ShippedTable.shipped("ncv.csv").rows.compactMap { $0["fuel_code"] })
        let factors = Set(try ShippedTable.shipped("emission_factors.csv").rows.compactMap { $0["fuel_code"] })
        for row in try ShippedTable.shipped("carrier_fuels.csv").rows where row["factor_fuel"]?.isEmpty == false {
            #expect(values.contains(row["ncv_fuel"] ?? ""), "\(row)")
            #expect(factors.contains(row["factor_fuel"] ?? ""), "\(row)")
            #expect(Carrier(rawValue: row["carrier"] ?? "") != nil, "\(row)")
        }
    }

    @Test("an edition of the rules has the rows that its digest was written down for")
    func editions() throws {
        let editions = try Shipped.library.ruleEditions
        for row in try ShippedTable.shipped("rule_editions.csv").rows {
            let edition = try #require(editions[row["edition"] ?? ""])
            #expect(edition.digest.hexadecimal == row["sha256"], "a changed table is a new edition")
            #expect(edition.isAskedAsMeant)
        }
        #expect(editions.current.id == "2026-1" && editions.current.definitions.count == 80)
    }

    @Test("every unit word means a unit that exists")
    func unitWords() throws {
        for row in try ShippedTable.shipped("unit_synonyms.csv").rows {
            #expect(ActivityUnit(rawValue: row["unit"] ?? "") != nil, "\(row)")
        }
        let known = Set(try ShippedTable.shipped("factor_unit_synonyms.csv").rows.compactMap { $0["unit"] })
        #expect(Set(FactorUnit.allCases.map(\.rawValue)).subtracting(known).isEmpty)
    }
}
