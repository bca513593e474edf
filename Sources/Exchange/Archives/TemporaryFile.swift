#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file for what a library can only write to a path; it lies in the folder for temporary files.
enum TemporaryFile {
    /// That the folder takes no file.
    struct NotMade: Error {
        /// The pattern of its path.
        let path: String
    }

    /// Makes an empty file that nobody else has, and gives its path; who asked for it unlinks it.
    static func make() throws(NotMade) -> String {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array((folder + "/qala-XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard descriptor >= 0 else { throw NotMade(path: path) }
        close(descriptor)
        return path
    }
}
