import ArgumentParser
import Cities
import Exchange
import Findings
import Foundation
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
            The folder holds plan.yaml, actions.csv, and the baseline as tables (bei.csv, …) or as a workbook that
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
        guard let today = on.map({ CalendarDay($0) }) ?? CalendarDay.today else {
            throw ValidationError(session.texts.text("command.no-day", ["value": .text(on ?? "")]))
        }
        let folder = URL(fileURLWithPath: path, isDirectory: true)
        let read = try plan(in: folder, session)
        guard let file = read.value else {
            Console.note(read.findings, session.texts)
            throw Ending.noInput
        }
        let holdsTables = FileManager.default.fileExists(atPath: folder.appendingPathComponent("bei.csv").path)
        let context = PlanContext(
            baseline: try (baseline ?? (holdsTables ? path : nil)).map { try session.examined($0, accounting) },
            latest: try latest.map { try session.examined($0, accounting) }, commitments: file.commitments,
            process: file.process, today: today)
        let result = ExaminePlan(definitions: session.library.rules)(
            file.plan, context: context, findings: read.findings)
        let report = PlanReport(result, texts: session.texts)
        switch output.format {
        case .json: try Console.json(report)
        case .text:
            Console.print(report.text)
            Console.note(result.judged.map(\.finding), session.texts)
        }
        if result.verdict != .eligible { throw Ending.findings }
    }

    /// Reads the plan and the actions beside it.
    private func plan(in folder: URL, _ session: Session) throws -> Checked<PlanFile?> {
        let url = folder.appendingPathComponent("plan.yaml")
        guard let data = try? Data(contentsOf: url), data.count <= Self.fileLimit else {
            return Checked(nil, findings: [Finding("file.not-found", .error, details: ["name": .text(url.path)])])
        }
        var read = PlanFile.read(String(decoding: data, as: UTF8.self), file: "plan.yaml")
        let table = folder.appendingPathComponent("actions.csv").path
        guard read.value != nil, FileManager.default.fileExists(atPath: table) else { return read }
        do throws(CSVTable.ReadError) {
            let checked = try CSVTable.read(path: table)
            let actions = ActionTable.read(checked.value, words: try words(session))
            read.value?.plan.actions = actions.value
            read.findings += checked.findings + actions.findings
        } catch {
            read.findings.append(Finding("file.not-found", .error, details: ["name": .text(table)]))
        }
        return read
    }

    private func words(_ session: Session) throws(CSVTable.ReadError) -> ActionWords {
        do { return try session.library.actionWords() } catch {
            throw .unreadable(path: "action_synonyms.csv", errorNumber: 0)
        }
    }

    private static let fileLimit = 1 << 20

}
