import Findings
import Testing

@Suite("Thresholds as the table writes them")
struct ThresholdTextTests {
    @Test(
        "numbers are read in the order they are written",
        arguments: [
            ("0.20", [0.2]), ("0", [0]), ("1e-6", [1e-6]), ("2.0", [2]), ("0.1..20", [0.1, 20]),
            ("<=5000 | 5000-200000 | >=200000", [5000, 5000, 200_000, 200_000]), ("0.5 % or 1", [0.005, 1]),
            ("1 %", [0.01]), ("alpha 0.01", [0.01]), ("IF > 0.6; LOF > 6", [0.6, 6]), ("5 x cluster max", [5]),
            ("cluster max", []), (">= target", []), ("", []), ("2020|2030|mid-term|2050", [2020, 2030, 2050]),
            ("0.55 / neutrality", [0.55]), ("0.18..0.42", [0.18, 0.42]),
        ] as [(String, [Double])])
    func numbers(_ text: String, _ expected: [Double]) {
        #expect(ThresholdText.numbers(in: text) == expected)
    }
}
