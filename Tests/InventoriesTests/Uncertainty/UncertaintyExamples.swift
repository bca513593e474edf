import Inventories

/// The five rows of the golden tests GT18, GT19 and GT21: uncertainties in per cent, emissions in tonnes.
enum FiveRows {
    static let names = ["electricity", "gas", "petrol", "diesel", "waste"]
    static let activity = [5.0, 5, 7, 10, 30]
    static let factor = [10.0, 4, 3, 2, 40]
    static let current = [115_000.0, 29_000, 32_000, 20_000, 9_000]
    static let base = [140_000.0, 25_000, 27_000, 18_000, 8_000]

    /// The rows as normal activities times normal factors of mean 1.
    static func model(_ emissions: [Double], stream: StreamKey) -> UncertaintyModel {
        var model = UncertaintyModel(stream: stream, groups: 5)
        for row in 0..<5 {
            let deviation = emissions[row] * activity[row] / 196
            model.add(.normal(mean: emissions[row], standardDeviation: deviation), factor: row, cell: row)
        }
        return model
    }

    static let factors = (0..<5).map {
        UncertaintyModel.Input(StreamKey(names[$0]), .normal(mean: 1, standardDeviation: factor[$0] / 196))
    }
}

/// The town of the method page: gas in homes and in public buildings with one factor, and electricity with another.
enum MethodPageTown {
    static let gas = 0
    static let electricity = 1
    static let factors = [
        UncertaintyModel.Input("natural gas", Distribution(mean: 0.202, relativeHalfWidth: 0.04)),
        UncertaintyModel.Input("electricity", Distribution(mean: 0.9, relativeHalfWidth: 0.10)),
    ]

    static var model: UncertaintyModel {
        var model = UncertaintyModel(stream: "Demokent 2022", groups: 2)
        model.add(Distribution(mean: 100_000, relativeHalfWidth: 0.05), factor: gas, cell: 0)
        model.add(Distribution(mean: 20_000, relativeHalfWidth: 0.05), factor: gas, cell: 0)
        model.add(Distribution(mean: 50_000, relativeHalfWidth: 0.02), factor: electricity, cell: 1)
        return model
    }
}

/// A town of every kind of distribution, with an activity of several gases and cells of two groups each.
enum MixedTown {
    static let factors = [
        UncertaintyModel.Input("a", .normal(mean: 0.2, standardDeviation: 0.01)),
        UncertaintyModel.Input("b", .lognormal(mu: -1, sigma: 0.3)),
        UncertaintyModel.Input("c", .triangular(minimum: 0.1, mode: 0.2, maximum: 0.5)),
        UncertaintyModel.Input("d", .constant(1)),
    ]

    static func model(_ stream: StreamKey = "mixed") -> UncertaintyModel {
        var model = UncertaintyModel(stream: stream, groups: 3, cells: [[0], [0, 2], [1, 2]])
        for row in 0..<12 {
            let size = Double(100 * (row + 1))
            model.add(.normal(mean: size, standardDeviation: 0.1 * size), factor: row % 4, cell: row % 3)
        }
        model.add(.lognormal(mu: 6, sigma: 0.4), factor: 1, cell: 0)
        model.add(.triangular(minimum: 100, mode: 300, maximum: 900), factor: 2, cell: 1)
        model.add(.uniform(minimum: 100, maximum: 900), factor: 0, cell: 2)
        model.add(.constant(500), factor: 3, cell: 2)
        // One fuel, two gases: the activity is drawn once.
        model.terms.append(.init(activity: 0, factor: 1, cell: 1, weight: 0.5))
        return model
    }
}

/// Whether two numbers agree within a relative margin.
func agree(_ left: Double, _ right: Double, within margin: Double) -> Bool {
    abs(left - right) <= margin * max(abs(left), abs(right))
}
