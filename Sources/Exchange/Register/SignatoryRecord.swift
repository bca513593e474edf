package import Cities
package import Findings
import Foundation
import Quantities

/// A signatory as other programs read it; what is doubtful travels with it.
package struct SignatoryRecord: Encodable, Sendable {
    package struct Names: Encodable, Sendable {
        let en: String
        let ru: String?
        let kk: String?
        let verification: String
    }

    package struct Doubt: Encodable, Sendable {
        let code: String
        let severity: String
        let details: [String: Detail]
    }

    let id: Int
    let gcom_id: String?
    let slug: String
    let name: Names
    let country: String
    let population: Int?
    let latitude: Double?
    let longitude: Double?
    let coordinator: String?
    let supporter: String?
    let commitments: [String]
    let date_of_adhesion: String?
    let status: String
    let adhesion_type: String
    let group: String?
    let inventories: [Int]
    let findings: [Doubt]

    /// Records a signatory.
    package init(_ signatory: Signatory, findings: [Finding], inventories: [Int]) {
        id = signatory.id
        gcom_id = signatory.gcomIdentifier
        slug = signatory.slug
        name = Names(
            en: signatory.name.published, ru: signatory.name.russian, kk: signatory.name.kazakh,
            verification: signatory.name.verification.rawValue)
        country = signatory.country
        population = signatory.population
        latitude = signatory.position?.latitude
        longitude = signatory.position?.longitude
        coordinator = signatory.coordinator
        supporter = signatory.supporter
        commitments = signatory.commitments.map(\.rawValue)
        date_of_adhesion = signatory.adhesion?.description
        status = signatory.status
        adhesion_type = signatory.adhesionKind
        group = signatory.group
        self.inventories = inventories
        self.findings = findings.map { Doubt(code: $0.code, severity: $0.severity.rawValue, details: $0.details) }
    }

    /// The headings of the table.
    package static let headings = [
        "id", "gcom_id", "slug", "name_en", "name_ru", "name_kk", "country", "population", "latitude", "longitude",
        "coordinator", "supporter", "commitments", "date_of_adhesion", "status", "adhesion_type", "group",
        "inventories", "findings",
    ]

    /// The row of the table.
    package var cells: [CSVWriter.Cell] {
        func text(_ text: String?) -> CSVWriter.Cell { text.map { .text($0) } ?? .empty }
        func number(_ number: Double?) -> CSVWriter.Cell { number.map { .number($0) } ?? .empty }
        return [
            .integer(id), text(gcom_id), .text(slug), .text(name.en), text(name.ru), text(name.kk), .text(country),
            population.map { .integer($0) } ?? .empty, number(latitude), number(longitude), text(coordinator),
            text(supporter), .text(commitments.joined(separator: " ")), text(date_of_adhesion), .text(status),
            .text(adhesion_type), text(group), .text(inventories.map(String.init).joined(separator: " ")),
            .text(findings.map(\.code).joined(separator: " ")),
        ]
    }
}

/// JSON as we publish it: keys in order, nothing indented.
package enum PublishedJSON {
    /// The bytes of a value.
    package static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }
}
