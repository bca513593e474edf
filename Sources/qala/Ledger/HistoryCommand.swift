import ArgumentParser
import Cryptography
import Findings
import Ledger
import Localization
import Pages
import Storage

/// The command `qala ledger history`.
struct HistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Tell who saved a document, when and why, and what changed.",
        discussion: """
            Example: qala ledger history inventory/karaganda-2022
            Without a document, all documents are listed.
            """)

    @Argument(help: "The document, as kind/name.")
    var document: String?

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    private struct Save: Encodable {
        struct Change: Encodable {
            let part: String
            let before: String?
            let after: String?
        }

        let number: Int
        let digest: String
        let author: String
        let onBehalfOf: String?
        let time: Int64
        let reason: String?
        let broughtIn: [String]
        let changes: [Change]
    }

    func run() async throws {
        try await output.run { session in
            let store = try await ledger.open()
            if let document {
                try await tell(document, store, session.texts)
            } else {
                for head in try await store.heads() {
                    Console.print("\(head.document) · \(head.number) · \(head.digest.hexadecimal)")
                }
            }
            await store.close()
        }
    }

    private func tell(_ name: String, _ store: SQLLedger, _ texts: Texts) async throws {
        let document = try DocumentID(named: name)
        let history = try await store.history(of: document)
        guard history.head != nil else { throw StoreError.notFound(document) }
        let saves = history.main.enumerated().map { index, revision in
            save(revision, after: index > 0 ? history.main[index - 1] : nil, in: history, texts)
        }
        if output.format == .json { return try Console.json(saves) }
        for save in saves {
            let who = [save.author, save.onBehalfOf].compactMap(\.self).joined(separator: " → ")
            let head = [String(save.number), texts.moment(secondsSince1970: save.time), who, save.reason]
            Console.print(head.compactMap(\.self).joined(separator: " · "))
            for change in save.changes {
                Console.print("    \(change.part): \(change.before ?? "–") → \(change.after ?? "–")")
            }
            for digest in save.broughtIn { Console.print("    ⤷ \(digest)") }
        }
    }

    private func save(_ revision: Revision, after parent: Revision?, in history: History, _ texts: Texts) -> Save {
        let before = parent.flatMap { JSONValue(body: $0.body) }
        let changes = JSONValue(body: revision.body).map { InventoryWords(texts: texts).changes(from: before, to: $0) }
        return Save(
            number: revision.number, digest: revision.digest.hexadecimal, author: revision.authorship.author,
            onBehalfOf: revision.authorship.onBehalfOf, time: revision.authorship.time,
            reason: revision.authorship.reason,
            broughtIn: history.line(broughtInBy: revision).map(\.digest.hexadecimal),
            changes: changes?.map { Save.Change(part: $0.field, before: $0.before, after: $0.after) } ?? [])
    }
}
