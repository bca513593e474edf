import Findings
package import Inventories
package import Localization
package import Quantities

extension FactorList {
    /// The factors of a country and year in ready words.
    package struct Model: Equatable, Sendable {
        package var title: String
        package var country: String
        package var year: String
        package var countries: [Choice]
        /// Remarks that travel with the electricity factor of the year.
        package var remarks: [String]
        package var electricity: Table?
        package var fuels: Table?
        package var calorific: Table?
        package var series: Table?
        package var take: [Link]

        /// Words the factors that a town of the country would be given.
        ///
        /// - Parameters:
        ///   - country: ISO 3166-1 alpha-2 code.
        ///   - year: The inventory's year.
        ///   - tables: The reference tables.
        ///   - countries: Countries one can choose, by alpha-2 code.
        ///   - fuelName: A fuel's name in the page's language; its code where there is none.
        ///   - texts: The words of the page's language.
        package init(
            country: String, year: Year, tables: FactorTables, countries: [String], fuelName: (Fuel) -> String,
            _ texts: Texts
        ) {
            let reading = Reading(alpha3: tables.alpha3(country), year: year, tables: tables, texts: texts)
            title = texts["factors.title", ["country": .text(texts.country(country)), "year": .plain(year.number)]]
            self.country = country
            self.year = String(year.number)
            let choices = countries.map { Choice($0, texts.country($0)) }
            self.countries = AlphabetOrder(texts.language).sorted(choices) { $0.words }
            let taken = reading.electricityRows
            remarks = taken.compactMap { row in
                row.citation.note.map { note in
                    texts[
                        "factors.remark",
                        ["basis": .text(reading.name(row.basis)), "year": .plain(row.year.number), "note": .text(note)]]
                }
            }
            electricity = reading.electricity(taken)
            fuels = reading.fuels(fuelName)
            calorific = reading.calorific(fuelName)
            series = reading.series
            let address = Address(texts.language).factors(country, year.number)
            take = ["csv", "json"].map { Link($0.uppercased(), "\(address).\($0)") }
        }
    }

    private struct Reading {
        let alpha3: String
        let year: Year
        let tables: FactorTables
        let texts: Texts

        private typealias Basis = FactorTables.NationalFactor.Basis
        private let bases: [Basis] = [.carbonDioxide, .equivalent, .lifeCycle]

        init(alpha3: String, year: Year, tables: FactorTables, texts: Texts) {
            self.alpha3 = alpha3
            self.year = year
            self.tables = tables
            self.texts = texts
        }

        func name(_ basis: FactorTables.NationalFactor.Basis) -> String { texts["factors.basis.\(basis.rawValue)"] }

        private func factors(_ basis: Basis) -> [FactorTables.NationalFactor] {
            tables.nationalSeries(country: alpha3, basis: basis)
        }

        /// The row of the year on each basis, or of the nearest year.
        var electricityRows: [FactorTables.NationalFactor] {
            bases.compactMap { basis in
                factors(basis).min { (abs($0.year - year), $0.year) < (abs($1.year - year), $1.year) }
            }
        }

        func electricity(_ rows: [FactorTables.NationalFactor]) -> Table? {
            guard !rows.isEmpty else { return nil }
            let columns = [
                Table.Column(texts["factors.basis"]), .number(texts.unit("t/MWh")), .number(texts["column.year"]),
                Table.Column(texts["column.source"]), Table.Column(texts["column.verified"]),
            ]
            let cells = rows.map { row in
                [
                    Cell(name(row.basis)), Cell(texts.factor(row.value.value)), Cell(String(row.year.number)),
                    Cell(source(row.citation)), Cell(Mark(row.citation.verification, texts)),
                ]
            }
            return Table(texts.tableLabel(texts["factors.electricity"]), columns: columns, rows: cells)
        }

