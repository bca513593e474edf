package import Cryptography
package import Ledger

/// Files kept as long as the archive's value, for tests and for trying something out.
package actor InMemoryFileArchive: FileArchive {
    private var files: [Digest: ArchivedFile] = [:]

    /// An empty archive.
    package init() {}

    package func put(_ file: ArchivedFile) throws(StoreError) {
        try file.checkContent()
        files[file.digest] = files[file.digest] ?? file
    }

    package func file(_ digest: Digest) -> ArchivedFile? {
        files[digest]
    }
}
