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
    /// By name; the list of digests comes last.
    package let files: [ReleaseFile]

    /// Makes a release.
    package init(_ content: ReleaseContent, _ order: Order) throws {
        let tables = ReleaseTables.all(content)
        let data = tables.flatMap { table in
            let (csv, json) = table.written()
            return [
                ReleaseFile("\(table.name).csv", pieces: csv), ReleaseFile("\(table.name).json", pieces: json),
            ]
        }
        let described = data.mappedInParallel(\.listed)
        let description = ReleaseDescription(number: order.number, day: content.day, files: described, tables: tables)
        let further = [
            ReleaseFile("datapackage.json", try description.package()),
            ReleaseFile("dcat.jsonld", try description.catalogue()),
            ReleaseFile("LICENCE.txt", ReleaseDescription.licenceText),
        ]
        manifest = ReleaseManifest(
            form: ReleaseManifest.form, number: order.number, day: content.day, licence: ReleaseDescription.licence,
            origins: ReleaseDescription.origins, shipped: order.shipped.hexadecimal,
            ledger: order.heads.map(ReleaseManifest.Source.init), previous: order.previous,
            files: (described + further.map(\.listed)).sorted { $0.name < $1.name })
        let own = try ReleaseDescription.encode(manifest)
        files =
            (data + further + [ReleaseFile(ReleaseManifest.fileName, own)]).sorted { $0.name < $1.name }
            + [ReleaseFile(Self.sums, manifest.sums(writtenAs: own))]
    }

    /// The hash of the whole release.
    package var digest: String { files[files.count - 1].digest.hexadecimal }
}
