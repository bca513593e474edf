import Cryptography
import Ledger

extension LedgerContract {
    static let together = [
        LedgerContract("8 people saving one document 100 times each lose nothing") { store in
            let kept = try await write(people: 8, times: 100, to: store) { _ in .sample }
            let history = try await store.revisions(of: .sample)
            try expect(history.count, is: 800, "every save is kept")
            try expect(Set(history.map(\.digest)), is: Set(kept.map(\.digest)), "what was acknowledged is there")
            try expect(try await store.firstBroken(of: .sample), is: nil, "the chain is whole")
            try expect(try await store.version(), is: 800, "one version each")
        },
        LedgerContract("8 people saving a document each are not in each other's way") { store in
            @Sendable func document(_ person: Int) -> DocumentID { DocumentID(kind: "plan", name: "town-\(person)") }
            _ = try await write(people: 8, times: 25, to: store, document: document)
            for person in 0..<8 {
                let history = try await store.revisions(of: document(person))
                try expect(history.map(\.number), is: Array(1...25), "its own numbers")
                try expect(try await store.firstBroken(of: document(person)), is: nil, "the chain is whole")
            }
        },
        LedgerContract("of 20 who save after the same revision, one wins and 19 are told") { store in
            let first = Revision.sample("first")
            try await store.append(first)
            let won = try await withThrowingTaskGroup(of: Digest?.self) { group in
                for person in 0..<20 {
                    group.addTask {
                        let revision = Revision.sample("person \(person)", after: first)
                        do throws(StoreError) {
                            try await store.append(revision)
                            return revision.digest
                        } catch {
                            guard case .conflict = error else { throw error }
                            return nil
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }.compactMap(\.self)
            }
            try expect(won.count, is: 1, "one winner")
            try expect(try await store.head(of: .sample)?.digest, is: won.first, "the winner is the head")
        },
        LedgerContract("who reads while others write sees a whole chain, never shorter than before") { store in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { _ = try await write(people: 1, times: 150, to: store) { _ in .sample } }
                group.addTask {
                    var seen = 0
                    while seen < 150 {
                        let count = try await store.revisions(of: .sample).count
                        try expect(count >= seen, is: true, "a history only grows")
                        try expect(try await store.firstBroken(of: .sample), is: nil, "the chain is whole")
                        seen = count
                    }
                }
                try await group.waitForAll()
            }
        },
    ]

    private static func write(
        people: Int, times: Int, to store: any LedgerStore, document: @escaping @Sendable (Int) -> DocumentID
    ) async throws -> [Revision] {
        try await withThrowingTaskGroup(of: [Revision].self) { group in
            for person in 0..<people {
                group.addTask {
                    var kept: [Revision] = []
                    for time in 0..<times {
                        kept.append(try await store.insist("\(person)/\(time)", on: document(person)))
                    }
                    return kept
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }
}
