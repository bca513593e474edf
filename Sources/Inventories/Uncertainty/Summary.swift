internal import CVectorMath

/// Work space for turning draws into a spread; one per thread.
final class Summary {
    private let places: UnsafeMutablePointer<UInt16>
    private let chosen: DoubleBuffer
    private let out = DoubleBuffer(count: 5)
    private let probabilities: [Double] = [0.025, 0.5, 0.975]

    init(draws: Int) {
        places = .allocate(capacity: draws)
        chosen = DoubleBuffer(count: draws)
    }

    deinit { places.deallocate() }

    func spread(of draws: UnsafePointer<Double>, count: Int) -> Spread {
        qvm_summarise(draws, Int64(count), probabilities, 3, places, chosen.base, out.base)
        let found = UnsafeBufferPointer(start: out.base, count: 5)
        return Spread(
            mean: found[0], standardDeviation: found[1], low: found[2], median: found[3], high: found[4])
    }
}
