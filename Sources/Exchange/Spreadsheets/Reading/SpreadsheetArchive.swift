import CZip

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The archive a workbook is kept in: parts by name, whatever their case or slashes.
final class SpreadsheetArchive {
    /// What the archive says about a part.
    struct Part {
        var name: String
        var index: UInt64
        var unpackedBytes: UInt64
        var packedBytes: UInt64
        var isEncrypted: Bool
    }

    private let handle: OpaquePointer
    let parts: [Part]
    private let numbers: [String: Int]

    /// Opens a file that stays in place while it is read; nothing where it is no archive.
    convenience init?(path: String) {
        var code: CInt = 0
        guard let handle = zip_open(path, ZIP_RDONLY, &code) else { return nil }
        self.init(handle: handle)
    }

    /// Opens an archive held in memory; the bytes are copied.
    convenience init?(bytes: [UInt8]) {
        guard !bytes.isEmpty, let copy = malloc(bytes.count) else { return nil }
        bytes.withUnsafeBytes { source in
            if let start = source.baseAddress { copy.copyMemory(from: start, byteCount: source.count) }
        }
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, &error) else {
            free(copy)
            return nil
        }
        guard let handle = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            return nil
        }
        self.init(handle: handle)
    }

    private init(handle: OpaquePointer) {
        self.handle = handle
        var parts: [Part] = []
        var numbers: [String: Int] = [:]
        for index in 0..<UInt64(max(0, zip_get_num_entries(handle, 0))) {
            var stat = zip_stat_t()
            zip_stat_init(&stat)
            guard zip_stat_index(handle, index, 0, &stat) == 0, let name = stat.name else { continue }
            let part = Part(
                name: String(cString: name), index: index, unpackedBytes: stat.size, packedBytes: stat.comp_size,
                isEncrypted: stat.encryption_method != UInt16(ZIP_EM_NONE))
            let key = Self.key(part.name)
            if numbers[key] == nil { numbers[key] = parts.count }
            parts.append(part)
        }
        self.parts = parts
        self.numbers = numbers
    }

    deinit { zip_discard(handle) }

    /// The part of a name, upper and lower case alike.
    func part(named name: String) -> Part? { numbers[Self.key(name)].map { parts[$0] } }

    /// Opens a part for reading from its beginning.
    func open(_ part: Part) throws(SpreadsheetPartFailure) -> SpreadsheetPartStream {
        guard let file = zip_fopen_index(handle, part.index, 0) else { throw .unreadable }
        return SpreadsheetPartStream(archive: self, file: file, declaredBytes: part.unpackedBytes)
    }

    private static func key(_ name: String) -> String {
        let slashed = name.lowercased().split(whereSeparator: { $0 == "/" || $0 == "\\" })
        return slashed.joined(separator: "/")
    }
}

/// Why a part of a workbook could not be read to its end.
enum SpreadsheetPartFailure: Error, Equatable {
    /// The archive does not give it out: checksum, method or position are wrong.
    case unreadable
    /// It gives more than the archive declared.
    case largerThanDeclared
    /// It ends in the middle.
    case truncated
    /// It is not well-formed.
    case malformed
    /// It is written in an encoding other than UTF-8.
    case encoding(String)
    /// It declares a document type, which no workbook needs and attacks use.
    case documentType
    /// A single tag or text is longer than any program writes.
    case tooLong
    /// More rows than the limit.
    case tooManyRows(Int)
    /// More cells or strings than the limit.
    case tooManyCells(Int)

    /// A word for the finding's details.
    var word: String {
        switch self {
        case .unreadable: "unreadable"
        case .largerThanDeclared: "larger-than-declared"
        case .truncated: "truncated"
        case .malformed: "malformed"
        case .encoding(let name): "encoding:\(name)"
        case .documentType: "document-type"
        case .tooLong: "too-long"
        case .tooManyRows: "rows"
        case .tooManyCells: "cells"
        }
    }
}

/// A part being unpacked piece by piece, never beyond the size it declared.
struct SpreadsheetPartStream: ~Copyable {
    private let archive: SpreadsheetArchive
    private let file: OpaquePointer
    private let declaredBytes: UInt64
    private var readBytes: UInt64 = 0

    init(archive: SpreadsheetArchive, file: OpaquePointer, declaredBytes: UInt64) {
        self.archive = archive
        self.file = file
        self.declaredBytes = declaredBytes
    }

    deinit { _ = withExtendedLifetime(archive) { zip_fclose(file) } }

    /// Fills a buffer; zero at the end.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(SpreadsheetPartFailure) -> Int {
        let count = zip_fread(file, buffer.baseAddress, UInt64(buffer.count))
        guard count >= 0 else { throw .unreadable }
        readBytes += UInt64(count)
        guard readBytes <= declaredBytes else { throw .largerThanDeclared }
        return Int(count)
    }
}
