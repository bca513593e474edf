import ArgumentParser
import Exchange
import Findings
import Inventories
import Localization
import Quantities
import ReferenceData

/// The command `qala factors`.
struct FactorsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "factors", abstract: "List the factors that hold for a country and year, with their sources.",
        discussion: "Example: qala factors KZ 2015 --format json")

    @Argument(help: "The country's two-letter code: KZ.")
    var country: String

    @Argument(help: "The year.")
    var year: Int

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let session = try Session(output)
        guard let known = session.library.tables.countries[country.uppercased()] else {
            throw ValidationError(session.texts.text("finding.town.country-unknown.text", ["value": .text(country)]))
        }
        let list = FactorExport(country: known, year: Year(year), tables: session.library.tables)
        switch output.format {
        case .json: try Console.json(list)
        case .text: Console.print(list.text(session.texts))
        }
    }
}
