import ArgumentParser
import Cities
import Findings
import Foundation
import Inventories
import Ledger
import Localization
import Storage
import Web

/// The command `qala ledger rebuild`.
struct RebuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild", abstract: "Drop the rows that lists are made of, and make them anew from the ledger.",
        discussion: """
            Example: qala ledger rebuild --data postgres://qala@db.example/qala
            Never needed: servers keep the rows up to date by themselves. It is there for those who want to be sure, and \
            can run while people go on working. The ledger itself is only read.
            """)

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    private struct Answer: Encodable {
        let documents: Int
        let unreadable: Int
        let position: Int64
        let seconds: Double
    }

    func run() async throws {
        try await output.run { session in
            let store = try await ledger.open()
            let clock = ContinuousClock()
            let begun = clock.now
            let answer: Answer
            do throws(StoreError) {
                let (documents, unreadable, position) = try await rebuild(store, session)
                let seconds = (clock.now - begun) / .seconds(1)
                answer = Answer(
                    documents: documents, unreadable: unreadable, position: position,
                    seconds: (seconds * 1_000).rounded() / 1_000)
            } catch { throw CommandFailure(error, of: ledger.data) }
            await store.close()
            tell(answer, session.texts)
            if output.format == .json { try Console.json(answer) }
        }
    }

    private func rebuild(
        _ store: SQLLedger, _ session: Session
    ) async throws(StoreError) -> (documents: Int, unreadable: Int, position: Int64) {
        guard let content = try? await SiteContent.load(from: store) else { throw .unavailable }
        let projection = content.projection()
        let kinds = InventoryProjection.kinds
        let all = try await store.heads().count { kinds.contains($0.document.kind) }
        let rows = SQLInventoryRows(in: store)
        try await rows.drop()
        var gone = 0
        var told = 0
        let progress = try await ProjectInventories(
            from: store, into: rows, signatoryKind: Signatory.documentKind, by: projection)(each: { kept in
                gone += kept
                guard gone - told >= 1_000 else { return }
                told = gone
                Console.note(
                    session.texts.text("ledger.rebuilding", ["count": .count(gone), "all": .count(all)]))
            })
        var answer = (documents: 0, unreadable: 0, position: progress.position)
        for kind in kinds {
            let question = InventoryQuestion(kind: kind, reach: .all, limit: 0)
            guard let list = try await rows.list(question, in: projection.version) else { throw .unavailable }
            answer.documents += list.all
            answer.unreadable += list.unread
        }
        return answer
    }

    private func tell(_ answer: Answer, _ texts: Texts) {
        guard output.format == .text else { return }
        Console.print(texts.text("ledger.rebuilt", ["count": .count(answer.documents)]))
        if answer.unreadable > 0 {
            Console.print(texts.text("ledger.rebuilt.unread", ["count": .count(answer.unreadable)]))
        }
        Console.print(texts.text("ledger.rebuilt.seconds", ["seconds": .number(answer.seconds)]))
    }
}
