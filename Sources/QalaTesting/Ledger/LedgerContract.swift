import Cryptography
package import Ledger

/// One promise every store of the ledger keeps, checked on an empty store.
package struct LedgerContract: Sendable, CustomStringConvertible {
    /// The promise, as a sentence.
    package let description: String
    /// Throws when the store breaks the promise.
    package let check: @Sendable (any LedgerStore) async throws -> Void

    init(_ description: String, check: @escaping @Sendable (any LedgerStore) async throws -> Void) {
        self.description = description
        self.check = check
    }

    /// All promises.
    package static let all = reading + refusing + order + bodies + batches + together

    private static let reading = [
        LedgerContract("an empty store has nothing and says so") { store in
            try expect(try await store.head(of: .sample), is: nil, "no head")
            try expect(try await store.revisions(of: .sample), is: [], "no history")
            try expect(try await store.documents(of: "inventory"), is: [], "no documents")
            try expect(try await store.heads(), is: [], "no heads")
            try expect(try await store.heads(of: "inventory", beginningWith: ""), is: [], "no heads of a kind")
            try expect(try await store.changes(since: 0, limit: 10), is: [], "no changes")
            try expect(try await store.version(), is: 0, "version 0")
            try expect(try await store.firstBroken(of: .sample), is: nil, "nothing broken")
            try await expect(StoreError.notFound(.sample), "no revision") { () throws(StoreError) in
                _ = try await store.revision(1, of: .sample)
            }
        },
        LedgerContract("a revision is read as it was appended, with every field") { store in
            let full = Revision(
                document: .sample, after: nil,
                authorship: Authorship(author: "u1", onBehalfOf: "Демокент", time: -5, reason: "жаңа деректер 🌍"),
                schema: 7, body: Array("{}".utf8))
            let sparse = Revision(
                document: .sample, after: full, authorship: Authorship(author: "u2", onBehalfOf: "", time: .max),
                schema: .max, body: Array("[]".utf8))
            try await store.append(full)
            try await store.append(sparse)
            try expect(try await store.revision(1, of: .sample), is: full, "all fields")
            try expect(try await store.revision(2, of: .sample), is: sparse, "nothing and empty text are not the same")
            try expect(try await store.firstBroken(of: .sample), is: nil, "the chain is whole")
        },
        LedgerContract("the head is the newest, the history goes from the oldest") { store in
            let chain = Revision.samples(12)
            for revision in chain { try await store.append(revision) }
            try expect(try await store.head(of: .sample), is: chain.last, "the head")
            try expect(try await store.revisions(of: .sample), is: chain, "the history")
            try expect(try await store.revision(7, of: .sample), is: chain[6], "one revision")
            for number in [0, -1, 13, .max] {
                try await expect(StoreError.notFound(.sample), "revision \(number)") { () throws(StoreError) in
                    _ = try await store.revision(number, of: .sample)
                }
            }
        },
    ]

    private static let refusing = [
        LedgerContract("who saves second gets a conflict that names the head, and nothing changes") { store in
            let first = Revision.sample("first")
            let mine = Revision.sample("mine", after: first)
            try await store.append(first)
            try await store.append(mine)
            try await store.refuses(.sample("theirs", after: first), .conflict(head: mine.digest))
            try await store.refuses(.sample("a second beginning"), .conflict(head: mine.digest))
            try await store.refuses(mine, .conflict(head: mine.digest))
            try expect(try await store.revisions(of: .sample), is: [first, mine], "nothing changed")
        },
        LedgerContract("a document begins with a revision that has no parent") { store in
            let elsewhere = Revision.sample("first", of: DocumentID(kind: "plan", name: "demokent"))
            try await store.append(elsewhere)
            try await store.refuses(.sample("second", after: .sample("unknown")), .conflict(head: nil))
            try await store.refuses(.sample("second", after: elsewhere), .conflict(head: nil))
        },
        LedgerContract("a revision that is not what its digest says is refused") { store in
            var forged = Revision.sample("first")
            forged.body = Array("{\"text\":\"second\"}".utf8)
            try await store.refuses(forged, .broken(.sample, number: 1))
            var renamed = Revision.sample("first")
            renamed.authorship.author = "somebody else"
            try await store.refuses(renamed, .broken(.sample, number: 1))
        },
        LedgerContract("a revision with a number out of turn is refused") { store in
            let first = Revision.sample("first")
            try await store.append(first)
            for number in [1, 3, 0, -2] {
                let skipping = Revision(
                    document: .sample, number: number, parent: first.digest, authorship: first.authorship, schema: 1,
                    body: first.body, digest: nil)
                try await store.refuses(skipping, .broken(.sample, number: number))
            }
        },
        LedgerContract("what no database keeps is refused before it is written") { store in
            let good = Revision.sample("first")
            func changed(_ change: (inout Authorship) -> Void, schema: Int = 1, name: String = "n") -> Revision {
                var authorship = good.authorship
                change(&authorship)
                return Revision(
                    document: DocumentID(kind: "inventory", name: name), after: nil, authorship: authorship,
                    schema: schema, body: good.body)
            }
            try await store.refuses(changed({ $0.author = "" }), .unfit)
            try await store.refuses(changed({ $0.author = "a\0b" }), .unfit)
            try await store.refuses(changed({ $0.reason = "\0" }), .unfit)
            try await store.refuses(changed({ $0.onBehalfOf = "x\0" }), .unfit)
            try await store.refuses(changed({ _ in }, name: ""), .unfit)
            try await store.refuses(changed({ _ in }, name: "a\0b"), .unfit)
            try await store.refuses(changed({ _ in }, schema: 0), .unfit)
        },
    ]
}

extension LedgerStore {
    /// Holds the store to refusing a revision with an error, without a trace.
    func refuses(_ revision: Revision, _ error: StoreError) async throws {
        let version = try await version()
        let head = try await head(of: revision.document)
        try await expect(error, "a revision is refused") { () throws(StoreError) in try await append(revision) }
        try expect(try await self.version(), is: version, "a refused revision does not change the version")
        try expect(try await self.head(of: revision.document), is: head, "a refused revision does not move the head")
    }
}
