import Cryptography
package import Ledger

extension LedgerContract {
    static let batches = [
        LedgerContract("a line of revisions arrives as one, and the last of it is the head") { store in
            let chain = Revision.samples(5)
            try await store.append(chain[0])
            try await store.append(RevisionBatch(Array(chain[1...]), onto: chain[0].digest))
            try expect(try await store.head(of: .sample), is: chain[4], "the head")
            try expect(try await store.history(of: .sample).main, is: chain, "the main line")
            try expect(try await store.firstBroken(of: .sample), is: nil, "the chain is whole")
        },
        LedgerContract("a merge brings in another line; its revisions stay readable and the numbers have no gaps") {
            store in
            let chain = Revision.samples(3)
            for revision in chain { try await store.append(revision) }
            let side = Revision.sample("typed meanwhile", after: chain[0])
            let merge = Revision.sampleMerge(chain[2], side)
            try await store.append(RevisionBatch([side, merge], onto: chain[2].digest))
            let history = try await store.history(of: .sample)
            try expect(history.main, is: chain + [merge], "the main line")
            try expect(history.line(broughtInBy: merge), is: [side], "the line that was brought in")
            try expect(try await store.revision(side.digest, of: .sample), is: side, "found by its digest")
            try expect(try await store.revision(2, of: .sample), is: chain[1], "found by its number on the main line")
            try expect(try await store.revisions(of: .sample).count, is: 5, "all are kept")
            try expect(try await store.firstBroken(of: .sample), is: nil, "the chain is whole")
            try await store.append(.sample("goes on", after: merge))
            try expect(try await store.head(of: .sample)?.number, is: 5, "goes on after the merge")
        },
        LedgerContract("two beginnings of one document can be merged") { store in
            let (ours, theirs) = (Revision.sample("ours"), Revision.sample("theirs"))
            try await store.append(ours)
            let merge = Revision.sampleMerge(ours, theirs)
            try await store.append(RevisionBatch([theirs, merge], onto: ours.digest))
            try expect(try await store.firstBroken(of: .sample), is: nil, "the chain is whole")
            try expect(try await store.head(of: .sample), is: merge, "the head")
        },
        LedgerContract("a batch that leaves out what it stands on, or that nothing stands on, is refused whole") {
            store in
            let chain = Revision.samples(4)
            try await store.append(chain[0])
            let side = Revision.sample("side", after: chain[0])
            try await store.refuses([chain[2], chain[3]], onto: chain[0].digest, .broken(.sample, number: 3))
            try await store.refuses([side, chain[1]], onto: chain[0].digest, .broken(.sample, number: 2))
            try await store.refuses([chain[2], chain[1]], onto: chain[0].digest, .broken(.sample, number: 3))
            try await store.refuses([chain[1], chain[1]], onto: chain[0].digest, .broken(.sample, number: 2))
            try await store.refuses([.sample("another beginning")], onto: chain[0].digest, .broken(.sample, number: 1))
            try await store.refuses([chain[1], chain[2]], onto: nil, .conflict(head: chain[0].digest))
        },
        LedgerContract("a merge whose main line is the shorter one is refused") { store in
            let chain = Revision.samples(3)
            for revision in chain { try await store.append(revision) }
            let side = Revision.sample("side", after: chain[0])
            let merge = Revision.sampleMerge(side, chain[2])
            try await store.refuses([side, merge], onto: chain[2].digest, .broken(.sample, number: 4))
        },
        LedgerContract("heads name every document once, without bodies") { store in
            for name in ["қала", "b", "a"] {
                for revision in Revision.samples(3, of: DocumentID(kind: "plan", name: name)) {
                    try await store.append(revision)
                }
            }
            try await store.append(.sample("x", of: DocumentID(kind: "inventory", name: "z")))
            let heads = try await store.heads()
            try expect(
                heads.map(\.document.description), is: ["inventory/z", "plan/a", "plan/b", "plan/қала"], "order")
            try expect(heads.map(\.number), is: [1, 3, 3, 3], "numbers")
            let head = try await store.head(of: heads[3].document)
            try expect(heads[3].digest, is: head?.digest, "digests")
        },
        LedgerContract("changes are told in the order of their arrival, in portions, none twice") { store in
            var arrived: [Revision] = []
            for number in 0..<7 {
                arrived.append(
                    try await store.insist("\(number)", on: DocumentID(kind: "plan", name: "p\(number % 3)")))
            }
            var seen: [LedgerChange] = []
            while true {
                let portion = try await store.changes(since: seen.last?.position ?? 0, limit: 3)
                if portion.isEmpty { break }
                try expect(portion.count <= 3, is: true, "no more than asked")
                seen += portion
            }
            try expect(seen.map(\.revision), is: arrived, "all of them, in order")
            try expect(seen.last?.position, is: try await store.version(), "the last position is the version")
        },
    ]
}

extension Revision {
    /// The revision that follows `main` and brings in `side`.
    package static func sampleMerge(_ main: Revision, _ side: Revision) -> Revision {
        Revision(
            after: main, bringingIn: side, authorship: Authorship(author: "aigerim", time: 1_700_000_100),
            body: main.body)
    }
}

extension LedgerStore {
    /// Holds the store to refusing revisions with an error, without a trace.
    func refuses(_ revisions: [Revision], onto head: Digest?, _ error: StoreError) async throws {
        let version = try await version()
        try await expect(error, "a batch is refused") { () throws(StoreError) in
            try await append(RevisionBatch(revisions, onto: head))
        }
        try expect(try await self.version(), is: version, "a refused batch does not change the version")
    }
}
