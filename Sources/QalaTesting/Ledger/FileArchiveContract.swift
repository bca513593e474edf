import Cryptography
package import Ledger

/// One promise every archive of files keeps, checked on an empty archive.
package struct FileArchiveContract: Sendable, CustomStringConvertible {
    /// The promise, as a sentence.
    package let description: String
    /// Throws when the archive breaks the promise.
    package let check: @Sendable (any FileArchive) async throws -> Void

    init(_ description: String, check: @escaping @Sendable (any FileArchive) async throws -> Void) {
        self.description = description
        self.check = check
    }

    /// All promises.
    package static let all = [
        FileArchiveContract("a file is read by its digest as it was put") { archive in
            let file = ArchivedFile(name: "Қарағанды 2022.xlsx", media: "text/csv", bytes: [0, 1, 0xFF, 0, 13, 10])
            try await archive.put(file)
            try expect(try await archive.file(file.digest), is: file, "the same file")
            try expect(try await archive.file(.sha256([1])), is: nil, "no other file")
        },
        FileArchiveContract("the same content is kept once, under the name it came with first") { archive in
            let first = ArchivedFile(name: "a.csv", media: "text/csv", bytes: Array("town,2022".utf8))
            try await archive.put(first)
            try await archive.put(first)
            try await archive.put(ArchivedFile(name: "b.txt", media: "text/plain", bytes: first.bytes))
            try expect(try await archive.file(first.digest), is: first, "as it was first given")
        },
        FileArchiveContract("an empty file is a file") { archive in
            let empty = ArchivedFile(name: "empty.csv", media: "text/csv", bytes: [])
            try await archive.put(empty)
            try expect(try await archive.file(empty.digest), is: empty, "the same file")
        },
        FileArchiveContract("a file may have 32 MiB, and not a byte more") { archive in
            let full = [UInt8](repeating: 7, count: ArchivedFile.limit)
            let largest = ArchivedFile(name: "large.xlsx", media: "application/zip", bytes: full)
            try await archive.put(largest)
            try expect(try await archive.file(largest.digest)?.isIntact, is: true, "the same content")
            let larger = ArchivedFile(name: "larger.xlsx", media: "application/zip", bytes: full + [7])
            try await archive.refuses(larger, .tooLarge(limit: 33_554_432))
        },
        FileArchiveContract("a file without a name or with another's digest is refused") { archive in
            try await archive.refuses(ArchivedFile(name: "", media: "text/csv", bytes: [1]), .unfit)
            try await archive.refuses(ArchivedFile(name: "a.csv", media: "", bytes: [1]), .unfit)
            try await archive.refuses(ArchivedFile(name: "a\0.csv", media: "text/csv", bytes: [1]), .unfit)
            let other = Digest.sha256([2])
            let forged = ArchivedFile(name: "a.csv", media: "text/csv", bytes: [1], digest: other)
            try await archive.refuses(forged, .damaged(other))
        },
    ]
}

extension FileArchive {
    /// Holds the archive to refusing a file with an error, without a trace.
    func refuses(_ file: ArchivedFile, _ error: StoreError) async throws {
        try await expect(error, "a file is refused") { () throws(StoreError) in try await put(file) }
        try expect(try await self.file(file.digest), is: nil, "a refused file is not kept")
    }
}
