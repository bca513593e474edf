package import Inventories
package import Localization
package import Quantities

/// The factors that hold for a country and year: national electricity on every basis, fuels, calorific values.
package struct FactorExport: Encodable, Sendable {
    package struct National: Encodable, Sendable {
        package let basis: String
        package let year: Int
        package let isOfThisYear: Bool
        package let value: Double
        package let unit: String
        package let citation: Citation
    }

    package struct FuelFactor: Encodable, Sendable {
        package let carrier: String?
        package let fuel: String
        package let edition: String
        package let gas: String
        package let use: String
        package let value: Double
        package let unit: String
        package let citation: Citation
    }

    package struct Calorific: Encodable, Sendable {
        package let country: String
        package let fuel: String
        package let perTonne: Double?
        package let perCubicMetre: Double?
        package let unit: String
        package let citation: Citation
    }

    package let schema = "qala.factors/1"
    package let country: String
    package let countryCode3: String
    package let year: Int
    /// The national electricity factors, each of the year or of the nearest year there is.
    package let nationalElectricity: [National]
    /// The country's whole series on the basis CO2, so that jumps can be seen.
    package let series: [National]
    /// Emission factors of fuels.
    package let fuels: [FuelFactor]
    /// Net calorific values: the country's own rows, the region's, the world's.
    package let calorificValues: [Calorific]

    /// Collects the factors of a country and year.
    package init(country: FactorTables.Country, year: Year, tables: FactorTables) {
        self.country = country.alpha2
        countryCode3 = country.alpha3
        self.year = year.number
        func national(_ factor: FactorTables.NationalFactor) -> National {
            National(
                basis: factor.basis.rawValue, year: factor.year.number, isOfThisYear: factor.year == year,
                value: factor.value.value, unit: factor.basis == .carbonDioxide ? "tCO2/MWh" : "tCO2e/MWh",
                citation: factor.citation)
        }
        let choices = [Accounting(), Accounting(basis: .equivalent), Accounting(approach: .lifeCycle)]
        nationalElectricity = choices.compactMap {
            tables.nationalFactor(country: country.alpha3, year: year, accounting: $0).map(national)
        }
        series = tables.nationalSeries(country: country.alpha3, accounting: Accounting()).map(national)
        fuels = tables.referenceFactors.values.joined().filter { $0.warming == nil }.map { factor in
            FuelFactor(
                carrier: factor.carrier?.rawValue, fuel: factor.fuel.rawValue, edition: factor.edition,
                gas: factor.gas.rawValue, use: factor.use, value: factor.value.value,
                unit: "t\(factor.gas.rawValue)/MWh", citation: factor.citation)
        }.sorted { ($0.fuel, $0.edition, $0.gas, $0.use) < ($1.fuel, $1.edition, $1.gas, $1.use) }
        let regions = tables.regions(of: country.alpha3)
        calorificValues = tables.calorificValues.values.joined().filter { regions.contains($0.country) }.map { row in
            Calorific(
                country: row.country, fuel: row.fuel.rawValue, perTonne: row.perTonne,
                perCubicMetre: row.perCubicMetre, unit: "MWh", citation: row.citation)
        }.sorted { left, right in
            (regions.firstIndex(of: left.country) ?? 9, left.fuel) < (
                regions.firstIndex(of: right.country) ?? 9, right.fuel
            )
        }
    }

    /// All of it as one table; `kind` tells national factors, factors of fuels and calorific values apart.
    package var csv: [UInt8] {
        var writer = CSVWriter()
        writer.append(texts: [
            "kind", "country", "year", "carrier", "fuel", "edition", "gas", "use", "value", "unit", "source",
            "verified", "note",
        ])
        func append(
            _ kind: String, _ country: String, _ year: Int?, _ words: [String?], _ value: Double?, _ unit: String,
            _ citation: Citation
        ) {
            guard let value else { return }
            let cells = words.map { word in word.map { CSVWriter.Cell.text($0) } ?? .empty }
            writer.append(
                [.text(kind), .text(country), year.map { .integer($0) } ?? .empty] + cells + [
                    .number(value), .text(unit), .text(citation.source), .text(citation.verification.rawValue),
                    citation.note.map { .text($0) } ?? .empty,
                ])
        }
        for factor in series + nationalElectricity.filter({ $0.basis != "IPCC_CO2" }) {
            append(
                "national electricity", countryCode3, factor.year,
                ["electricity", nil, factor.citation.edition, nil, factor.basis],
                factor.value, factor.unit, factor.citation)
        }
        for factor in fuels {
            append(
                "fuel", "", nil, [factor.carrier, factor.fuel, factor.edition, factor.gas, factor.use], factor.value,
                factor.unit, factor.citation)
        }
        for row in calorificValues {
            let words = [nil, row.fuel, row.citation.edition, nil, nil]
            append("calorific value", row.country, nil, words, row.perTonne, "MWh/t", row.citation)
            append("calorific value", row.country, nil, words, row.perCubicMetre, "MWh/m3", row.citation)
        }
        return writer.bytes
    }

    /// The national factors and the fuels of the standard set, as text.
    package func text(_ texts: Texts) -> String {
        var lines = ["\(texts.text("country.\(country)")), \(year)", ""]
        for factor in nationalElectricity {
            let note = factor.citation.note.map { " ! \($0)" } ?? ""
            lines.append(
                "\(texts.text("carrier.electricity")) · \(factor.basis) · \(factor.year): \(texts.numbers.significant(factor.value, 4)) \(factor.unit)\(note)"
            )
        }
        lines.append("")
        for factor in fuels where factor.edition == "IPCC2006" && factor.gas == "CO2" {
            lines.append("\(factor.fuel): \(texts.numbers.significant(factor.value, 5)) \(factor.unit)")
        }
        return lines.joined(separator: "\n")
    }
}
