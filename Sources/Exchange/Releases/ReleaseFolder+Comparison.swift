package import Findings
import Foundation
import Inventories

extension ReleaseFolder {
    /// Where the folder departs from the same release made again, and whether that is because a file was changed since.
    package func findings(against again: ReleaseFiles) -> [Finding] {
        let others = again.files.mappedInParallel { holds($0) ? nil : $0.name }.compactMap(\.self)
        // Tables that are the same byte by byte say what the program says, which its tests look at.
        guard !others.isEmpty else { return [] }
        let differing = others.map { Finding("release.not-the-same", .error, details: ["file": .text($0)]) }
        return fileFindings() + differing + tableFindings()
    }

    /// Whether a file lies in it byte for byte.
    private func holds(_ file: ReleaseFile) -> Bool {
        guard let found = mapped(file.name) else { return false }
        return found.withUnsafeBytes { found in
            var start = 0
            for piece in file.pieces where !piece.isEmpty {
                let end = start + piece.count
                guard end <= found.count, let place = found.baseAddress?.advanced(by: start),
                    memcmp(place, piece, piece.count) == 0
                else { return false }
                start = end
            }
            return start == found.count
        }
    }
}
