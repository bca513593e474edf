internal import Dispatch
internal import Synchronization

/// Work cut into numbered pieces and given to threads; no figure may depend on who does which piece.
enum Parallel {
    /// Runs `worker` on every thread; each asks `next` for pieces until there are none.
    static func run(pieces: Int, threads: Int, worker: @Sendable (_ next: () -> Int?) -> Void) {
        let counter = Atomic<Int>(0)
        let next: @Sendable () -> Int? = {
            let piece = counter.wrappingAdd(1, ordering: .relaxed).oldValue
            return piece < pieces ? piece : nil
        }
        let threads = max(1, min(threads, pieces))
        guard threads > 1 else { return worker(next) }
        DispatchQueue.concurrentPerform(iterations: threads) { _ in worker(next) }
    }
}

/// Memory of doubles set to zero, freed with its owner.
///
/// Unchecked because several threads write to it: each to its own places, as `Parallel` deals them out.
final class DoubleBuffer: @unchecked Sendable {
    let base: UnsafeMutablePointer<Double>
    let count: Int

    init(count: Int) {
        self.count = max(1, count)
        base = .allocate(capacity: self.count)
        base.initialize(repeating: 0, count: self.count)
    }

    deinit { base.deallocate() }

    func clear() { base.update(repeating: 0, count: count) }
}

/// A sum over pieces in the order of their numbers, whichever is done first, so that its last digit is always the same.
final class OrderedSum: Sendable {
    private struct State {
        var next = 0
        var waiting: [Int: DoubleBuffer] = [:]
    }

    private let state = Mutex(State())
    private let total: DoubleBuffer

    init(into total: DoubleBuffer) { self.total = total }

    /// Takes the sum of one piece and adds what is next in line.
    func add(_ sum: DoubleBuffer, piece: Int) {
        state.withLock { state in
            state.waiting[piece] = sum
            while let sum = state.waiting.removeValue(forKey: state.next) {
                for place in 0..<total.count { total.base[place] += sum.base[place] }
                state.next += 1
            }
        }
    }
}
