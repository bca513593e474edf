import Inventories
import Testing

@Suite("Error propagation (Approach 1)")
struct ErrorPropagationTests {
    private let rows = (0..<5).map { row in
        ErrorPropagation.Row(
            emissions: FiveRows.current[row], activity: FiveRows.activity[row] / 100,
            factor: FiveRows.factor[row] / 100)
    }

    @Test("GT18: five rows of 205 000 t are known within 6.883 %")
    func total() throws {
        let result = ErrorPropagation(rows: rows)
        #expect(result.total == 205_000)
        #expect(agree(try #require(result.uncertainty) * 100, 6.883232780878794, within: 1e-9))
    }

    @Test("GT18: each row's uncertainty is the root of the sum of squares of its two inputs")
    func rowUncertainties() {
        let expected = [11.180339887498949, 6.4031242374328485, 7.615773105863909, 10.198039027185569, 50.0]
        for (row, percent) in zip(rows, expected) { #expect(agree(row.uncertainty * 100, percent, within: 1e-9)) }
    }

    @Test("GT18: the parts of the rows add up to the square of the total's uncertainty")
    func contributions() throws {
        let expected = [
            39.336704342653185, 0.8204878048780485, 1.4132540154669841, 0.9898869720404522, 4.818560380725759,
        ]
        let result = ErrorPropagation(rows: rows)
        for (part, percent) in zip(result.contributions, expected) {
            #expect(agree(part * 10_000, percent, within: 1e-9))
        }
        let uncertainty = try #require(result.uncertainty)
        #expect(agree(result.contributions.reduce(0, +), uncertainty * uncertainty, within: 1e-12))
    }

    @Test("method page: rows that share a factor widen the range from 6.90 % to 6.94 %")
    func sharedFactor() throws {
        let rows = [
            ErrorPropagation.Row(emissions: 20_200, activity: 0.05, factor: 0.04, sharedFactor: "natural gas"),
            ErrorPropagation.Row(emissions: 4_040, activity: 0.05, factor: 0.04, sharedFactor: "natural gas"),
            ErrorPropagation.Row(emissions: 45_000, activity: 0.02, factor: 0.10, sharedFactor: "electricity"),
        ]
        #expect(agree(ErrorPropagation(rows: rows).halfWidth, 23_061_028.16.squareRoot(), within: 1e-12))
        let plain = ErrorPropagation(rows: rows, correlated: false)
        #expect(agree(plain.halfWidth, 22_799_882.56.squareRoot(), within: 1e-12))
    }

    @Test("a source and a sink of one factor cancel")
    func cancellation() {
        let rows = [
            ErrorPropagation.Row(emissions: 100, activity: 0, factor: 0.3, sharedFactor: "forest"),
            ErrorPropagation.Row(emissions: -60, activity: 0, factor: 0.3, sharedFactor: "forest"),
        ]
        #expect(agree(ErrorPropagation(rows: rows).halfWidth, 12, within: 1e-12))
    }

    @Test("a total of zero has a half width but no relative uncertainty", arguments: [0.0, 50.0])
    func zeroTotal(size: Double) {
        let result = ErrorPropagation(rows: [
            .init(emissions: size, activity: 0.1, factor: 0), .init(emissions: -size, activity: 0.1, factor: 0),
        ])
        #expect(result.uncertainty == nil)
        #expect(result.contributions.isEmpty)
        #expect(agree(result.halfWidth, 0.1 * size * 2.0.squareRoot(), within: 1e-12))
    }

    @Test("no rows give a total of zero, known exactly")
    func noRows() {
        #expect(ErrorPropagation(rows: []).halfWidth == 0)
    }
}

@Suite("Trend uncertainty (table 3.2)")
struct TrendPropagationTests {
    private let rows = (0..<5).map { row in
        TrendPropagation.Row(
            base: FiveRows.base[row], current: FiveRows.current[row], activity: FiveRows.activity[row] / 100,
            factor: FiveRows.factor[row] / 100)
    }

    @Test("GT19: a trend of -5.96 % is known within 4.73 percentage points")
    func trend() throws {
        let result = try #require(TrendPropagation(rows: rows))
        #expect(agree(result.trend, -5.963302752293578, within: 1e-9))
        #expect(agree(result.uncertainty, 4.725495556443699, within: 1e-9))
    }

    @Test("GT19: the columns of every row")
    func columns() throws {
        let typeA = [
            0.07589505992155399, 0.025158422396670765, 0.030284014033624906, 0.014086508824882493,
            0.006773038427107636,
        ]
        let typeB = [
            0.5275229357798165, 0.13302752293577982, 0.14678899082568808, 0.09174311926605505, 0.04128440366972477,
        ]
        let factorPart = [
            0.7589505992155399, 0.10063368958668306, 0.09085204210087472, 0.028173017649764986, 0.27092153708430544,
        ]
        let activityPart = [
            3.7301504512134387, 0.940646635523389, 1.4531368714292354, 1.2974436352046745, 1.7515489075263106,
        ]
        let result = try #require(TrendPropagation(rows: rows))
        for (row, columns) in result.rows.enumerated() {
            #expect(agree(columns.typeA, typeA[row], within: 1e-9))
            #expect(agree(columns.typeB, typeB[row], within: 1e-9))
            #expect(agree(columns.factorPart, factorPart[row], within: 1e-9))
            #expect(agree(columns.activityPart, activityPart[row], within: 1e-9))
        }
    }

    @Test("rows of one factor that grow and shrink together cancel in the trend")
    func sharedFactor() throws {
        let rows = [
            TrendPropagation.Row(base: 100, current: 120, activity: 0, factor: 0.3, sharedFactor: "gas"),
            TrendPropagation.Row(base: 100, current: 120, activity: 0, factor: 0.3, sharedFactor: "gas"),
        ]
        #expect(try #require(TrendPropagation(rows: rows)).uncertainty < 1e-9)
    }

    @Test("a base year of zero has no trend")
    func zeroBase() {
        #expect(TrendPropagation(rows: [.init(base: 0, current: 5, activity: 0.1, factor: 0.1)]) == nil)
        #expect(TrendPropagation(rows: []) == nil)
    }
}
