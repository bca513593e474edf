import Foundation
import Testing

@Suite("Commands explain themselves")
struct CommandTests {
    private static let commands = [
        "", "inventory", "inventory compute", "inventory compare", "inventory explain", "workbook", "workbook new",
        "workbook check", "check", "submit", "review", "review list", "review show", "review recompute",
        "review remark", "review decide", "review report", "review agreement", "review methods", "rules", "rules list",
        "rules show", "factors", "deadlines", "statistics", "release", "release make", "release diff",
        "release recompute", "load", "serve", "ledger", "ledger verify", "ledger history", "ledger export",
        "ledger merge", "ledger copy", "ledger backup", "ledger restore", "ledger checkpoint", "ledger prove",
        "ledger rebuild",
        "account", "account create-administrator", "account invite", "account list", "account disable",
        "account restore", "account reset", "account take-second-factor", "account erase", "account sign-out",
    ]

    /// What `--help` says is compared with a file beside this one; `QALA_RECORD=1 swift test` writes it anew.
    @Test("help is as it was read last", .enabled(if: Program.url != nil), arguments: commands)
    func help(command: String) throws {
        let words = command.split(separator: " ").map(String.init)
        let said = try Self.output(words + ["--help"])
        let name = (["qala"] + words).joined(separator: "-")
        let path = "Tests/HouseTests/__Snapshots__/\(name).txt"
        if ProcessInfo.processInfo.environment["QALA_RECORD"] == "1" {
            let file = House.root.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(said.utf8).write(to: file)
        }
        #expect(said == SourceFile(path: path)?.text)
    }

    @Test("every command has its help read", .enabled(if: Program.url != nil))
    func complete() throws {
        var found: Set<String> = []
        func collect(_ words: [String]) throws {
            found.insert(words.joined(separator: " "))
            let help = try Self.output(words + ["--help"])
            guard let list = help.split(separator: "SUBCOMMANDS:\n").dropFirst().first else { return }
            for line in list.split(separator: "\n", omittingEmptySubsequences: false).prefix(while: { !$0.isEmpty }) {
                // Longer explanations go on in lines that are indented further.
                guard line.hasPrefix("  "), let name = line.dropFirst(2).prefixMatch(of: /[a-z][a-z-]*/) else {
                    continue
                }
                try collect(words + [String(name.output)])
            }
        }
        try collect([])
        #expect(found.sorted() == Self.commands.sorted())
    }

    private static func output(_ arguments: [String]) throws -> String {
        let reply = try Program.run(arguments)
        #expect(reply.status == 0)
        return reply.output
    }
}
