import Ledger
import QalaTesting
import Testing

@Suite("Bringing copies of a ledger together")
struct ReceiveRevisionsTests {
    private let shape = ["inventory": DocumentShape()]

    private func receive(_ revisions: [Revision], in ledger: InMemoryLedger) async throws -> ReceiveRevisions.Outcome {
        try await ReceiveRevisions(ledger: ledger, shapes: shape)(revisions)
    }

    private func ledger(_ chain: [Revision]) async throws -> InMemoryLedger {
        let ledger = InMemoryLedger()
        for revision in chain { try await ledger.append(revision) }
        return ledger
    }

    private func edit(_ parent: Revision?, by author: String, _ rows: [String: Int], time: Int64 = 0) throws -> Revision
    {
        let body = JSONValue.object([
            "records": .array(
                rows.sorted { $0.key < $1.key }.map { .object(["id": .text($0), "v": .integer(Int64($1))]) })
        ])
        return Revision(
            document: .sample, after: parent, authorship: Authorship(author: author, time: time), schema: 1,
            body: try CanonicalJSON.encode(body))
    }

    @Test("a copy that went on is followed; an old copy brings nothing")
    func follow() async throws {
        let chain = Revision.samples(5)
        let here = try await ledger(Array(chain[..<2]))
        #expect(try await receive(chain, in: here) == .followed(added: 3))
        #expect(await here.head(of: .sample) == chain[4])
        #expect(try await receive(Array(chain[..<3]), in: here) == .nothingNew)
    }

    @Test("two copies that both went on reach the same head, whoever receives first")
    func symmetric() async throws {
        let first = try edit(nil, by: "a", ["1": 1, "2": 1])
        let laptop = try edit(first, by: "b", ["1": 5, "2": 1])
        let office = [try edit(first, by: "c", ["1": 1, "2": 1, "3": 9]), first]
        let one = try await ledger([first, laptop])
        let other = try await ledger([first, office[0]])
        guard case .merged(let there, 1, let conflicts) = try await receive([first, laptop], in: other),
            case .merged(let back, 1, _) = try await receive([first, office[0]], in: one)
        else {
            Issue.record("both had gone on")
            return
        }
        #expect(there == back && conflicts.isEmpty)
        #expect(there.body == (try edit(nil, by: "", ["1": 5, "2": 1, "3": 9])).body)
        #expect(try await one.firstBroken(of: .sample) == nil)
    }

    @Test("a conflict keeps both values with both authors, until somebody decides")
    func conflicts() async throws {
        let first = try edit(nil, by: "a", ["1": 1])
        let laptop = try edit(first, by: "aigerim", ["1": 5], time: 10)
        let office = try edit(first, by: "bolat", ["1": 7], time: 20)
        let here = try await ledger([first, office])
        _ = try await receive([first, laptop], in: here)
        let shape = DocumentShape()
        let open = try #require(try await here.history(of: .sample).openConflicts(shape: shape).first)
        #expect(Set([open.kept.authorship.author, open.other.authorship.author]) == ["aigerim", "bolat"])
        #expect(open.part.description == "records/1")

        let settle = SettleConflicts(ledger: here, shape: shape)
        let settled = try await settle(
            open.merge, of: .sample, takingOther: [open.part], by: Authorship(author: "chief", time: 30))
        let value = shape.value(of: open.part, in: try #require(JSONValue(body: settled.body)))
        #expect(value == open.other.value)
        #expect(try await here.history(of: .sample).openConflicts(shape: shape).isEmpty)
        await #expect(throws: SettleConflicts.Failure.nothingToSettle) {
            try await settle(open.merge, of: .sample, takingOther: [], by: Authorship(author: "chief", time: 31))
        }
    }

    @Test("what is decided after lines have met is not undone when they meet again by other ways")
    func metBefore() async throws {
        let first = try edit(nil, by: "a", ["p": 0, "q": 0])
        let (changed, beside) = (
            try edit(first, by: "a", ["p": 1, "q": 0]), try edit(first, by: "b", ["p": 0, "q": 1])
        )
        let one = try await ledger([first, changed])
        _ = try await receive([first, beside], in: one)
        let met = try #require(await one.head(of: .sample))
        try await one.append(try edit(met, by: "a", ["p": 0, "q": 1]))
        let other = try await ledger([first, beside, try edit(beside, by: "b", ["p": 0, "q": 2])])
        _ = try await receive([first, changed], in: other)

        guard case .merged(let revision, _, let conflicts) = try await receive(other.revisions(of: .sample), in: one)
        else {
            Issue.record("both had gone on")
            return
        }
        // Both lines stand on two revisions, in one of which p was 0 and in the other q was.
        #expect(revision.body == (try edit(nil, by: "", ["p": 0, "q": 2])).body)
        #expect(conflicts.isEmpty)
    }

