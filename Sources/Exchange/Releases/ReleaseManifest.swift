package import Cities
package import Cryptography
package import Ledger

/// What a release says of itself: enough to check it, to cite it, and to make it again.
package struct ReleaseManifest: Codable, Sendable, Hashable {
    /// A file of the release.
    package struct File: Codable, Sendable, Hashable {
        package var name: String
        package var bytes: Int
        package var sha256: String
    }

    /// A document of the ledger as it was when the release was made.
    package struct Source: Codable, Sendable, Hashable {
        package var document: String
        package var revision: Int
        package var sha256: String

        package init(_ head: DocumentHead) {
            document = head.document.description
            revision = head.number
            sha256 = head.digest.hexadecimal
        }

        /// The document and the digest of its revision; `nil` where the text is of another form.
        package var revised: (document: DocumentID, digest: Digest)? {
            guard let document = DocumentID(text: document), let digest = Digest(hexadecimal: sha256) else {
                return nil
            }
            return (document, digest)
        }
    }

    /// A part that others made and that keeps their licence.
    package struct Origin: Codable, Sendable, Hashable {
        package var part: String
        package var source: String
        package var licence: String

        package init(part: String, source: String, licence: String) {
            self.part = part
            self.source = source
            self.licence = licence
        }
    }

    /// The name of its file.
    package static let fileName = "release.json"
    /// The version of the release's own form.
    package static let form = 1

    package var form: Int
    package var number: Int
    package var day: CalendarDay
    package var licence: String
    package var origins: [Origin]
    /// Names what ships with the program that made it; another program may compute otherwise.
    package var shipped: String
    /// The documents of the ledger; empty where everything shipped.
    package var ledger: [Source]
    /// The whole hash of the release before this one, where there is one.
    package var previous: String?
    package var files: [File]
}

extension ReleaseManifest {
    /// The list of the digests of all files and of the manifest itself, as `sha256sum -c` reads it.
    func sums(writtenAs own: [UInt8]) -> [UInt8] {
        let all = files.map { ($0.name, $0.sha256) } + [(Self.fileName, Digest.sha256(own).hexadecimal)]
        return Array(all.sorted { $0.0 < $1.0 }.map { "\($0.1)  \($0.0)\n" }.joined().utf8)
    }
}
