import Exchange
import Findings
import Inventories
import Quantities
import Testing

@Suite("Faults of published tables are caught")
struct NegativeCaseTests {
    private func found(_ result: InventoryResult, _ code: String) -> Set<String> {
        Set(result.findings.filter { $0.code == code }.map { "\($0.place.file ?? "") \($0.place.cell ?? "")" })
    }

    @Test("Ioannina: two emissions that were swapped")
    func swapped() throws {
        let result = try PublishedCases.examined(
            bei: """
                sector,carrier,scope,value,unit,row_type
                Buildings,Public Sector Electricity,2,8358.03,MWh,line
                Buildings,Public Sector Municipal Lighting,2,8308.22,MWh,line
                """,
            factors: "carrier,gas,value,unit\nElectricity,CO2,601.4,g/kWh\nElectricity,CH4,0.012957,g/kWh\n"
                + "Electricity,N2O,0.00686,g/kWh\n",
            emissions: """
                sector,carrier,scope,gas,value,unit,row_type
                Buildings,Public Sector Electricity,2,CO2e,5014.68,t,line
                Buildings,Public Sector Municipal Lighting,2,CO2e,5044.75,t,line
                """)
        #expect(found(result, "emission.swapped") == ["emissions.csv E2", "emissions.csv E3"])
    }

    @Test("Ioannina: gigawatt-hours of buses in a column of megawatt-hours, and 1 688 t from 8.13 MWh")
    func thousandfold() throws {
        let result = try PublishedCases.examined(
            bei: """
                sector,carrier,scope,value,unit,row_type
                Transport,Private Sector Diesel (Intercity Bus),1,23.1,MWh,line
                Transport,Private Sector Diesel (City Bus),1,7.96,MWh,line
                Transport,Private Sector Diesel (Lake Boats),1,689.5,MWh,line
                IPPU,Industry CNG,1,8.13,MWh,line
                """,
            factors: """
                carrier,gas,value,unit
                Compressed Natural Gas (CNG),CO2,55.69,t/TJ
                Diesel,CO2,73.78,t/TJ
                """,
            emissions: """
                sector,carrier,scope,gas,value,unit,row_type
                Transport,Private Sector Diesel (Intercity Bus),1,CO2e,6445.07,t,line
                Transport,Private Sector Diesel (City Bus),1,CO2e,2122.88,t,line
                Transport,Private Sector Diesel (Lake Boats),1,CO2e,185.75,t,line
                IPPU,Industry CNG,1,CO2e,1688.2,t,line
                """)
        #expect(found(result, "emission.energy-thousandfold") == ["bei.csv D2", "bei.csv D3", "bei.csv D5"])
    }

    @Test("Ioannina: tonnes of waste in a table of energy are left out and named")
    func waste() throws {
        let result = try PublishedCases.examined(
            bei: """
                sector,carrier,scope,value,unit,row_type
                Waste,Municipal Waste Disposal,3,33495,MWh,line
                Waste,Transport of Municipal Waste within Boundaries (Diesel),1,265.83,MWh,line
                """)
        #expect(found(result, "line.not-energy") == ["bei.csv D2"])
        #expect(result.total.energy.value == Quantity(265.83))
    }

    @Test("Velenje: 13 362.67 MWh printed as tonnes")
    func energyAsEmission() throws {
        let result = try PublishedCases.examined(
            bei: """
                sector,carrier,scope,value,unit,row_type
                IPPU,(subtotal),1,13362.67,MWh,subtotal
                IPPU,Diesel,1,11087.83,MWh,line
                IPPU,Liquefied petroleum gas,1,2274.84,MWh,line
                """,
            factors: "carrier,gas,value,unit\nDiesel,CO2,0.267,t/MWh\nLiquefied petroleum gas,CO2,0.227,t/MWh\n",
            emissions: "sector,carrier,scope,gas,value,unit,row_type\nIPPU,(subtotal),1,CO2e,13362.67,t,subtotal\n")
        #expect(found(result, "emission.equals-energy") == ["emissions.csv E2"])
        #expect(abs(result.total.emission.value.value - 3_476.84) < 0.01)
    }

    @Test("Kozani: everything is 1/1.1 of energy times factor")
    func constantRatio() throws {
        let result = try PublishedCases.examined(
            bei: """
                sector,carrier,scope,value,unit,row_type
                Transport,Diesel,1,167268.91,MWh,line
                Transport,Petrol,1,102218.97,MWh,line
                """,
            factors: "carrier,gas,value,unit\nDiesel,CO2,0.267,t/MWh\nPetrol,CO2,0.249,t/MWh\n",
            emissions: "sector,carrier,scope,gas,value,unit,row_type\nTransport,(subtotal),1,CO2e,63739.38,t,subtotal\n"
        )
        let finding = try #require(result.findings.first { $0.code == "emission.constant-ratio" })
        #expect(finding.details["ratio"] == .text("1/1.1"))
        #expect(finding.place.cell == "E2")
        #expect(found(result, "C20") == ["emissions.csv E2"])
    }

    @Test("Ioannina as it is printed: methane and nitrous oxide in tonnes per terajoule")
    func factorUnits() throws {
        let result = try PublishedCases.examined(
            bei: "sector,carrier,value,unit\nTransport,Diesel,689.5,MWh\n",
            factors: """
                carrier,gas,value,unit
                Diesel,CO2,73.78,t/TJ
                Diesel,CH4,5.0,tn/TJ
                Diesel,N2O,2.14,t/TJ
                """)
        #expect(found(result, "factor.unit-suspect").isSuperset(of: ["factors.csv C4"]))
        #expect(
            result.findings.contains { $0.code == "factor.unit-suspect" && $0.place.row == 3 }
                || result.findings.contains { $0.code == "factor.unit-other" && $0.place.row == 3 })
    }

    @Test("the whole tables: each fault at its cell", .enabled(if: PublishedCases.shared != nil))
    func wholeTables() throws {
        let ioannina = try PublishedCases.examined(PublishedCases.shared("gr-ioannina"))
        #expect(found(ioannina, "emission.swapped") == ["emissions.csv F19", "emissions.csv F21"])
        #expect(found(ioannina, "emission.energy-thousandfold") == ["bei.csv E35", "bei.csv E37", "bei.csv E65"])
        #expect(found(ioannina, "line.not-energy") == ["bei.csv E46"])
        #expect(found(ioannina, "total.grand-differs").count == 4)
        let velenje = try PublishedCases.examined(PublishedCases.shared("si-velenje"))
        #expect(found(velenje, "emission.equals-energy") == ["emissions.csv F14"])
        let kozani = try PublishedCases.examined(PublishedCases.shared("gr-kozani"))
        #expect(found(kozani, "emission.constant-ratio") == ["emissions.csv F7"])
        for result in [ioannina, velenje, kozani] { #expect(result.findings.contains { $0.severity >= .error }) }
    }
}
