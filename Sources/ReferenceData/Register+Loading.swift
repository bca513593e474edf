package import Cities
import Exchange
import Findings
import Foundation
import Quantities

extension ReferenceLibrary {
    /// Another register with the columns of the published one.
    package func signatories(path: String) throws -> [Signatory] {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
            throw ResourceFolder.MissingResource.file(path)
        }
        return try signatories(in: try TableRows(Array(data), name: path).rows)
    }

    /// The register of signatories as published, with the towns' names in three languages where they are known.
    package func signatories() throws -> [Signatory] {
        try signatories(in: try rows("signatories.csv"))
    }

    private func signatories(in rows: [TableRows.Row]) throws -> [Signatory] {
        var names: [Int: TableRows.Row] = [:]
        for row in try self.rows("town_names.csv") {
            if let id = Int(try row.text("organisation_id")) { names[id] = row }
        }
        return try rows.compactMap { row in
            guard let id = Int(try row.text("organisation_id")) else { return nil }
            return try signatory(row, id: id, names: names[id])
        }
    }

    private func signatory(_ row: TableRows.Row, id: Int, names: TableRows.Row?) throws -> Signatory {
        func known(_ column: String) -> String? {
            row.optional(column).flatMap { $0 == "-" ? nil : $0.trimmingCharacters(in: .whitespaces) }
        }
        let latitude = try row.number("organisation_latitude")
        let longitude = try row.number("organisation_longitude")
        let columns: [(String, Commitment)] = [
            ("commitment_CoM2020_flag", .by2020), ("commitment_CoM2030_flag", .by2030),
            ("commitment_CoM2050_flag", .by2050), ("commitment_mayoradapt_flag", .adaptation),
        ]
        let published = try row.text("organisation_name")
        return Signatory(
            id: id, gcomIdentifier: known("gcom_id"), slug: names?.optional("slug") ?? "town-\(id)",
            name: TownName(
                published: published, russian: names?.optional("ru"), kazakh: names?.optional("kk"),
                verification: names?.optional("verified") == "yes" ? .read : .memory),
            country: try row.text("country_code").uppercased(),
            population: try row.number("population_adhesion").map { Int($0) },
            position: latitude.flatMap { north in longitude.map { Position(latitude: north, longitude: $0) } },
            coordinator: known("coordinator_name"), supporter: known("supporter_name"),
            commitments: try columns.compactMap { try row.text($0.0) == "True" ? $0.1 : nil },
            adhesion: CalendarDay(try row.text("date_of_adhesion")), status: try row.text("signatory_status"),
            adhesionKind: try row.text("adhesion_type"), group: known("group_name"),
            place: Place(file: "signatories_2024.csv", row: row.number))
    }

    /// The codes of the regions that an administrative list puts towns in: Kazakhstan's cities, by their Russian name.
    package func listedRegions(of signatories: [Signatory]) throws -> [Signatory.ID: String] {
        var codes: [String: String] = [:]
        for row in try rows("kazakhstan_cities.csv") { codes[try row.text("name_ru")] = try row.text("iso") }
        var regions: [Signatory.ID: String] = [:]
        for signatory in signatories where signatory.country == "KZ" {
            regions[signatory.id] = signatory.name.russian.flatMap { codes[$0] }
        }
        return regions
    }

    /// First-level regions with their outlines, and the population of Kazakhstan's where it is published.
    package func regions() throws -> [Region] {
        let collection = try JSONDecoder().decode(
            OutlineCollection.self, from: Data(try bytes("regions.geojson")))
        let population = try populationByRegion()
        return collection.features.map { feature in
            Region(
                code: feature.properties.iso ?? "", name: feature.properties.name ?? "",
                country: feature.properties.country, rings: feature.geometry.rings,
                population: population[feature.properties.iso ?? ""] ?? [:])
        }
    }

    /// Names of regions in languages beside the published one, by the key of the region: Kazakhstan's, so far.
    package func regionNames(of regions: [Region]) throws -> [String: [String: String]] {
        let counts = Dictionary(grouping: regions, by: \.code).mapValues(\.count)
        var names: [String: [String: String]] = [:]
        for row in try rows("kazakhstan_regions.csv") where try row.text("relation") == "same" {
            let (code, name) = (try row.text("iso"), try row.text("name"))
            guard regions.contains(where: { $0.code == code && $0.name == name }) else { continue }
            names[Region.key(code: code, name: name, isShared: counts[code] != 1)] = [
                "ru": Self.russian(try row.text("name_ru")), "kk": try row.text("kk"),
            ]
        }
        return names
    }

    /// `Карагандинская` as people say it; the statistics number an oblast that was divided.
    private static func russian(_ name: String) -> String {
        let words = name.split(separator: " ").filter { Int($0) == nil }.joined(separator: " ")
        return words.hasSuffix("ая") ? "\(words) область" : words
    }

    /// Outlines of the countries for the map.
    package func countryOutlines() throws -> [Region] {
        let collection = try JSONDecoder().decode(
            OutlineCollection.self, from: Data(try bytes("country_outlines.geojson")))
        return collection.features.map { feature in
            Region(
                code: feature.properties.country, name: feature.properties.country,
                country: feature.properties.country, rings: feature.geometry.rings)
        }
    }

    private func populationByRegion() throws -> [String: [Int: Int]] {
        var codes: [String: String] = [:]
        for row in try rows("kazakhstan_regions.csv") { codes[try row.text("name_ru")] = try row.text("iso") }
        var population: [String: [Int: Int]] = [:]
        for row in try rows("kazakhstan_population_by_region.csv") {
            let name = try row.text("Область").trimmingCharacters(in: .whitespaces)
            guard let code = codes[name], let year = Int(try row.text("Год")), let people = try row.number("Население")
            else { continue }
            population[code, default: [:]][year] = Int(people)
        }
        return population
    }
}

/// The part of GeoJSON that outlines use.
private struct OutlineCollection: Decodable {
    struct Feature: Decodable {
        let properties: Properties
        let geometry: Geometry
    }

    struct Properties: Decodable {
        let iso: String?
        let name: String?
        let country: String
    }

    struct Geometry: Decodable {
        let rings: [[Position]]

        private enum CodingKeys: String, CodingKey { case type, coordinates }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            let rings: [[[Double]]]
            if try container.decode(String.self, forKey: .type) == "Polygon" {
                rings = try container.decode([[[Double]]].self, forKey: .coordinates)
            } else {
                rings = try container.decode([[[[Double]]]].self, forKey: .coordinates).flatMap { $0 }
            }
            self.rings = rings.map { ring in
                ring.compactMap { $0.count > 1 ? Position(latitude: $0[1], longitude: $0[0]) : nil }
            }
        }
    }

    let features: [Feature]
}
