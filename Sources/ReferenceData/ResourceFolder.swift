package import Foundation

/// Finds the files that ship with the program: beside the executable, or in the source tree of a developer.
///
/// `Bundle.module` is not used: it ends the process when the program was moved without its folder.
package struct ResourceFolder: Sendable {
    /// Why a shipped file cannot be had.
    package enum MissingResource: Error, Hashable, Sendable {
        case folder(String)
        case file(String)
    }

    /// The folder.
    package let url: URL

    /// Finds a target's folder of resources.
    ///
    /// `QALA_RESOURCES` names another place; otherwise `qala_TARGET.resources` beside the executable, otherwise the
    /// source tree that this file was compiled from.
    package static func find(target: String, folder: String) throws(MissingResource) -> ResourceFolder {
        for candidate in candidates(target: target, folder: folder) {
            if FileManager.default.fileExists(atPath: candidate.path) { return ResourceFolder(url: candidate) }
        }
        throw .folder("\(target)/\(folder)")
    }

    /// The bytes of a file.
    package func bytes(_ name: String) throws(MissingResource) -> [UInt8] {
        guard let data = try? Data(contentsOf: url.appendingPathComponent(name)) else { throw .file(name) }
        return Array(data)
    }

    private static func candidates(target: String, folder: String) -> [URL] {
        var roots: [URL] = []
        if let named = ProcessInfo.processInfo.environment["QALA_RESOURCES"] {
            roots.append(URL(fileURLWithPath: named).appendingPathComponent(target))
        }
        let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        roots.append(executable.appendingPathComponent("qala_\(target).resources"))
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        roots.append(sources.appendingPathComponent(target))
        return roots.map { $0.appendingPathComponent(folder) }
    }
}
