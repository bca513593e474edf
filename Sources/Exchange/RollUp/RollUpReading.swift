import Dispatch
import Findings
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads the big file in chunks of fixed size, on several threads, and adds the chunks up in the order of the file.
///
/// A chunk holds the rows that begin in it. Its sums are made in row order and joined in chunk order, so every sum has
/// one order of additions, whatever the number of threads.
struct RollUpReading {
    let file: RollUpActivityFile
    let tables: RollUpTables
    let chunkBytes: Int

    func total(threads: Int) throws(RollUpError) -> RollUpPartial {
        let chunks = (max(0, file.size - file.start) + chunkBytes - 1) / chunkBytes
        let shape = RollUpPartial.Shape(
            countries: tables.countries.count, towns: tables.towns.count, lines: tables.lines.count)
        // Touched only by the thread whose turn it is.
        nonisolated(unsafe) let total = RollUpPartial(shape)
        total.rows = 1
        let keys = RollUpColumnKeys(file: file, tables: tables)
        let next = Atomic(0)
        // A semaphore that ends below its first value is taken for one still waited on, so all begin at zero.
        let turns = (0...chunks).map { _ in DispatchSemaphore(value: 0) }
        turns[0].signal()
        let failure = Mutex<RollUpError?>(nil)
        DispatchQueue.concurrentPerform(iterations: max(1, min(threads, chunks))) { _ in
            let partial = RollUpPartial(shape)
            let reader = RollUpChunkReader(file: file, scanner: RollUpScanner(file: file, tables: tables, keys: keys))
            while true {
                let chunk = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard chunk < chunks else { return }
                let isStopped = failure.withLock { $0 != nil }
                let problem = isStopped ? nil : reader.scan(chunk, of: chunkBytes, into: partial)
                // The chunk before this one was taken earlier, by a thread that is running: the turn comes.
                turns[chunk].wait()
                if let problem { failure.withLock { $0 = $0 ?? problem } }
                absorb(partial, into: total)
                turns[chunk + 1].signal()
            }
        }
        if let error = failure.withLock({ $0 }) { throw error }
        return total
    }

    private func absorb(_ partial: RollUpPartial, into total: RollUpPartial) {
        total.absorb(partial) { town, line, year in
            Finding(
                "rollup.duplicate-row", .error, at: Place(file: file.name),
                details: [
                    "town": .text(tables.towns.names[town]), "line": .text(tables.lines.names[line]),
                    "year": .plain(RollUpYears.first + year),
                ])
        }
    }
}

/// Reads a chunk block by block into one buffer.
///
/// A class because it owns memory.
final class RollUpChunkReader {
    private static let blockBytes = 256 << 10
    private static let longestLine = 64 << 10
    private static let tailBytes = 4 << 10

    private let file: RollUpActivityFile
    private let scanner: RollUpScanner
    private let buffer: UnsafeMutableRawPointer
    private let capacity = RollUpChunkReader.blockBytes + RollUpChunkReader.longestLine

    init(file: RollUpActivityFile, scanner: RollUpScanner) {
        self.file = file
        self.scanner = scanner
        // Fields are read in words and numbers in up to 64 bytes, beyond the end of the last row.
        buffer = .allocate(byteCount: capacity + 128, alignment: 64)
        memset(buffer, 0, capacity + 128)
    }

    deinit { buffer.deallocate() }

    /// Reads the rows that begin in a chunk; returns why it could not.
    func scan(_ chunk: Int, of chunkBytes: Int, into partial: RollUpPartial) -> RollUpError? {
        do throws(RollUpError) {
            let start = file.start + chunk * chunkBytes
            try scan(from: start, to: min(start + chunkBytes, file.size), into: partial)
            return nil
        } catch {
            return error
        }
    }

    private func scan(from start: Int, to end: Int, into partial: RollUpPartial) throws(RollUpError) {
        // A row that began before belongs to the chunk before; the byte before tells whether one did.
        var isInside = start > file.start
        var offset = isInside ? start - 1 : start
        var held = 0
        while true {
            let wanted = offset < end ? min(Self.blockBytes, end - offset) : Self.tailBytes
            guard held + wanted <= capacity else { throw .lineTooLong(path: file.path, byte: offset - held) }
            let got = try file.read(at: offset, into: buffer + held, count: wanted)
            let filled = held + got
            offset += got
            let isAtEnd = got < wanted || offset >= file.size
            let (regionEnd, isLast) = region(filled, lastByte: filled - 1 - (offset - end), isAtEnd: isAtEnd)
            var regionStart = 0
            if isInside, let lineEnd = newline(from: 0, to: regionEnd) {
                regionStart = lineEnd + 1
                isInside = false
            }
            if !isInside, regionStart < regionEnd {
                scanner.scan(buffer + regionStart, UnsafeRawPointer(buffer + regionEnd), into: partial)
            }
            if isLast { return }
            held = filled - regionEnd
            memmove(buffer, buffer + regionEnd, held)
        }
    }

    /// Up to where the buffer holds whole rows of the chunk, and whether the chunk's last row is among them.
    ///
    /// `lastByte` is the place of the chunk's last byte; at or beyond `filled` when it has not been read yet.
    private func region(_ filled: Int, lastByte: Int, isAtEnd: Bool) -> (end: Int, isLast: Bool) {
        if lastByte < filled, let end = newline(from: max(0, lastByte), to: filled) { return (end + 1, true) }
        if isAtEnd {
            let lineEnd = file.lineEnd
            for (index, byte) in lineEnd.enumerated() {
                (buffer + filled + index).storeBytes(of: byte, as: UInt8.self)
            }
            return (filled + lineEnd.count, true)
        }
        var end = filled
        while end > 0, (buffer + end - 1).load(as: UInt8.self) != 0x0A { end -= 1 }
        return (end, false)
    }

    private func newline(from start: Int, to end: Int) -> Int? {
        guard start < end, let found = memchr(buffer + start, 0x0A, end - start) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(buffer)
    }
}
