import CZip

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A few small files in one archive, as people send a folder.
package enum ZipFile {
    /// Why an archive could not be made.
    package enum Failure: Error, Hashable, Sendable { case notWritten }

    /// The largest file that is taken out of an archive; larger ones are left in it.
    private static let largest: UInt64 = 32 << 20
    /// How many bytes are unpacked of an archive at most, whatever it says of their number.
    private static let budget = 64 << 20

    /// Packs files; the same files give the same bytes.
    package static func packed(_ files: [(name: String, bytes: [UInt8])]) throws(Failure) -> [UInt8] {
        guard let path = try? TemporaryFile.make() else { throw .notWritten }
        defer { unlink(path) }
        var code: CInt = 0
        guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code) else { throw .notWritten }
        for file in files {
            guard add(file.bytes, file.name, to: archive) else {
                zip_discard(archive)
                throw .notWritten
            }
        }
        guard zip_close(archive) == 0 else {
            zip_discard(archive)
            throw .notWritten
        }
        guard let bytes = SpreadsheetFileBytes.path(path).all else { throw .notWritten }
        return bytes
    }

    private static func add(_ bytes: [UInt8], _ name: String, to archive: OpaquePointer) -> Bool {
        guard let copy = malloc(max(1, bytes.count)) else { return false }
        bytes.withUnsafeBytes { if let start = $0.baseAddress { memcpy(copy, start, bytes.count) } }
        guard let source = zip_source_buffer(archive, copy, UInt64(bytes.count), 1) else {
            free(copy)
            return false
        }
        let index = zip_file_add(archive, name, source, UInt32(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(source)
            return false
        }
        let firstOfJanuary1980: UInt16 = 0x21
        return zip_file_set_dostime(archive, UInt64(index), 0, firstOfJanuary1980, 0) == 0
    }

    /// The files of an archive by their names without folders; `nil` where it is none, one of them is damaged, or they
    /// come to more than an archive of small files.
    package static func unpacked(_ bytes: [UInt8]) -> [String: [UInt8]]? {
        guard let archive = SpreadsheetArchive(bytes: bytes) else { return nil }
        var files: [String: [UInt8]] = [:]
        var left = budget
        for part in archive.parts where !part.isEncrypted && !part.name.hasSuffix("/") {
            let name = part.name.split(separator: "/").last.map(String.init) ?? ""
            guard part.unpackedBytes <= largest, files.count < 50, files[name] == nil else { continue }
            guard let content = content(of: part, in: archive, upTo: left) else { return nil }
            left -= content.count
            files[name] = content
        }
        return files
    }

    private static func content(
        of part: SpreadsheetArchive.Part, in archive: SpreadsheetArchive, upTo limit: Int
    ) -> [UInt8]? {
        guard var stream = try? archive.open(part) else { return nil }
        var content: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = buffer.withUnsafeMutableBytes { try? stream.read(into: $0) }
            guard let count else { return nil }
            if count == 0 { return content }
            guard content.count + count <= limit else { return nil }
            content += buffer.prefix(count)
        }
    }
}
