#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Puts the rows of a sheet into a file, through a buffer.
struct SpreadsheetSink: ~Copyable {
    private static let size = 1 << 16

    private let file: UnsafeMutablePointer<FILE>
    private let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    private var count = 0
    private var isWhole = true
    private var rowDigits: ContiguousArray<UInt8> = []
    private var columnLetters: ContiguousArray<ContiguousArray<UInt8>> = []

    init?(path: String) {
        guard let file = fopen(path, "wb") else { return nil }
        self.file = file
        setvbuf(file, nil, _IONBF, 0)
    }

    deinit {
        fclose(file)
        buffer.deallocate()
    }

    /// Writes what is left; whether everything has arrived.
    mutating func finish() -> Bool {
        flush()
        return isWhole && fflush(file) == 0
    }

    mutating func put(_ text: String) {
        var text = text
        text.withUTF8 { put($0) }
    }

    mutating func beginRow(_ row: Int) {
        rowDigits.removeAll(keepingCapacity: true)
        var rest = row
        while rest > 0 {
            rowDigits.append(0x30 + UInt8(rest % 10))
            rest /= 10
        }
        rowDigits.reverse()
        put("<row r=\"" as StaticString)
        rowDigits.withUnsafeBufferPointer { put($0) }
        put("\">" as StaticString)
    }

    mutating func endRow() { put("</row>" as StaticString) }

    mutating func put(_ number: Double, column: Int, style: UInt8) {
        beginCell(column, style: style)
        put("><v>" as StaticString)
        if let whole = Int64(exactly: number), whole.magnitude < 1_000_000_000_000_000 {
            put(whole)
        } else {
            put(number.description)
        }
        put("</v></c>" as StaticString)
    }

    mutating func put(_ flag: Bool, column: Int) {
        beginCell(column, style: 0)
        put(flag ? " t=\"b\"><v>1</v></c>" : " t=\"b\"><v>0</v></c>" as StaticString)
    }

    mutating func put(_ text: String, column: Int, style: UInt8) {
        beginCell(column, style: style)
        var text = SpreadsheetText.escaped(text)
        text.withUTF8 { bytes in
            let keepsBlanks = (bytes.first ?? 0x41) <= 0x20 || (bytes.last ?? 0x41) <= 0x20
            put(
                keepsBlanks
                    ? " t=\"inlineStr\"><is><t xml:space=\"preserve\">" : " t=\"inlineStr\"><is><t>" as StaticString)
            putEscaped(bytes)
        }
        put("</t></is></c>" as StaticString)
    }
}

extension SpreadsheetSink {
    @inline(__always)
    private mutating func beginCell(_ column: Int, style: UInt8) {
        while columnLetters.count <= column { columnLetters.append(Self.letters(columnLetters.count + 1)) }
        put("<c r=\"" as StaticString)
        columnLetters[column].withUnsafeBufferPointer { put($0) }
        rowDigits.withUnsafeBufferPointer { put($0) }
        if style == 0 {
            put("\"" as StaticString)
        } else {
            put(style == 1 ? "\" s=\"1\"" : "\" s=\"2\"" as StaticString)
        }
    }

    private static func letters(_ column: Int) -> ContiguousArray<UInt8> {
        var rest = column
        var result: ContiguousArray<UInt8> = []
        while rest > 0 {
            result.insert(0x41 + UInt8((rest - 1) % 26), at: 0)
            rest = (rest - 1) / 26
        }
        return result
    }

    private mutating func put(_ whole: Int64) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var start = 20
            var rest = whole.magnitude
            repeat {
                start -= 1
                digits[start] = 0x30 + UInt8(rest % 10)
                rest /= 10
            } while rest > 0
            if whole < 0 {
                start -= 1
                digits[start] = 0x2D
            }
            put(UnsafeBufferPointer(rebasing: digits[start...]))
        }
    }

    @inline(__always)
    private mutating func put(_ text: StaticString) {
        put(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    @inline(__always)
    private mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        if bytes.count > Self.size - count {
            flush()
            if bytes.count > Self.size {
                if fwrite(start, 1, bytes.count, file) != bytes.count { isWhole = false }
                return
            }
        }
        memcpy(buffer + count, start, bytes.count)
        count += bytes.count
    }

    private mutating func flush() {
        if fwrite(buffer, 1, count, file) != count { isWhole = false }
        count = 0
    }

    /// Writes text between tags.
    @inline(__always)
    private mutating func putEscaped(_ bytes: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for (index, byte) in bytes.enumerated() where byte == 0x26 || byte == 0x3C || byte == 0x3E {
            put(UnsafeBufferPointer(rebasing: bytes[start..<index]))
            put(byte == 0x26 ? "&amp;" : byte == 0x3C ? "&lt;" : "&gt;" as StaticString)
            start = index + 1
        }
        put(UnsafeBufferPointer(rebasing: bytes[start...]))
    }
}
