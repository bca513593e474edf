import Foundation
import ReferenceData
import Testing

@Suite("Shipped rows and the rows they came from")
struct ShippedRowsTests {
    /// Each shipped table, where it came from, and how many rows it has.
    static let tables = [
        ("carriers.csv", "domain/carriers.csv", 16), ("eligibility_rules.csv", "domain/eligibility_rules.csv", 80),
        ("emission_factors.csv", "domain/emission_factors.csv", 459),
        ("grid_factors_other.csv", "domain/grid_factors_other.csv", 33), ("gwp.csv", "domain/gwp.csv", 108),
        ("ncv.csv", "domain/ncv.csv", 129), ("neefe.csv", "domain/neefe.csv", 962),
        ("notation_keys.csv", "domain/notation_keys.csv", 5), ("sectors.csv", "domain/sectors.csv", 23),
        ("signatory_statuses.csv", "domain/signatory_statuses.csv", 11),
        ("process_deadlines.csv", "domain/process_deadlines.csv", 12),
        ("uncertainty_defaults.csv", "domain/uncertainty_defaults.csv", 45),
        ("unit_conversions.csv", "domain/unit_conversions.csv", 15),
        ("signatories.csv", "data/signatories/signatories_2024.csv", 522),
        ("kazakhstan_population_by_region.csv", "data/kazakhstan/population_by_region_2000_2023.csv", 421),
    ]

    @Test("a table has the rows that were shipped", arguments: tables.map { ($0.0, $0.2) })
    func counted(name: String, count: Int) throws {
        #expect(try ShippedTable.shipped(name).rows.count == count)
    }

    @Test(
        "every row shipped equals the row it came from", .enabled(if: Origin.isPresent),
        arguments: tables.map { ($0.0, $0.1) })
    func copied(name: String, path: String) throws {
        let (shipped, origin) = (try ShippedTable.shipped(name), try ShippedTable(Origin.bytes(path)))
        #expect(shipped.header == origin.header)
        #expect(shipped.cells.count == origin.cells.count)
        for (index, (left, right)) in zip(shipped.cells, origin.cells).enumerated() {
            #expect(left == right, "row \(index + 2) of \(name)")
        }
    }

    @Test(
        "every figure of a published inventory equals the figure it came from", .enabled(if: Origin.isPresent),
        arguments: try ShippedTable(PublishedFolders.bytes("names.csv")).rows.compactMap { $0["id"] })
    func published(id: String) throws {
        let names = ["bei.csv", "factors.csv", "emissions.csv", "production.csv", "electricity_factor_inputs.csv"]
        var compared = 0
        for name in names {
            guard let shipped = try? PublishedFolders.bytes("\(id)/\(name)") else { continue }
            compared += 1
            let (left, right) = (try ShippedTable(shipped), try ShippedTable(Origin.bytes("cases/\(id)/\(name)")))
            #expect(left.header == right.header)
            #expect(left.cells == right.cells, "\(id)/\(name)")
        }
        #expect(compared >= 3)
    }
}

/// The published inventories as files.
enum PublishedFolders {
    static func bytes(_ path: String) throws -> [UInt8] {
        try ResourceFolder.find(target: "ReferenceData", folder: "Published").bytes(path)
    }
}
