import Foundation
import Quantities
import Testing

@Suite("Quantities")
struct QuantityTests {
    @Test("energy times a factor is an emission, and an emission over energy is the factor again")
    func emission() {
        let energy = Quantity<Energy>(89_807)
        let factor = Quantity<MassPerEnergy>(0.202)
        #expect(energy * factor == Quantity<Mass>(89_807 * 0.202))
        #expect(abs((energy * factor / energy).value - 0.202) < 1e-15)
    }

    @Test("sums, differences, scales and order are those of the numbers")
    func arithmetic() {
        let (small, large) = (Quantity<Energy>(2), Quantity<Energy>(5))
        #expect(small + large == Quantity(7))
        #expect(large - small == Quantity(3))
        #expect(-small == Quantity(-2))
        #expect(small * 4 == 4 * small)
        #expect(large / 2 == Quantity(2.5))
        #expect(large / small == 2.5)
        #expect(small < large && small > .zero)
        var sum = Quantity<Energy>.zero
        sum += large
        #expect(sum == large)
    }

    @Test("each dimension has one base unit")
    func units() {
        #expect([Energy.baseSymbol, Mass.baseSymbol, MassPerEnergy.baseSymbol] == ["MWh", "t", "t/MWh"])
    }

    @Test(
        "a quantity is written as the bare number, without losing a digit", arguments: [0, 0.1, 1.0 / 3, 1e-300, 6e23])
    func coding(value: Double) throws {
        let data = try JSONEncoder().encode([Quantity<Mass>(value)])
        #expect(try JSONDecoder().decode([Double].self, from: data) == [value])
        #expect(try JSONDecoder().decode([Quantity<Mass>].self, from: data) == [Quantity(value)])
    }
}

@Suite("Years")
struct YearTests {
    @Test("years are ordered and their distance is counted in years")
    func order() {
        #expect(Year(2010) < Year(2011))
        #expect(Year(2018) - Year(2008) == 10)
        #expect(Year(2008) - Year(2018) == -10)
        #expect(Year(2022).description == "2022")
    }

    @Test("a year is written as the bare number")
    func coding() throws {
        let data = try JSONEncoder().encode([2008, 2018] as [Year])
        #expect(String(decoding: data, as: UTF8.self) == "[2008,2018]")
        #expect(try JSONDecoder().decode([Year].self, from: data) == [2008, 2018])
    }
}

@Suite("Estimates and citations")
struct EstimateTests {
    @Test("the half width is relative to the value, and has none at zero")
    func halfWidth() throws {
        #expect(Estimate(value: 200, low: 180, high: 220).relativeHalfWidth == 0.1)
        #expect(Estimate(value: -200, low: -220, high: -180).relativeHalfWidth == 0.1)
        #expect(Estimate(value: 0, low: -1, high: 1).relativeHalfWidth == nil)
    }

    @Test("a citation comes back from its file as it was", arguments: Citation.Verification.allCases)
    func citation(verification: Citation.Verification) throws {
        let citation = Citation(
            source: "IPCC 2006, volume 2, table 1.4", edition: "IPCC2006", verification: verification,
            note: "lower bound")
        let data = try JSONEncoder().encode(citation)
        #expect(try JSONDecoder().decode(Citation.self, from: data) == citation)
    }
}
