import Findings

/// Sums and marks of one chunk of the file, or of all chunks so far.
///
/// A class because it owns memory.
final class RollUpPartial {
    /// How many of everything there are.
    struct Shape: Equatable {
        var countries: Int
        var towns: Int
        var lines: Int
        /// Machine words for one bit per line.
        var words: Int { (lines + 63) / 64 }
        /// Sums of a year.
        var cells: Int { countries * lines }
        /// Marks of a year.
        var marks: Int { towns * words }
    }

    let shape: Shape
    /// Rows begun, blank ones included.
    var rows = 0
    var tally = FindingTally()
    private(set) var years: [Int] = []
    private var firstTown = Int.max
    private var lastTown = -1
    private var sums: [UnsafeMutablePointer<Double>?]
    private var marks: [UnsafeMutablePointer<UInt64>?]

    init(_ shape: Shape) {
        self.shape = shape
        sums = Array(repeating: nil, count: RollUpYears.count)
        marks = Array(repeating: nil, count: RollUpYears.count)
    }

    deinit {
        for block in sums { block?.deallocate() }
        for block in marks { block?.deallocate() }
    }

    /// The sums of a country in a year, by line; valid until the partial is freed.
    func sums(year: Int, country: Int) -> UnsafeMutablePointer<Double> {
        block(&sums, year, size: shape.cells, zero: 0) + country * shape.lines
    }

    /// Which lines a town reported in a year, one bit each; noted as touched.
    func marks(year: Int, town: Int) -> UnsafeMutablePointer<UInt64> {
        if !years.contains(year) { years.append(year) }
        firstTown = min(firstTown, town)
        lastTown = max(lastTown, town)
        return block(&marks, year, size: shape.marks, zero: 0) + town * shape.words
    }

    private func block<Value: BitwiseCopyable>(
        _ blocks: inout [UnsafeMutablePointer<Value>?], _ year: Int, size: Int, zero: Value
    ) -> UnsafeMutablePointer<Value> {
        if let block = blocks[year] { return block }
        let block = UnsafeMutablePointer<Value>.allocate(capacity: max(1, size))
        block.initialize(repeating: zero, count: size)
        blocks[year] = block
        return block
    }

    /// Adds the next chunk of the file and empties it for another.
    func absorb(_ chunk: RollUpPartial, repeated: (_ town: Int, _ line: Int, _ year: Int) -> Finding) {
        precondition(shape == chunk.shape, "partial sums of two different roll-ups")
        tally.merge(chunk.tally, movingRowsBy: rows)
        rows += chunk.rows
        for year in chunk.years {
            let (own, other) = (sums(year: year, country: 0), chunk.sums(year: year, country: 0))
            for cell in 0..<shape.cells { own[cell] += other[cell] }
            other.update(repeating: 0, count: shape.cells)
            for town in chunk.firstTown...chunk.lastTown {
                absorbMarks(marks(year: year, town: town), chunk.marks(year: year, town: town)) { line in
                    tally.note(repeated(town, line, year), code: "rollup.duplicate-row")
                }
            }
        }
        chunk.rows = 0
        chunk.tally = FindingTally()
        chunk.years = []
        (chunk.firstTown, chunk.lastTown) = (Int.max, -1)
    }

    private func absorbMarks(
        _ own: UnsafeMutablePointer<UInt64>, _ other: UnsafeMutablePointer<UInt64>, repeated: (_ line: Int) -> Void
    ) {
        for word in 0..<shape.words {
            var both = own[word] & other[word]
            while both != 0 {
                repeated(64 * word + both.trailingZeroBitCount)
                both &= both - 1
            }
            own[word] |= other[word]
            other[word] = 0
        }
    }
}
