import ArgumentParser
import Cities
import Exchange
import Findings
import Inventories
import Localization
import Plans
import Quantities
import ReferenceData

/// The command `qala check`.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check a plan by the covenant's rules, without network.",
        discussion: """
            Example: qala check Examples/demokent-plan
            The folder holds plan.yaml, actions.csv or actions.xlsx, and the baseline as tables (bei.csv, …) or as a workbook that
            --baseline names. Everybody who runs this on the same files reaches the same verdict.
            Results go to standard output, findings to standard error. Ends with 1 unless the plan is eligible.
            """)

    @Argument(help: "The folder of the plan.")
    var path: String

    @Option(help: "The baseline, where it is not in the folder: a workbook or a folder of tables.")
    var baseline: String?

    @Option(help: "The newest inventory, to hold the actions against: a workbook or a folder of tables.")
    var latest: String?

    @Option(help: "The day of the check, as 2026-11-22; today by default.")
    var on: String?

    @OptionGroup var accounting: AccountingOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let session = try Session(output)
        let today = try session.day(on)
        let read = PlanFolder.open(path: path, words: try session.library.actionWords())
        guard let file = read.value else {
            Console.note(read.findings, session.texts)
            throw Ending.noInput
        }
        let context = PlanContext(
            baseline: try (baseline ?? (InventoryFolder.isAt(path) ? path : nil)).map {
                try session.examined($0, accounting)
            },
            latest: try latest.map { try session.examined($0, accounting) }, commitments: file.commitments,
            process: file.process, today: today)
        let result = session.library.examinePlan(file.plan, context: context, findings: read.findings)
        let report = PlanReport(result, texts: session.texts)
        switch output.format {
        case .json: try Console.json(report)
        case .text:
            Console.print(report.text)
            Console.note(result.judged.map(\.finding), session.texts)
        }
        if result.verdict != .eligible { throw Ending.findings }
    }
}
