import Findings

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The big file: opened once, read in pieces at any place.
///
/// A class because it owns the descriptor.
final class RollUpActivityFile: Sendable {
    /// What a column of a row is for.
    enum Role: UInt8 {
        case town, year, line, activity, other
    }

    let path: String
    let name: String
    let size: Int
    /// The first byte behind the header.
    let start: Int
    let roles: [Role]
    let delimiter: CSVDelimiter
    let endsWithReturn: Bool
    private let descriptor: CInt

    init(path: String) throws(RollUpError) {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path: path, errorNumber: errno) }
        self.descriptor = descriptor
        self.path = path
        name = path.split(separator: "/").last.map(String.init) ?? path
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .notAFile(path: path)
        }
        size = Int(status.st_size)
        do {
            let head = try Self.head(descriptor, path: path, name: name)
            (start, roles) = (head.start, head.roles)
            (delimiter, endsWithReturn) = (head.delimiter, head.endsWithReturn)
        } catch {
            close(descriptor)
            throw error
        }
    }

    deinit { close(descriptor) }

    /// What ends the last field of a row.
    var lineEnd: [UInt8] { endsWithReturn ? [0x0D, 0x0A] : [0x0A] }

    /// The mark before a fraction; decided by the delimiter, for the whole file.
    var decimalMark: DecimalMark { delimiter.usualDecimalMark ?? .point }

    /// What ends the field of a column.
    func endMark(ofColumn column: Int) -> [UInt8] {
        column == roles.count - 1 ? lineEnd : [delimiter.rawValue]
    }

    /// Fills a buffer from a place in the file; fewer bytes only at the end.
    func read(at offset: Int, into buffer: UnsafeMutableRawPointer, count: Int) throws(RollUpError) -> Int {
        try Self.read(descriptor, path: path, at: offset, into: buffer, count: count)
    }

    private static func read(
        _ descriptor: CInt, path: String, at offset: Int, into buffer: UnsafeMutableRawPointer, count: Int
    ) throws(RollUpError) -> Int {
        var filled = 0
        while filled < count {
            let got = pread(descriptor, buffer + filled, count - filled, off_t(offset + filled))
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw .unreadable(path: path, errorNumber: errno) }
            if got == 0 { break }
            filled += got
        }
        return filled
    }

    // MARK: Header

    private struct Head {
        var start: Int
        var roles: [Role]
        var delimiter: CSVDelimiter
        var endsWithReturn: Bool
    }

    private static func head(_ descriptor: CInt, path: String, name: String) throws(RollUpError) -> Head {
        let capacity = 64 << 10
        let buffer = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
        defer { buffer.deallocate() }
        let count = try read(descriptor, path: path, at: 0, into: buffer, count: capacity)
        var sample = Array(UnsafeRawBufferPointer(start: buffer, count: count))
        let marked = sample.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        sample.removeFirst(marked)
        if let finding = problem(sample, name: name) { throw .unusable(path: path, [finding]) }
        let delimiter = CSVDelimiter.detected(in: sample, limits: CSVTable.Limits())
        var scanner = CSVScanner(sample, delimiter: delimiter.rawValue, limits: CSVTable.Limits())
        guard let record = scanner.nextRecord() else {
            throw .unusable(path: path, [Finding("file.empty", .error, at: Place(file: name))])
        }
        guard let end = sample.firstIndex(of: 0x0A) else { throw .lineTooLong(path: path, byte: 0) }
        return Head(
            start: marked + end + 1, roles: try roles(record.fields, path: path), delimiter: delimiter,
            endsWithReturn: end > 0 && sample[end - 1] == 0x0D)
    }

    private static func problem(_ sample: [UInt8], name: String) -> Finding? {
        if let kind = FileKind(sample) {
            let details: [String: Detail] = ["format": .text(kind.rawValue)]
            return Finding("csv.looks-like-another-format", .error, at: Place(file: name), details: details)
        }
        if sample.contains(0) { return Finding("csv.nul-byte", .error, at: Place(file: name)) }
        return nil
    }

    private static func roles(_ header: [String], path: String) throws(RollUpError) -> [Role] {
        let table = CSVTable(header: header)
        var roles = [Role](repeating: .other, count: header.count)
        let wanted: [([String], Role)] = [
            (RollUpColumns.town, .town), (RollUpColumns.year, .year), (RollUpColumns.line, .line),
            (RollUpColumns.activity, .activity),
        ]
        for (names, role) in wanted {
            guard let column = table.column(among: names) else { throw .missingColumn(path: path, names: names) }
            roles[column] = role
        }
        return roles
    }
}
