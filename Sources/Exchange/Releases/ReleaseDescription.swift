import Cities
import Foundation

/// How a release is described to programs: as a Frictionless data package, and as a data set of a DCAT catalogue.
struct ReleaseDescription {
    let number: Int
    let day: CalendarDay
    let files: [ReleaseManifest.File]
    let tables: [ReleaseTable]

    static let licence = "CC-BY-4.0"
    private static let licenceAddress = "https://creativecommons.org/licenses/by/4.0/"

    /// Parts of others, with their licences.
    static let origins = [
        ReleaseManifest.Origin(
            part: "signatories.csv, commitments.csv: rows of the published register",
            source: "Joint Research Centre, GCoM – MyCovenant, 5th release, January 2024", licence: "CC-BY-4.0"),
        ReleaseManifest.Origin(
            part: "signatories.csv: column region", source: "Natural Earth, first-level units",
            licence: "public domain"),
    ]

    static let licenceText = Array(
        """
        This compilation is under Creative Commons Attribution 4.0 International (CC BY 4.0):
        \(licenceAddress)
        Name the covenant's platform Qala, the number and the date of the release.

        Parts keep the licences of their sources:
        \(origins.map { "- \($0.part): \($0.source) (\($0.licence))" }.joined(separator: "\n"))

        Nothing in this release is taken from OpenStreetMap; layers under the Open Database License are published apart.
        A figure must be quoted with its completeness.

        """.utf8)

    /// `datapackage.json`: every table with its schema; the completeness of a row is required.
    func package() throws -> [UInt8] {
        try Self.encode(
            DataPackage(
                name: "covenant-in-figures", title: "The covenant in figures", version: String(number),
                created: "\(day)T00:00:00Z", licenses: [.init(name: Self.licence, path: Self.licenceAddress)],
                resources: tables.map { table in
                    let file = files.first { $0.name == "\(table.name).csv" }
                    return .init(
                        name: table.name, path: "\(table.name).csv", title: table.title,
                        bytes: file?.bytes ?? 0, hash: "sha256:\(file?.sha256 ?? "")",
                        schema: .init(
                            fields: table.columns.map { column in
                                .init(
                                    name: column.name, type: column.kind.rawValue, description: column.meaning,
                                    constraints: column.isRequired
                                        ? .init(required: true, choices: column.choices.isEmpty ? nil : column.choices)
                                        : nil)
                            }, primaryKey: table.key))
                }))
    }

    /// `dcat.jsonld`: the data set with each file as a distribution.
    func catalogue() throws -> [UInt8] {
        try Self.encode(
            DataSet(
                id: "releases/\(number)", type: "dcat:Dataset", identifier: "covenant-in-figures-\(number)",
                title: LinkedData.Words.all(
                    en: "The covenant in figures, release \(number)", ru: "Соглашение в цифрах, выпуск \(number)",
                    kk: "Келісім сандармен, \(number)-шығарылым"), issued: day.description, version: String(number),
                license: Self.licenceAddress,
                distribution: files.map { file in
                    .init(
                        type: "dcat:Distribution", title: file.name, address: "releases/\(number)/\(file.name)",
                        media: file.name.hasSuffix(".csv") ? "text/csv" : "application/json", size: file.bytes,
                        checksum: .init(value: file.sha256))
                }))
    }

    /// JSON with its members in the order of their names, indented, with a line feed at its end.
    static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return Array(try encoder.encode(value)) + [0x0A]
    }
}

/// A Frictionless data package, as far as a release needs it.
private struct DataPackage: Encodable {
    struct Licence: Encodable {
        let name: String
        let path: String
    }

    struct Resource: Encodable {
        let name: String
        let path: String
        let title: String
        var profile = "tabular-data-resource"
        var format = "csv"
        var mediatype = "text/csv"
        var encoding = "utf-8"
        let bytes: Int
        let hash: String
        let schema: Schema
    }

    struct Schema: Encodable {
        let fields: [Field]
        let primaryKey: [String]
    }

    struct Field: Encodable {
        let name: String
        let type: String
        let description: String
        let constraints: Constraints?
    }

    struct Constraints: Encodable {
        let required: Bool
        let choices: [String]?

        enum CodingKeys: String, CodingKey {
            case required
            case choices = "enum"
        }
    }

    var profile = "tabular-data-package"
    let name: String
    let title: String
    let version: String
    let created: String
    let licenses: [Licence]
    let resources: [Resource]
}

/// A data set of a DCAT catalogue in JSON-LD.
private struct DataSet: Encodable {
    struct Distribution: Encodable {
        let type: String
        let title: String
        let address: String
        let media: String
        let size: Int
        let checksum: Checksum

        enum CodingKeys: String, CodingKey {
            case type = "@type"
            case title = "dct:title"
            case address = "dcat:downloadURL"
            case media = "dcat:mediaType"
            case size = "dcat:byteSize"
            case checksum = "spdx:checksum"
        }
    }

    struct Checksum: Encodable {
        var algorithm = "spdx:checksumAlgorithm_sha256"
        let value: String

        enum CodingKeys: String, CodingKey {
            case algorithm = "spdx:algorithm"
            case value = "spdx:checksumValue"
        }
    }

    var context = LinkedData.vocabularies.merging(["spdx": "http://spdx.org/rdf/terms#"]) { first, _ in first }
    let id: String
    let type: String
    let identifier: String
    let title: [LinkedData.Words]
    let issued: String
    let version: String
    let license: String
    let distribution: [Distribution]

    enum CodingKeys: String, CodingKey {
        case context = "@context"
        case id = "@id"
        case type = "@type"
        case identifier = "dct:identifier"
        case title = "dct:title"
        case issued = "dct:issued"
        case version = "dcat:version"
        case license = "dct:license"
        case distribution = "dcat:distribution"
    }
}
