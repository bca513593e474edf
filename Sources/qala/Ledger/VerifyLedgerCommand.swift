import ArgumentParser
import Findings
import Ledger
import Localization
import Storage

/// The command `qala ledger verify`.
struct VerifyLedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check every chain, and name the first revision that is not what it was.",
        discussion: """
            Example: qala ledger verify --data data/qala.sqlite
            Ends with status 1 when a chain is broken.
            """)

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    private struct Answer: Encodable {
        struct Broken: Encodable {
            let document: String
            let number: Int
        }

        let documents: Int
        let revisions: Int
        let broken: [Broken]
    }

    func run() async throws {
        try await output.run { session in
            let store = try await ledger.open()
            let report = try await VerifyLedger(ledger: store)()
            await store.close()
            switch output.format {
            case .json:
                try Console.json(
                    Answer(
                        documents: report.documents, revisions: report.revisions,
                        broken: report.broken.map { .init(document: $0.document.description, number: $0.number) }))
            case .text:
                for broken in report.broken {
                    Console.note(
                        session.texts.text(
                            "ledger.broken",
                            ["document": .text(broken.document.description), "number": .plain(broken.number)]))
                }
                Console.print(session.texts.text("ledger.verified.documents", ["count": .count(report.documents)]))
                Console.print(session.texts.text("ledger.verified.revisions", ["count": .count(report.revisions)]))
                if report.broken.isEmpty { Console.print(session.texts.text("history.intact")) }
            }
            guard report.broken.isEmpty else { throw Ending.findings }
        }
    }
}
