import Cryptography
import Foundation
package import Ledger

/// A checkpoint as other programs read it: what the signed note says, when it was made, and the note itself.
package struct CheckpointExport: Encodable, Sendable {
    private let size: Int
    private let time: Int64
    private let made: String
    private let origin: String?
    private let root: String?
    private let note: String

    package init(_ checkpoint: PublishedCheckpoint) {
        let stated = checkpoint.stated
        size = checkpoint.size
        time = checkpoint.time
        made = Date(timeIntervalSince1970: Double(checkpoint.time)).formatted(.iso8601)
        origin = stated?.origin
        root = stated?.root.hexadecimal
        note = checkpoint.note
    }

    /// Checkpoints as a table; the notes have addresses of their own.
    package static func csv(_ checkpoints: [PublishedCheckpoint]) -> [UInt8] {
        var writer = CSVWriter()
        writer.append(texts: ["size", "made", "origin", "root", "address"])
        for export in checkpoints.map(Self.init) {
            writer.append([
                .integer(export.size), .text(export.made), export.origin.map { .text($0) } ?? .empty,
                export.root.map { .text($0) } ?? .empty, .text("/log/checkpoints/\(export.size)"),
            ])
        }
        return writer.bytes
    }
}
