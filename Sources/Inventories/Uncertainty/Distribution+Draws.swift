internal import CVectorMath

extension Distribution {
    /// Fills `out` with draws of the stream `key`; room is needed for `count` rounded up to a multiple of 16.
    func draw(key: UInt64, into out: UnsafeMutablePointer<Double>, count: Int) {
        let count64 = Int64(count)
        switch self {
        case .normal(let mean, let deviation):
            qvm_draw_normal(key, mean, deviation, out, count64)
        case .lognormal(let mu, let sigma):
            qvm_draw_lognormal(key, Series.exponential(mu), sigma / Series.logarithmOfTwo, out, count64)
        case .triangular(let minimum, let mode, let maximum):
            qvm_draw_triangular(key, minimum, mode, maximum, out, count64)
        case .uniform(let minimum, let maximum):
            qvm_draw_uniform(key, minimum, maximum - minimum, out, count64)
        case .constant(let value):
            out.update(repeating: value, count: DrawBlock.padded(count))
        }
    }
}

/// How the draws are cut: a block of every input fits the processor's nearest cache.
enum DrawBlock {
    /// Draws in a block; part of what a seed means, as another size gives other figures.
    static let size = 1024

    /// How many blocks hold this many draws.
    static func count(for draws: Int) -> Int { (draws + size - 1) / size }

    /// The draws of a block, of which only the last may be short.
    static func length(of block: Int, draws: Int) -> Int { min(size, draws - block * size) }

    /// The room the kernels need.
    static func padded(_ count: Int) -> Int { (count + Int(QVM_STEP) - 1) / Int(QVM_STEP) * Int(QVM_STEP) }

    /// Draws every factor for one block, `size` apart.
    static func draw(
        factors: [UncertaintyModel.Input], seed: UInt64, block: Int, count: Int, into out: UnsafeMutablePointer<Double>
    ) {
        let root = StreamKey.joined(seed, StreamKey("shared factors").value)
        for (place, factor) in factors.enumerated() {
            let key = StreamKey.joined(StreamKey.joined(root, factor.key.value), UInt64(block))
            factor.distribution.draw(key: key, into: out + place * size, count: count)
        }
    }
}
