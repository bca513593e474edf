import Exchange
import Findings
import Inventories
import Quantities
import Testing

@Suite("Printed totals that do not add up")
struct PrintedTotalsTests {
    private func findings(_ id: String, _ code: String) throws -> [Finding] {
        try PublishedCases.examined(PublishedCases.shipped(id)).findings.filter { $0.code == code }
    }

    /// The rows of `emissions.csv` that findings of a code stand at.
    private func rows(_ id: String, _ code: String) throws -> Set<Int> {
        let findings = try findings(id, code)
        #expect(findings.allSatisfy { $0.place.file == "emissions.csv" && $0.place.column != nil })
        return Set(findings.compactMap(\.place.row))
    }

    @Test("Limassol: Buildings print 380 199 t for 384 482, AFOLU repeats the lighting, the whole misses its scopes")
    func limassol() throws {
        #expect(try rows("cy-limassol", "total.printed-parts-differ").isSuperset(of: [4, 13, 16, 22]))
        let buildings = try #require(
            try findings("cy-limassol", "total.printed-parts-differ").first { $0.place.row == 4 })
        #expect(buildings.details["printed"] == .quantity(380_199, unit: "t"))
        #expect(buildings.details["computed"] == .quantity(384_482, unit: "t"))
        #expect(buildings.place.cell == "F4")
    }

    @Test("Bologna: the grand total exceeds its scopes by exactly one line of 24.03 t")
    func bologna() throws {
        let finding = try #require(
            try findings("it-bologna", "total.printed-parts-differ").first { $0.place.row == 10 })
        guard case .quantity(let difference, "t")? = finding.details["difference"] else {
            Issue.record("\(finding)")
            return
        }
        #expect(abs(difference - 24.03) < 1e-6)
        #expect(try rows("it-bologna", "C20").isEmpty)
    }

    @Test("Cluj-Napoca: transport prints 151 962 t for lines of 146 517, and diesel 75 294 t for 80 737")
    func cluj() throws {
        let transport = try #require(
            try findings("ro-cluj-napoca-2021", "total.printed-parts-differ").first { $0.place.row == 5 })
        #expect(transport.details["computed"] == .quantity(146_517, unit: "t"))
        #expect(try rows("ro-cluj-napoca-2021", "C20") == [8])
    }

    @Test(
        "where the parts add up nothing is said",
        arguments: [
            "bg-gabrovo-2008", "bg-gabrovo-2018", "it-turin", "ro-suceava", "cz-liberec", "hr-vinkovci",
        ])
    func sound(id: String) throws {
        #expect(try findings(id, "total.printed-parts-differ").isEmpty)
    }

    @Test("Leuven leaves the unidentified out of its totals: they miss exactly that line")
    func leuven() throws {
        let findings = try findings("be-leuven", "total.printed-parts-differ")
        let differences = findings.compactMap { finding -> String? in
            guard case .quantity(let difference, _)? = finding.details["difference"] else { return nil }
            return "\(finding.place.row ?? 0) \(difference)"
        }
        #expect(differences == ["14 -7084.0", "15 -589.0", "17 -7673.0"])
    }

    @Test("a printed sum of energy is compared row by row, column by column and as a whole")
    func energy() throws {
        let bei = """
            sector,carrier,value,unit,row_type
            Residential,Electricity,100,MWh,line
            Residential,Natural gas,200,MWh,line
            Residential,Total,310,MWh,subtotal
            Tertiary,Electricity,50,MWh,line
            Tertiary,Natural gas,70,MWh,line
            Tertiary,Total,120,MWh,subtotal
            Total,Electricity,150,MWh,total
            Total,Natural gas,300,MWh,total
            Total,Total,450,MWh,total
            """
        let findings = try PublishedCases.examined(bei: bei).findings.filter { $0.code.hasPrefix("total.") }
        #expect(
            Set(findings.map { "\($0.code) \($0.place.cell ?? "")" })
                == ["total.row-differs C4", "total.column-differs C9", "total.grand-differs C10"])
    }

    @Test("a sum within half a percent is no finding; a sum in gigajoules is converted first")
    func toleranceAndUnits() throws {
        func codes(_ sum: String, _ unit: String) throws -> [String] {
            let bei = """
                sector,carrier,value,unit,row_type
                Residential,Electricity,1000,MWh,line
                Residential,Natural gas,2000,MWh,line
                Residential,Total,\(sum),\(unit),subtotal
                """
            return try PublishedCases.examined(bei: bei).findings.map(\.code).filter { $0.hasPrefix("total.") }
        }
        #expect(try codes("3001", "MWh").isEmpty)
        #expect(try codes("3", "GWh").isEmpty)
        #expect(try codes("10800", "GJ").isEmpty)
        #expect(try codes("10.8", "TJ").isEmpty)
        #expect(try codes("2579.5", "Gcal").isEmpty, "a relation of the tables is not known where files are read")
        #expect(try codes("3000", "GJ") == ["total.row-differs"])
    }

    @Test(
        "printed emissions are compared in tonnes, whatever they are printed in",
        arguments: [
            ("200", "t CO2"), ("0.2", "kt CO2"), ("200000", "kg"), ("0.2", "тыс. т"), ("200", "тонн CO2"),
            ("200000", "кг CO2"),
        ])
    func emissionUnits(value: String, unit: String) throws {
        let result = try PublishedCases.examined(
            bei: "sector,carrier,value,unit\nResidential,Electricity,1000,MWh\nResidential,Natural gas,0,MWh\n",
            factors: "carrier,value,unit\nElectricity,0.2,t/MWh\n",
            emissions: "sector,carrier,value,unit\nResidential,Electricity,\(value),\(unit)\n")
        #expect(
            !result.findings.contains { ["C20", "emission.constant-ratio"].contains($0.code) }, "\(result.findings)")
    }
}
