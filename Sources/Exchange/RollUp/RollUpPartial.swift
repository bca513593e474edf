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
    private let sums: Blocks<Double>
    private let marks: Blocks<UInt64>
    private let touched: Touched

    init(_ shape: Shape) {
        self.shape = shape
        sums = Blocks(size: shape.cells, zero: 0)
        marks = Blocks(size: shape.marks, zero: 0)
        touched = Touched()
    }

    deinit {
        sums.free()
        marks.free()
        touched.free()
    }

    /// The slots of the years with rows.
    var years: [Int] { (0..<RollUpYears.count).filter { touched.years[$0] } }

    /// The sums of a country in a year, by line; valid until the partial is freed.
    func sums(year: Int, country: Int) -> UnsafeMutablePointer<Double> {
        sums[year] + country * shape.lines
    }

    /// Which lines a town reported in a year, one bit each; noted as touched.
    func marks(year: Int, town: Int) -> UnsafeMutablePointer<UInt64> {
        touched.note(year: year, town: town)
        return marks[year] + town * shape.words
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
            for town in chunk.touched.firstTown...chunk.touched.lastTown {
                absorbMarks(marks(year: year, town: town), chunk.marks(year: year, town: town)) { line in
                    tally.note(repeated(town, line, year), code: "rollup.duplicate-row")
                }
            }
        }
        chunk.rows = 0
        chunk.tally = FindingTally()
        chunk.touched.clear()
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

extension RollUpPartial {
    /// One block of values for each year that has any; plain memory, since it is asked for at every change of town.
    private struct Blocks<Value: BitwiseCopyable> {
        private let blocks: UnsafeMutablePointer<UnsafeMutablePointer<Value>?>
        private let size: Int
        private let zero: Value

        init(size: Int, zero: Value) {
            self.size = size
            self.zero = zero
            blocks = .allocate(capacity: RollUpYears.count)
            blocks.initialize(repeating: nil, count: RollUpYears.count)
        }

        subscript(year: Int) -> UnsafeMutablePointer<Value> {
            if let block = blocks[year] { return block }
            let block = UnsafeMutablePointer<Value>.allocate(capacity: max(1, size))
            block.initialize(repeating: zero, count: size)
            blocks[year] = block
            return block
        }

        func free() {
            for year in 0..<RollUpYears.count { blocks[year]?.deallocate() }
            blocks.deallocate()
        }
    }

    /// Which years and which span of towns a chunk has rows of.
    private struct Touched {
        let years: UnsafeMutablePointer<Bool>
        private let span: UnsafeMutablePointer<Int>

        init() {
            years = .allocate(capacity: RollUpYears.count)
            span = .allocate(capacity: 2)
            years.initialize(repeating: false, count: RollUpYears.count)
            span.initialize(repeating: 0, count: 2)
            clear()
        }

        var firstTown: Int { span[0] }
        var lastTown: Int { span[1] }

        func note(year: Int, town: Int) {
            years[year] = true
            if town < span[0] { span[0] = town }
            if town > span[1] { span[1] = town }
        }

        func clear() {
            years.update(repeating: false, count: RollUpYears.count)
            (span[0], span[1]) = (Int.max, -1)
        }

        func free() {
            years.deallocate()
            span.deallocate()
        }
    }
}
