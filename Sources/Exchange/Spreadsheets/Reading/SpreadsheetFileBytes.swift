#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where a workbook's bytes are, for a look at them before they are unpacked.
enum SpreadsheetFileBytes {
    case path(String)
    case memory([UInt8])

    /// The size, or nothing where there is no readable file.
    var count: Int? {
        switch self {
        case .memory(let bytes): return bytes.count
        case .path(let path):
            var status = stat()
            guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(path, R_OK) == 0 else {
                return nil
            }
            return Int(status.st_size)
        }
    }

    /// All of it; nothing where there is no byte to read.
    var all: [UInt8]? {
        guard let count, count > 0 else { return nil }
        return read(at: 0, count: count)
    }

    /// So many bytes from a place on, fewer at the end.
    func read(at offset: Int, count: Int) -> [UInt8] {
        switch self {
        case .memory(let bytes): return Array(bytes.dropFirst(max(0, offset)).prefix(count))
        case .path(let path):
            guard let file = fopen(path, "rb") else { return [] }
            defer { fclose(file) }
            guard fseek(file, max(0, offset), SEEK_SET) == 0 else { return [] }
            var bytes = [UInt8](repeating: 0, count: count)
            let read = fread(&bytes, 1, count, file)
            bytes.removeLast(count - read)
            return bytes
        }
    }

    /// Opens it as an archive.
    func archive() -> SpreadsheetArchive? {
        switch self {
        case .memory(let bytes): SpreadsheetArchive(bytes: bytes)
        case .path(let path): SpreadsheetArchive(path: path)
        }
    }

    /// Whether the end of an archive, which lists its parts, is there.
    var hasArchiveEnd: Bool {
        let size = count ?? 0
        return Self.contains([0x50, 0x4B, 5, 6], in: read(at: size - 65_600, count: min(size, 65_600)))
    }

    /// Whether it is a workbook under a password.
    var isEncrypted: Bool { Self.contains(SpreadsheetKind.encryptedMark, in: read(at: 0, count: count ?? 0)) }

    private static func contains(_ needle: [UInt8], in bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while let hit = rest.firstIndex(of: needle[0]) {
            rest = rest[hit...]
            if rest.starts(with: needle) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}
