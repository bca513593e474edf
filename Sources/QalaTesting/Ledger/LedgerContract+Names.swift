import Ledger

extension LedgerContract {
    static let order = [
        LedgerContract("documents of a kind are listed by the bytes of their names, with their heads") { store in
            let names = ["б", "a-10", "a-2", "Z", "қала", "я", "A", "ab", "a", "🌍", "é"]
            for name in names {
                for revision in Revision.samples(3, of: DocumentID(kind: "plan", name: name)) {
                    try await store.append(revision)
                }
            }
            try await store.append(.sample("of another kind", of: DocumentID(kind: "planet", name: "a")))
            let heads = try await store.documents(of: "plan")
            let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            try expect(heads.map(\.document.name), is: sorted, "by name")
            try expect(heads.map(\.number), is: sorted.map { _ in 3 }, "heads")
            try expect(try await store.documents(of: "pl"), is: [], "the beginning of a kind is no kind")
        },
        LedgerContract("heads of a kind are found by the beginning of their names, byte for byte") { store in
            let names = [
                "a", "a-", "a-1", "a-\u{10FFFF}", "a-\u{10FFFF}1", "a.", "A-1", "a\u{D7FF}z", "a\u{E000}z", "b-1",
                "қ-1", "é-1", "\u{10FFFF}", "\u{10FFFF}\u{10FFFF}1", "a%1", "a_1",
            ]
            for name in names {
                for revision in Revision.samples(2, of: DocumentID(kind: "plan", name: name)) {
                    try await store.append(revision)
                }
                try await store.append(.sample("of another kind", of: DocumentID(kind: "plan-2", name: name)))
            }
            let beginnings = ["", "a", "a-", "a%", "a_", "a\u{D7FF}", "қ", "e", "e\u{301}", "\u{10FFFF}", "c", "'"]
            for beginning in beginnings {
                let composed = DocumentID(kind: "plan", name: beginning).name
                let expected = try await store.heads().filter {
                    $0.document.kind == "plan" && $0.document.name.utf8.starts(with: composed.utf8)
                }
                let found = try await store.heads(of: "plan", beginningWith: beginning)
                try expect(found, is: expected, "beginning with \(beginning.debugDescription)")
            }
            try expect(try await store.heads(of: "plan", beginningWith: "a-").count, is: 4, "beginning with a-")
            try expect(try await store.heads(of: "plan", beginningWith: "\u{10FFFF}").count, is: 2, "the last of all")
            try expect(try await store.heads(of: "plan", beginningWith: "e\u{301}-").count, is: 1, "typed in pieces")
            try expect(try await store.heads(of: "plan", beginningWith: "a\0"), is: [], "no name holds a NUL")
            try expect(try await store.heads(of: "pl", beginningWith: ""), is: [], "the beginning of a kind is no kind")
        },
        LedgerContract("names may be any text, and are never confused") { store in
            let names = [
                "Қарағанды-2022", "' OR 1=1 --", "%", "_", "a", "a ", "A", "\"", "اردو", "👨‍👩‍👧", "new\nline",
                String(repeating: "ұзақ", count: 500),
            ]
            for name in names {
                try await store.append(.sample("one", of: DocumentID(kind: "вид", name: name)))
            }
            for name in names {
                let document = DocumentID(kind: "вид", name: name)
                try expect(try await store.revisions(of: document).map(\.document), is: [document], "its own history")
                try expect(try await store.firstBroken(of: document), is: nil, "the chain is whole")
            }
            try expect(try await store.documents(of: "вид").count, is: names.count, "as many as names")
        },
        LedgerContract("a name typed in pieces is the same name") { store in
            let composed = DocumentID(kind: "plan", name: "\u{439}\u{E9}")
            let pieces = DocumentID(kind: "plan", name: "\u{438}\u{306}e\u{301}")
            let first = Revision.sample("first", of: composed)
            try await store.append(first)
            try expect(try await store.head(of: pieces), is: first, "found by the other spelling")
            try await store.append(.sample("second", of: pieces, after: first))
            try expect(try await store.revisions(of: composed).count, is: 2, "one document")
            try expect(try await store.firstBroken(of: pieces), is: nil, "the chain is whole")
        },
        LedgerContract("the version grows with every append, to any document") { store in
            var versions = [try await store.version()]
            for name in ["a", "b", "a", "c", "a"] {
                _ = try await store.insist("text", on: DocumentID(kind: "plan", name: name))
                versions.append(try await store.version())
            }
            try expect(zip(versions, versions.dropFirst()).allSatisfy(<), is: true, "the version grows")
            try expect(try await store.version(), is: versions[5], "reading changes nothing")
        },
    ]

    static let bodies = [
        LedgerContract("a body may be any bytes") { store in
            let body = (0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 / 256) } + [0, 0xFF, 0]
            let revision = Revision(
                document: .sample, after: nil, authorship: Authorship(author: "u1", time: 0), schema: 1, body: body)
            try await store.append(revision)
            try expect(try await store.head(of: .sample)?.body, is: body, "the same bytes")
        },
        LedgerContract("a body may be 16 MiB, and not a byte more") { store in
            let authorship = Authorship(author: "u1", time: 0)
            let full = [UInt8](repeating: 0x7B, count: Revision.bodyLimit)
            let largest = Revision(document: .sample, after: nil, authorship: authorship, schema: 1, body: full)
            try await store.append(largest)
            let read = try await store.head(of: .sample)
            try expect(read?.body.count, is: Revision.bodyLimit, "the same size")
            try expect(read?.isIntact, is: true, "the same content")
            let larger = Revision(
                document: .sample, after: largest, authorship: authorship, schema: 1, body: full + [0x7D])
            try await store.refuses(larger, .tooLarge(limit: 16_777_216))
            let empty = Revision(document: .sample, after: largest, authorship: authorship, schema: 1, body: [])
            try await store.refuses(empty, .unfit)
        },
    ]
}
