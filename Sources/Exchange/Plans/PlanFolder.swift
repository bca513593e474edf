package import Cities
package import Findings
import Foundation
import Inventories
package import Plans

/// A plan with its actions as a folder of files: what `qala check` reads, and what a town takes along.
package struct PlanFolder: Sendable {
    private let file: PlanFile

    /// Puts a plan beside what the register says of its town.
    package init(_ plan: Plan, _ signatory: Signatory?, _ name: TownDocumentName) {
        let commitments = signatory?.commitments ?? [Commitment(rawValue: String(name.number))].compactMap(\.self)
        file = PlanFile(
            plan: plan, commitments: commitments,
            process: signatory.map { PlanContext.Process(of: $0, forCommitmentOf: name.number) }
                ?? PlanContext.Process())
    }

    /// The files of the folder.
    package var files: [(name: String, bytes: [UInt8])] {
        [("plan.yaml", Array(file.yaml().utf8)), ("actions.csv", ActionTable.csv(file.plan.actions))]
    }

    /// The folder in one file.
    package func zip() throws(ZipFile.Failure) -> [UInt8] { try ZipFile.packed(files) }

    /// Reads a folder of the disk; a file that is larger than any plan is left out.
    package static func open(path: String, words: ActionWords) -> Checked<PlanFile?> {
        let folder = URL(fileURLWithPath: path, isDirectory: true)
        var files: [String: [UInt8]] = [:]
        for name in ["plan.yaml"] + tables {
            guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)), data.count <= largest
            else { continue }
            files[name] = Array(data)
        }
        return read(files, words: words)
    }

    /// Reads a folder that was packed.
    package static func read(_ zip: [UInt8], named name: String, words: ActionWords) -> Checked<PlanFile?> {
        guard let files = ZipFile.unpacked(zip) else {
            return Checked(nil, findings: [Finding("plan-file.unreadable", .error, at: Place(file: name))])
        }
        return read(files, words: words)
    }

    /// Reads the files of a folder by their names: the plan, and its actions as a table of text or a workbook.
    package static func read(_ files: [String: [UInt8]], words: ActionWords) -> Checked<PlanFile?> {
        guard let plan = files["plan.yaml"] else {
            return Checked(nil, findings: [Finding("file.not-found", .error, details: ["name": .text("plan.yaml")])])
        }
        var read = PlanFile.read(String(decoding: plan, as: UTF8.self), file: "plan.yaml")
        let table = tables.first { files[$0] != nil }
        guard read.value != nil, let table, let bytes = files[table] else { return read }
        let actions = ActionTable.read(bytes, file: table, words: words)
        read.value?.plan.actions = actions.value
        read.findings += actions.findings
        return read
    }

    /// The files that the actions may be in; the first one that is there counts.
    private static let tables = ["actions.csv", "actions.xlsx"]
    private static let largest = 20 << 20
}