        /// The reference factors of the fuels that the country's carriers stand for.
        func fuels(_ fuelName: (Fuel) -> String) -> Table? {
            let columns = [
                Table.Column(texts["column.carrier"]), Table.Column(texts["factors.fuel"]),
                Table.Column(texts["column.gas"]), .number(texts.unit("t/MWh")), Table.Column(texts["factors.edition"]),
                Table.Column(texts["column.source"]), Table.Column(texts["column.verified"]),
            ]
            let rows = Carrier.matrix.flatMap { carrier -> [[Cell]] in
                let fuel =
                    tables.defaultFuel(of: carrier, country: alpha3)?.factorFuel ?? Fuel(rawValue: carrier.rawValue)
                return (tables.referenceFactors[fuel] ?? []).filter { !$0.use.contains("commercial") }.map { factor in
                    [
                        Cell(texts.name(carrier)), Cell(fuelName(fuel)), Cell(texts["gas.\(factor.gas.rawValue)"]),
                        Cell(texts.factor(factor.value.value)), Cell(factor.edition), Cell(source(factor.citation)),
                        Cell(Mark(factor.citation.verification, texts)),
                    ]
                }
            }
            return rows.isEmpty
                ? nil : Table(texts.tableLabel(texts["factors.fuels"]), columns: columns, rows: rows)
        }

        /// The calorific values that fuels by mass or volume would be given.
        func calorific(_ fuelName: (Fuel) -> String) -> Table? {
            let columns = [
                Table.Column(texts["factors.fuel"]), .number(texts.unit("MWh/t")),
                .number(texts.unit("MWh/thousand m3")),
                Table.Column(texts["factors.region"]), Table.Column(texts["column.source"]),
                Table.Column(texts["column.verified"]),
            ]
            let named = tables.calorificValues.keys.map { (fuel: $0, name: fuelName($0)) }
            let fuels = AlphabetOrder(texts.language).sorted(named.sorted { $0.fuel.rawValue < $1.fuel.rawValue }) {
                $0.name
            }
            let rows = fuels.compactMap { fuel, name -> [Cell]? in
                let mass = tables.calorificValue(of: fuel, in: .mass, country: alpha3)
                let volume = tables.calorificValue(of: fuel, in: .volume, country: alpha3)
                guard let row = mass ?? volume else { return nil }
                return [
                    Cell(name), Cell(mass?.perTonne.map(texts.factor) ?? "–"),
                    Cell(volume?.perCubicMetre.map { texts.factor($0 * 1000) } ?? "–"),
                    Cell(texts.textIfAny("region.\(row.country)") ?? row.country), Cell(source(row.citation)),
                    Cell(Mark(row.citation.verification, texts)),
                ]
            }
            return rows.isEmpty
                ? nil : Table(texts.tableLabel(texts["factors.calorific"]), columns: columns, rows: rows)
        }

        /// The national electricity factors of all years, with the remarks that travel with them.
        var series: Table? {
            let all = bases.map { basis in Dictionary(factors(basis).map { ($0.year, $0) }) { first, _ in first } }
            let years = Set(all.flatMap(\.keys)).sorted()
            guard !years.isEmpty else { return nil }
            let columns =
                [Table.Column.number(texts["column.year"])] + bases.map { .number(name($0)) } + [
                    Table.Column(texts["factors.note"])
                ]
            let rows = years.map { year in
                let notes = all.compactMap { $0[year]?.citation.note }
                let values = all.map { Cell($0[year].map { texts.factor($0.value.value) } ?? texts["figure.unknown"]) }
                return [Cell(String(year.number))] + values + [Cell(texts.list(Set(notes).sorted()))]
            }
            return Table(
                texts.tableLabel(texts["factors.series"]), caption: texts.unit("t/MWh"), columns: columns, rows: rows)
        }

        private func source(_ citation: Citation) -> String {
            citation.source.isEmpty ? texts["factors.no-source"] : citation.source
        }
    }
}
