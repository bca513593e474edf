package import Foundation
import Inventories

extension ReleaseFiles {
    /// Writes into a folder that appears only once everything is in it.
    package func write(to folder: URL) throws {
        let parent = folder.deletingLastPathComponent()
        let unfinished = parent.appendingPathComponent(".\(folder.lastPathComponent).\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: unfinished, withIntermediateDirectories: true)
        do {
            for written in files.mappedInParallel({ file in Result { try file.write(to: unfinished) } }) {
                try written.get()
            }
            try FileManager.default.moveItem(at: unfinished, to: folder)
        } catch {
            try? FileManager.default.removeItem(at: unfinished)
            throw error
        }
    }
}

extension ReleaseFile {
    /// Writes it into a folder that has no file of its name.
    fileprivate func write(to folder: URL) throws {
        let url = folder.appendingPathComponent(name)
        try Data().write(to: url, options: .withoutOverwriting)
        let handle = try FileHandle(forWritingTo: url)
        defer { try? handle.close() }
        for piece in pieces { try handle.write(contentsOf: piece) }
    }
}
