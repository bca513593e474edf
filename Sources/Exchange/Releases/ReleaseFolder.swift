import Cryptography
package import Findings
package import Foundation
import Inventories
import Ledger

/// A release as it lies in a folder, and whether it is whole.
package struct ReleaseFolder: Sendable {
    /// Where it lies.
    package let url: URL
    package let manifest: ReleaseManifest
    /// The hash of the whole release.
    package let digest: String

    /// Opens a release; `nil` where the folder holds none.
    package init?(at url: URL) {
        let manifest = url.appendingPathComponent(ReleaseManifest.fileName)
        let sums = url.appendingPathComponent(ReleaseFiles.sums)
        guard let data = try? Data(contentsOf: manifest), let listed = try? Data(contentsOf: sums),
            let read = try? CanonicalJSON.decode(ReleaseManifest.self, from: Array(data)),
            read.form <= ReleaseManifest.form, read.files.allSatisfy({ Self.isName($0.name) })
        else { return nil }
        self.url = url
        self.manifest = read
        digest = Digest.sha256(Array(listed)).hexadecimal
    }

    /// The releases in a folder of releases, the newest first.
    package static func all(in folder: URL) -> [ReleaseFolder] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.compactMap { name in
            guard let number = Int(name), "\(number)" == name else { return nil }
            let release = ReleaseFolder(at: folder.appendingPathComponent(name))
            return release?.manifest.number == number ? release : nil
        }.sorted { $0.manifest.number > $1.manifest.number }
    }

    /// Names of all files of the release.
    package var names: [String] {
        (manifest.files.map(\.name) + [ReleaseManifest.fileName, ReleaseFiles.sums]).sorted()
    }

    /// The bytes of a file of the release; `nil` for any other.
    package func bytes(_ name: String) -> [UInt8]? {
        data(name).map { Array($0) }
    }

    /// The same where it lies, without a copy: for commands, since a file that is cut meanwhile would end a server.
    func mapped(_ name: String) -> Data? { data(name, .mappedIfSafe) }

    private func data(_ name: String, _ options: Data.ReadingOptions = []) -> Data? {
        guard names.contains(name) else { return nil }
        return try? Data(contentsOf: url.appendingPathComponent(name), options: options)
    }

    /// Whether every file is as it was published, and every table says how complete its figures are.
    package func findings() -> [Finding] { fileFindings() + tableFindings() }

    /// Whether every file is as it was published.
    package func fileFindings() -> [Finding] {
        listed() + manifest.files.mappedInParallel(finding).compactMap(\.self)
    }

    private func finding(_ file: ReleaseManifest.File) -> Finding? {
        guard let bytes = mapped(file.name) else {
            return Finding("release.file-missing", .error, details: ["file": .text(file.name)])
        }
        guard bytes.withUnsafeBytes(Digest.sha256).hexadecimal != file.sha256 else { return nil }
        return Finding("release.file-changed", .error, details: ["file": .text(file.name)])
    }

    /// The list of digests must be of these files and no others.
    private func listed() -> [Finding] {
        if let own = bytes(ReleaseManifest.fileName), bytes(ReleaseFiles.sums) == manifest.sums(writtenAs: own) {
            return []
        }
        return [Finding("release.file-changed", .error, details: ["file": .text(ReleaseFiles.sums)])]
    }

    /// Whether every table has its columns, and says how complete its figures are.
    package func tableFindings() -> [Finding] {
        guard let bytes = bytes("datapackage.json"),
            let package = try? CanonicalJSON.decode(PackageSchema.self, from: bytes)
        else { return [Finding("release.file-missing", .error, details: ["file": .text("datapackage.json")])] }
        return package.resources.flatMap { resource -> [Finding] in
            guard let table = table(resource.path) else { return [] }
            return resource.schema.findings(in: table, of: resource.path)
        }
    }

    /// A table of the release.
    package func table(_ name: String) -> CSVTable? {
        guard let bytes = bytes(name) else { return nil }
        var limits = CSVTable.Limits()
        limits.bytes = 4 << 30
        limits.rows = 20_000_000
        limits.cells = 400_000_000
        return CSVTable.read(bytes, delimiter: .comma, limits: limits).value
    }

    /// A plain name, which leads nowhere else.
    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix(".") && !name.contains("/") && !name.contains("\\")
    }
}

/// What a data package asks of its tables.
private struct PackageSchema: Decodable {
    struct Resource: Decodable {
        let path: String
        let schema: Schema
    }

    struct Schema: Decodable {
        struct Field: Decodable {
            struct Constraints: Decodable {
                let required: Bool?
                let `enum`: [String]?
            }

            let name: String
            let constraints: Constraints?
        }

        let fields: [Field]

        /// Where a table departs from what is asked; a table without the mark of completeness always does.
        func findings(in table: CSVTable, of file: String) -> [Finding] {
            var findings: [Finding] = []
            var required = fields.filter { $0.constraints?.required == true }
            let mark = ReleaseTable.Column.completeness
            if !required.contains(where: { $0.name == mark.name }) {
                required.append(Field(name: mark.name, constraints: .init(required: true, enum: mark.choices)))
            }
            for field in required {
                guard let column = table.column(field.name) else {
                    findings.append(
                        Finding(
                            "release.column-missing", .error,
                            details: ["file": .text(file), "column": .text(field.name)]))
                    continue
                }
                let choices = field.constraints?.enum
                let faulty = table.records.first { record in
                    record[column].isEmpty || choices.map { !$0.contains(record[column]) } ?? false
                }
                if let faulty {
                    findings.append(
                        Finding(
                            "release.value-missing", .error, at: table.place(faulty, column: column),
                            details: ["file": .text(file), "column": .text(field.name), "row": .plain(faulty.row)]))
                }
            }
            return findings
        }
    }

    let resources: [Resource]
}
