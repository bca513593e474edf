package import Foundation

/// A folder for unfinished work, readable by nobody else.
package struct WorkFolder: Sendable {
    package let url: URL

    /// On the disk where the result goes, so that it can be moved into its place.
    package init(beside file: String) throws {
        try self.init(in: URL(fileURLWithPath: file).deletingLastPathComponent())
    }

    /// Where temporary files are.
    package init() throws { try self.init(in: FileManager.default.temporaryDirectory) }

    private init(in folder: URL) throws {
        url = folder.appendingPathComponent(".qala-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    package func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    package func remove() { try? FileManager.default.removeItem(at: url) }
}
