import Findings
import Testing

@Suite("Places")
struct PlaceTests {
    @Test(
        "columns are lettered as spreadsheets letter them",
        arguments: [
            (1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (702, "ZZ"), (703, "AAA"), (16_384, "XFD"),
        ])
    func letters(column: Int, letters: String) {
        #expect(Place.letters(ofColumn: column) == letters)
        #expect(Place(row: 14, column: column).cell == "\(letters)14")
    }

    @Test("a place without row or column names no cell")
    func partial() {
        #expect(Place(file: "bei.csv", row: 3).cell == nil)
        #expect(Place(column: 3).cell == nil)
        #expect(Place(field: "population").columnLetters == nil)
    }

    @Test("no two columns share their letters")
    func unique() {
        #expect(Set((1...16_384).map(Place.letters(ofColumn:))).count == 16_384)
    }
}
