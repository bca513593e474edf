package import Findings

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension CSVTable {
    /// Why a file could not be opened or read.
    package enum ReadError: Error, Hashable, Sendable {
        /// The system's error number.
        case unreadable(path: String, errorNumber: Int32)
        /// A folder, a device or a pipe.
        case notAFile(path: String)
    }

    /// Reads a file; at most one byte more than the limit is ever held.
    package static func read(path: String, limits: Limits = Limits()) throws(ReadError) -> Checked<CSVTable> {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path: path, errorNumber: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, errorNumber: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
        var bytes = [UInt8](repeating: 0, count: min(Int(status.st_size), limits.bytes) + 1)
        var filled = 0
        while filled < bytes.count {
            let count = bytes.withUnsafeMutableBytes { buffer in
                pread(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled, off_t(filled))
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable(path: path, errorNumber: errno) }
            if count == 0 { break }
            filled += count
        }
        bytes.removeSubrange(filled...)
        return read(bytes, file: name, limits: limits)
    }
}
