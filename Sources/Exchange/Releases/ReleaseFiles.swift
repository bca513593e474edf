package import Cryptography
import Foundation
import Inventories
package import Ledger

/// The files of a release, made from what was publicly known; the same input gives the same bytes.
package struct ReleaseFiles: Sendable {
    /// What a release is called and what it follows from.
    package struct Order: Sendable {
        package var number: Int
        package var heads: [DocumentHead]
        package var shipped: Digest
        package var previous: String?

        package init(number: Int, heads: [DocumentHead], shipped: Digest, previous: String? = nil) {
            self.number = number
            self.heads = heads
            self.shipped = shipped
            self.previous = previous
        }
    }

    /// The file that lists the digests of all others; its own digest is that of the whole.
    package static let sums = "SHA256SUMS"

    package let manifest: ReleaseManifest
    /// Name and bytes, by name.
    package let files: [(name: String, bytes: [UInt8])]

    /// Makes a release.
    package init(_ content: ReleaseContent, _ order: Order) throws {
        let tables = ReleaseTables.all(content)
        var files: [(name: String, bytes: [UInt8])] = tables.flatMap { table in
            let (csv, json) = table.written()
            return [("\(table.name).csv", csv), ("\(table.name).json", json)]
        }
        let described = files.mappedInParallel { Self.file($0.name, $0.bytes) }
        let description = ReleaseDescription(number: order.number, day: content.day, files: described, tables: tables)
        let further: [(name: String, bytes: [UInt8])] = [
            ("datapackage.json", try description.package()), ("dcat.jsonld", try description.catalogue()),
            ("LICENCE.txt", ReleaseDescription.licenceText),
        ]
        files += further
        let known = (described + further.map { Self.file($0.name, $0.bytes) }).sorted { $0.name < $1.name }
        manifest = ReleaseManifest(
            form: ReleaseManifest.form, number: order.number, day: content.day, licence: ReleaseDescription.licence,
            origins: ReleaseDescription.origins, shipped: order.shipped.hexadecimal,
            ledger: order.heads.map(ReleaseManifest.Source.init), previous: order.previous,
            files: known)
        let own = (name: ReleaseManifest.fileName, bytes: try ReleaseDescription.encode(manifest))
        files.append(own)
        files.sort { $0.name < $1.name }
        self.files = files + [(Self.sums, manifest.sums(writtenAs: own.bytes))]
    }

    /// The hash of the whole release.
    package var digest: String { Digest.sha256(files[files.count - 1].bytes).hexadecimal }

    private static func file(_ name: String, _ bytes: [UInt8]) -> ReleaseManifest.File {
        ReleaseManifest.File(name: name, bytes: bytes.count, sha256: Digest.sha256(bytes).hexadecimal)
    }
}
