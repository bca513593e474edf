package import Foundation

extension ReleaseFiles {
    /// Writes into a folder that appears only once everything is in it.
    package func write(to folder: URL) throws {
        let parent = folder.deletingLastPathComponent()
        let unfinished = parent.appendingPathComponent(".\(folder.lastPathComponent).\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: unfinished, withIntermediateDirectories: true)
        do {
            for file in files {
                try Data(file.bytes).write(to: unfinished.appendingPathComponent(file.name))
            }
            try FileManager.default.moveItem(at: unfinished, to: folder)
        } catch {
            try? FileManager.default.removeItem(at: unfinished)
            throw error
        }
    }
}
