import ArgumentParser
import Exchange
import Findings
import Foundation
import Inventories
import Localization
import Quantities
import ReferenceData

/// The command `qala workbook`.
struct WorkbookCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workbook", abstract: "Make a town's workbook, and check one that was filled.",
        subcommands: [NewWorkbookCommand.self, CheckWorkbookCommand.self])
}

/// The command `qala workbook new`.
struct NewWorkbookCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Make an empty workbook in a language, or one with an inventory filled in.",
        discussion: """
            Example: qala workbook new --town "Қарағанды" --country KZ --year 2022 --language kk -o karaganda.xlsx
            """)

    @Option(help: "The town's name as it is to stand in the workbook.")
    var town: String

    @Option(help: "The country's two-letter code: KZ.")
    var country: String

    @Option(help: "The year of the inventory.")
    var year: Int

    @Option(name: [.customShort("o"), .long], help: "The file to write.")
    var output: String

    @Option(help: "Fill in an inventory: a workbook or a folder of tables.")
    var from: String?

    @OptionGroup var options: OutputOptions

    func validate() throws {
        guard (1980...2100).contains(year) else { throw ValidationError("--year is a year from 1980 to 2100.") }
        guard !town.trimmingCharacters(in: .whitespaces).isEmpty else { throw ValidationError("--town is empty.") }
    }

    func run() async throws {
        let session = try Session(options)
        guard session.library.tables.countries[country.uppercased()] != nil else {
            throw ValidationError(session.texts.text("finding.town.country-unknown.text", ["value": .text(country)]))
        }
        let inventory = try from.map { try session.examined($0, try AccountingOptions.parse([])).inventory }
        let request = WorkbookRequest(
            town: town, country: country.uppercased(), year: Year(year), inventory: inventory,
            tables: session.library.tables, names: try session.library.workbookNames(), texts: session.texts,
            created: Int(Date().timeIntervalSince1970))
        let bytes = try InventoryWorkbook.write(request)
        try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
        Console.note(session.texts.text("command.written", ["file": .text(output)]))
    }
}

/// The command `qala workbook check`.
struct CheckWorkbookCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Read a filled workbook and tell everything that is to be looked at.",
        discussion: "Example: qala workbook check karaganda.xlsx --language kk")

    @Argument(help: "The workbook.")
    var path: String

    @OptionGroup var accounting: AccountingOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let session = try Session(output)
        let result = try session.examined(path, accounting)
        switch output.format {
        case .json:
            try Console.json(result.findings.map { InventoryExport.noticed($0, session.texts) })
        case .text:
            let known = result.lines.count { $0.record.entry.standing == .known }
            Console.print(
                session.texts.text(
                    "command.checked", ["count": .count(known), "findings": .plain(result.findings.count)]))
            Console.note(result.findings, session.texts)
        }
        if result.findings.contains(where: { $0.severity >= .error }) { throw Ending.findings }
    }
}
