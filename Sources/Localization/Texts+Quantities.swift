import Findings
public import Quantities

extension Texts {
    /// A unit's symbol as the language writes it; the parts of `t/MWh` are written one by one.
    public func unit(_ symbol: String) -> String {
        if let text = textIfAny("unit.\(symbol)") { return text }
        let parts = symbol.split(separator: "/").map(String.init)
        guard parts.count > 1 else { return Self.missing("unit.\(symbol)") }
        return parts.map(unit).joined(separator: "/")
    }

    /// A written number and its unit, kept on one line; the number alone where the unit has no symbol.
    public func quantity(_ number: String, _ unit: String) -> String {
        unit.isEmpty ? number : "\(number)\u{A0}\(self.unit(unit))"
    }

    /// A range with its unit: `0.01–2 t/MWh`; `≤ 5,000` where one of its ends is open.
    func range(_ from: Double?, _ to: Double?, _ unit: String) -> String {
        let ends = [from, to].map { $0.map { numbers.significant($0, 6) } }
        let words =
            switch (ends[0], ends[1]) {
            case (let from?, let to?): "\(from)–\(to)"
            case (nil, let to?): "≤\u{A0}\(to)"
            case (let from?, nil): "≥\u{A0}\(from)"
            case (nil, nil): "–"
            }
        return quantity(words, unit)
    }

    /// A range that holds a value in 95 of 100 cases, each end with as many digits as its width deserves: `10–12`.
    public func range(_ estimate: Estimate) -> String {
        let decimals = Self.decimals(forWidth: estimate.high - estimate.low)
        return "\(rounded(estimate.low, decimals))–\(rounded(estimate.high, decimals))"
    }

    /// A number for reading: whole from a hundred up, and at least three significant digits below.
    public func figure(_ value: Double) -> String {
        value.magnitude >= 100 ? numbers.decimals(value, 0) : numbers.significant(value, 3)
    }

    /// A sum; the star says that something is missing from it.
    public func figure<D: Dimension>(_ sum: PartialSum<D>) -> String {
        sum.known == 0 ? self["figure.unknown"] : figure(sum.value.value) + (sum.missing > 0 ? "*" : "")
    }

    /// Of how many of its lines a sum is known.
    public func completeness<D: Dimension>(_ sum: PartialSum<D>) -> String {
        let key = sum.missing == 0 ? "figure.complete" : "figure.partial"
        return self[key, ["count": .count(sum.known), "all": .count(sum.known + sum.missing)]]
    }

    private func rounded(_ value: Double, _ decimals: Int) -> String {
        decimals >= 0
            ? numbers.decimals(value, decimals)
            : numbers.significant(value, max(1, Self.wholeDigits(value) + decimals))
    }

    /// Two digits of the width: 0.034 gives three decimals, 3 400 gives minus two.
    private static func decimals(forWidth width: Double) -> Int {
        guard width > 0, let digits = DecimalDigits(width) else { return 0 }
        return min(6, 2 - digits.exponent)
    }

    private static func wholeDigits(_ value: Double) -> Int { DecimalDigits(value)?.exponent ?? 1 }
}
