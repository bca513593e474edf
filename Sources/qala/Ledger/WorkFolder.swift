import Foundation

/// A folder for a command's unfinished work, readable by nobody else.
struct WorkFolder {
    let url: URL

    /// On the disk where the result goes, so that it can be moved into its place.
    init(beside file: String) throws {
        try self.init(in: URL(fileURLWithPath: file).deletingLastPathComponent())
    }

    /// Where temporary files are.
    init() throws { try self.init(in: FileManager.default.temporaryDirectory) }

    private init(in folder: URL) throws {
        url = folder.appendingPathComponent(".qala-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    func remove() { try? FileManager.default.removeItem(at: url) }
}
