import Quantities
import Testing

@Suite("Units of activity data")
struct ActivityUnitTests {
    @Test("a unit and its reference measure the same thing", arguments: ActivityUnit.allCases)
    func kinds(unit: ActivityUnit) {
        #expect(unit.reference.unit.kind == unit.kind)
        #expect(unit.reference.unit.reference.unit == unit.reference.unit, "a reference refers to itself")
        #expect(unit.reference.scale > 0)
    }

    @Test("only decimal prefixes are known here; every other relation is a row of a table")
    func decimals() {
        for unit in ActivityUnit.allCases {
            #expect([1e-3, 1, 1e3].contains(unit.reference.scale), "\(unit)")
        }
    }

    @Test(
        "prefixes count in thousands",
        arguments: [
            (ActivityUnit.kilowattHour, ActivityUnit.megawattHour, 1e-3), (.gigawattHour, .megawattHour, 1e3),
            (.megajoule, .gigajoule, 1e-3), (.terajoule, .gigajoule, 1e3),
            (.thousandGigacalories, .gigacalorie, 1e3), (.kilogram, .tonne, 1e-3),
            (.thousandCubicMetres, .cubicMetre, 1e3), (.litre, .cubicMetre, 1e-3), (.thousandLitres, .cubicMetre, 1),
        ])
    func prefixes(unit: ActivityUnit, reference: ActivityUnit, scale: Double) {
        #expect(unit.reference == (reference, scale))
    }

    @Test("a unit is written as people write it", arguments: ActivityUnit.allCases)
    func symbols(unit: ActivityUnit) {
        #expect(ActivityUnit(rawValue: unit.rawValue) == unit)
        #expect(!unit.rawValue.isEmpty)
    }
}
