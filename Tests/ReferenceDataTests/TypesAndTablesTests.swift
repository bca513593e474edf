import Inventories
import Quantities
import ReferenceData
import Testing

@testable import Quantities

@Suite("Types that name rows of tables")
struct TypesAndTablesTests {
    @Test("the cases of a sector are the rows of final energy, with their group and key sector")
    func sectors() throws {
        let rows = try ShippedTable.shipped("sectors.csv").rows.filter { $0["kind"] == "final_energy" }
        #expect(rows.compactMap { $0["code"] }.sorted() == Sector.allCases.map(\.rawValue).sorted())
        for row in rows {
            let sector = try #require(Sector(rawValue: row["code"] ?? ""))
            #expect(sector.group.rawValue == row["group"], "\(sector)")
            // Public lighting has no row of its own among the four, but belongs to Municipal.
            #expect((sector.key != nil) == (row["key_sector"] == "yes" || sector == .publicLighting), "\(sector)")
        }
        #expect(Sector.publicLighting.key == .municipal)
    }

    @Test("the cases of a carrier are the columns of the matrix, in their order")
    func carriers() throws {
        let rows = try ShippedTable.shipped("carriers.csv").rows
        let ordered = try rows.sorted { left, right in
            try #require(Int(left["column_order"] ?? "")) < #require(Int(right["column_order"] ?? ""))
        }
        #expect(ordered.compactMap { $0["code"] } == Carrier.matrix.map(\.rawValue))
        for row in rows {
            let carrier = try #require(Carrier(rawValue: row["code"] ?? ""))
            let families: [String: [Carrier.Family]] = [
                "electricity": [.electricity], "heat": [.heat], "fossil": [.fossil], "renewable": [.biomass, .ambient],
            ]
            #expect(families[row["family"] ?? ""]?.contains(carrier.family) == true, "\(carrier)")
            #expect((row["kind"] == "direct") == (carrier.family == .ambient), "\(carrier)")
        }
    }

    @Test("an unknown word is no column of the matrix and no thermal carrier")
    func unrecognised() {
        #expect(!Carrier.matrix.contains(.unrecognised))
        #expect(!Carrier.unrecognised.isThermal && !Carrier.electricity.isThermal && Carrier.coal.isThermal)
    }

    @Test("the gigacalorie of factor units is the gigacalorie of the conversion table")
    func gigacalorie() throws {
        let row = try #require(try Shipped.library.tables.unitConversions[.gigacalorie])
        #expect(row.megawattHours == FactorUnit.megawattHoursPerGigacalorie)
    }

    @Test("every energy unit converts, by its prefix or by a row")
    func conversions() throws {
        let tables = try Shipped.library.tables
        for unit in ActivityUnit.allCases where unit.kind == .energy {
            let energy = try tables.energy(1, unit, of: .coal, fuel: nil, country: "KAZ").energy
            #expect(energy > .zero, "\(unit)")
        }
    }

    @Test("the keys of an entry are the rows of the notation keys that hold no number")
    func notation() throws {
        let rows = try ShippedTable.shipped("notation_keys.csv").rows.compactMap { $0["key"] }
        #expect(Set(Entry.Key.allCases.map(\.rawValue)).isSubset(of: rows))
    }

    @Test("the editions of warming potentials are the columns of their table")
    func editions() throws {
        let table = try ShippedTable.shipped("gwp.csv")
        let columns = table.header.filter { $0.hasSuffix("_100") }.map { String($0.dropLast(4)) }
        #expect(Accounting.WarmingEdition.allCases.map(\.rawValue).sorted() == columns.sorted())
    }
}