    @Test("of three values of one part, two wait, whatever later merges choose")
    func three() async throws {
        let first = try edit(nil, by: "a", ["1": 0])
        let values = try (1...3).map { try edit(first, by: "person \($0)", ["1": $0]) }
        let here = try await ledger([first, values[0]])
        let there = try await ledger([first, values[1]])
        _ = try await receive([first, values[1]], in: here)
        _ = try await receive([first, values[2], try edit(values[2], by: "d", ["1": 3, "2": 1])], in: there)
        _ = try await receive(there.revisions(of: .sample), in: here)
        let history = try await here.history(of: .sample)
        let open = history.openConflicts(shape: DocumentShape())
        let standing = try #require(open.first?.kept.revision)
        #expect(Set(open.map(\.other.revision)).union([standing]) == Set(values.map(\.digest)))
    }

    @Test("a value that a settlement took waits again when it meets another, also through those who gave it first")
    func takenAgain() async throws {
        let (one, two) = (try edit(nil, by: "a", ["1": 1]), try edit(nil, by: "b", ["1": 2]))
        let here = try await ledger([one])
        _ = try await receive([two], in: here)
        let open = try #require(try await here.history(of: .sample).openConflicts(shape: DocumentShape()).first)
        let settled = try await SettleConflicts(ledger: here, shape: DocumentShape())(
            open.merge, of: .sample, takingOther: [open.part], by: Authorship(author: "chief", time: 30))
        // Whoever gave the value first went on beside it; the merge takes it from there.
        let first = try #require([one, two].first { $0.digest == open.other.revision })
        var line = [first]
        for time in 1...4 {
            line.append(try edit(line.last, by: "c", ["1": first == one ? 1 : 2, "2": 0], time: Int64(time)))
        }
        _ = try await receive(line, in: here)
        var apart = [try edit(nil, by: "d", ["1": 9])]
        for time in 1...9 { apart.append(try edit(apart.last, by: "d", ["1": 9], time: Int64(time))) }
        _ = try await receive(apart, in: here)
        let waiting = try await here.history(of: .sample).openConflicts(shape: DocumentShape())
        #expect(waiting.filter { $0.part == open.part }.map(\.other.revision) == [settled.digest])
    }

    @Test("keeping the value that stands is written down too")
    func keeping() async throws {
        let first = try edit(nil, by: "a", ["1": 1])
        let here = try await ledger([first, try edit(first, by: "bolat", ["1": 7])])
        _ = try await receive([first, try edit(first, by: "aigerim", ["1": 5])], in: here)
        let open = try #require(try await here.history(of: .sample).openConflicts(shape: DocumentShape()).first)
        let settled = try await SettleConflicts(ledger: here, shape: DocumentShape())(
            open.merge, of: .sample, takingOther: [], by: Authorship(author: "chief", time: 30))
        #expect(settled.authorship.reason == SettleConflicts.mark(of: open.merge))
        #expect(SettleConflicts.isMark(SettleConflicts.mark(of: open.merge)))
        #expect(!SettleConflicts.isMark("«\(SettleConflicts.mark(of: open.merge))»") && !SettleConflicts.isMark("⚖ a"))
        #expect(try await here.history(of: .sample).openConflicts(shape: DocumentShape()).isEmpty)
    }

    @Test("a copy that was altered, or lacks a revision, is refused before anything is written")
    func altered() async throws {
        let chain = Revision.samples(6)
        let here = try await ledger(Array(chain[..<2]))
        var forged = chain
        forged[3].authorship.author = "somebody else"
        await #expect(throws: StoreError.broken(.sample, number: 4)) { try await receive(forged, in: here) }
        await #expect(throws: StoreError.broken(.sample, number: 3)) {
            try await receive(Array(chain[..<2] + chain[3...]), in: here)
        }
        #expect(await here.version() == 2)
    }
}
