public import ArgumentParser
import Exchange
import Findings
import Foundation
public import Inventories
import Localization
import Quantities
import ReferenceData

/// The command `qala inventory`.
struct InventoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inventory", abstract: "Compute, compare and explain inventories.",
        subcommands: [ComputeCommand.self, CompareCommand.self, ExplainCommand.self])
}

/// The choices that can be made on the command line; each falls back to what the file says.
struct AccountingOptions: ParsableArguments {
    @Option(help: "Which year of a folder that holds several.")
    var year: Int?

    @Option(help: "ipcc (standard factors) or lca (life cycle).")
    var approach: Accounting.Approach?

    @Option(help: "CO2 or CO2e.")
    var basis: Accounting.Basis?

    @Option(help: "Warming potentials: SAR, TAR, AR4, AR5, AR5_with_ccf, AR6.")
    var warming: Accounting.WarmingEdition?

    @Flag(inversion: .prefixedNo, help: "Whether biomass is sustainably sourced.")
    var sustainableBiomass: Bool?

    func apply(to inventory: inout Inventory) {
        let own = inventory.accounting
        inventory.accounting = Accounting(
            approach: approach ?? own.approach, basis: basis ?? own.basis, warming: warming ?? own.warming,
            biomassIsSustainable: sustainableBiomass ?? own.biomassIsSustainable)
    }
}

extension Accounting.Approach: ExpressibleByArgument {}
extension Accounting.Basis: ExpressibleByArgument {}
extension Accounting.WarmingEdition: ExpressibleByArgument {}

extension Session {
    /// Reads a workbook or a folder of tables and examines it.
    func examined(_ path: String, _ options: AccountingOptions, previous: [InventoryResult] = []) throws
        -> InventoryResult
    {
        let checked = try read(path, year: options.year.map { Year($0) })
        guard var inventory = checked.value else {
            Console.note(checked.findings, texts)
            throw Ending.noInput
        }
        options.apply(to: &inventory)
        return library.examine()(inventory, findings: checked.findings, previous: previous)
    }

    private func read(_ path: String, year: Year?) throws -> Checked<Inventory?> {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        if exists, !isFolder.boolValue { return try readWorkbook(path) }
        do throws(InventoryFolder.ReadError) {
            return try InventoryFolder.open(path: path).inventory(year: year, vocabulary: library.vocabulary).map { $0 }
        } catch {
            switch error {
            case .notFound(let name):
                return Checked(nil, findings: [Finding("file.not-found", .error, details: ["name": .text(name)])])
            case .noInventory(let name):
                return Checked(nil, findings: [Finding("folder.no-inventory", .error, details: ["name": .text(name)])])
            }
        }
    }

    private func readWorkbook(_ path: String) throws -> Checked<Inventory?> {
        let file = URL(fileURLWithPath: path)
        let size = (try? file.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0
        guard size <= SpreadsheetLimits().fileBytes, let data = try? Data(contentsOf: file) else {
            let limit = Detail.quantity(Double(SpreadsheetLimits().fileBytes / 1_000_000), unit: "MB")
            let finding = Finding(
                "file.too-large", .error, at: Place(file: file.lastPathComponent),
                details: ["size": .quantity(Double(size >> 20), unit: "MB"), "limit": limit])
            return Checked(nil, findings: [finding])
        }
        return InventoryWorkbook.read(
            Array(data), file: file.lastPathComponent, vocabulary: library.vocabulary, catalogue: catalogue,
            names: try library.workbookNames(), expecting: WorkbookExpectation(language: texts.language))
    }
}

/// The command `qala inventory compute`.
struct ComputeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compute",
        abstract: "Compute an inventory from a workbook or a folder of tables and check it.",
        discussion: """
            Example: qala inventory compute karaganda.xlsx
                     qala inventory compute ../cases/it-turin --format json
            Results go to standard output, findings to standard error. Ends with 1 when something must be corrected.
            """)

    @Argument(help: "A workbook (.xlsx) or a folder with bei.csv, factors.csv, meta.yaml.")
    var path: String

    @OptionGroup var accounting: AccountingOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let session = try Session(output)
        let result = try session.examined(path, accounting)
        switch output.format {
        case .json: try Console.json(InventoryExport(result, texts: session.texts))
        case .text:
            Console.print(InventorySummary(result, texts: session.texts).text)
            Console.note(result.findings, session.texts)
        }
        if result.findings.contains(where: { $0.severity >= .error }) { throw Ending.findings }
    }
}

/// The command `qala inventory explain`.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Show how a figure comes about: formula, inputs, factors, sources, cells.",
        discussion: "Example: qala inventory explain ../cases/be-leuven --figure electricity-factor")

    @Argument(help: "A workbook or a folder of tables.")
    var path: String

    @Option(help: "total, per-head, electricity-factor, heat-factor, sector.residential, carrier.coal, line.r12")
    var figure = "total"

    @OptionGroup var accounting: AccountingOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let session = try Session(output)
        let result = try session.examined(path, accounting)
        guard let figure = Figure(path: figure), let working = result.working(of: figure) else {
            let known = result.figures.map(\.path).joined(separator: ", ")
            throw ValidationError(
                session.texts.text("command.no-figure", ["figure": .text(self.figure), "known": .text(known)]))
        }
        switch output.format {
        case .json: try Console.json(working)
        case .text: Console.print(WorkingOutline(working, texts: session.texts).text)
        }
    }
}

/// The command `qala inventory compare`.
struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare a baseline with a monitoring inventory: activity, carrier mix and factor.",
        discussion: "Example: qala inventory compare ../cases/bg-gabrovo-2008 ../cases/bg-gabrovo-2018")

    @Argument(help: "The earlier inventory.")
    var before: String

    @Argument(help: "The later inventory.")
    var after: String

    @Option(help: "Which year of the later folder, when it holds several.")
    var afterYear: Int?

    @OptionGroup var accounting: AccountingOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let session = try Session(output)
        let first = try session.examined(before, accounting)
        var later = accounting
        if let afterYear { later.year = afterYear }
        let second = try session.examined(after, later, previous: [first])
        let comparison = InventoryComparison(from: first, to: second)
        let report = ComparisonReport(
            comparison, trend: comparison.trend(tables: session.library.tables), texts: session.texts)
        switch output.format {
        case .json: try Console.json(report)
        case .text: Console.print(report.text(session.texts))
        }
        if !comparison.isLikeWithLike { throw Ending.findings }
    }
}
