package import Cryptography
package import Ledger

extension SQLLedger: LedgerStore {
    package func append(_ batch: RevisionBatch) async throws(StoreError) { try await append([batch]) }

    /// Appends to several documents at once, to all of them or to none.
    package func append(_ batches: [RevisionBatch]) async throws(StoreError) {
        try await write { db in
            if let lock = LedgerSQL.lock(db.engine) { _ = try db.rows(lock, []) }
            for batch in batches { try Self.append(batch, in: db) }
        }
    }

    private static func append(_ batch: RevisionBatch, in db: any SQLConnection) throws {
        let head = try headLink(of: batch.document, in: db)
        // Compared first: who is late is told so, whatever else is wrong.
        guard head == batch.head else { throw StoreError.conflict(head: head) }
        var numbers: [Digest: Int] = [:]
        for digest in batch.foundations { numbers[digest] = try number(of: digest, in: batch.document, db) }
        try batch.check(head: head, numbers: numbers)
        do {
            for revision in batch.revisions { try db.execute(LedgerSQL.insertRevision, revision.arguments) }
            if let last = batch.revisions.last { try db.execute(LedgerSQL.moveHead, [SQLValue(last.digest)]) }
        } catch {
            guard error.kind == .constraint else { throw error }
            // The head was compared above, so the tables themselves contradict the revisions.
            throw StoreError.broken(batch.document, number: batch.revisions.first?.number ?? 0)
        }
    }

    package func head(of document: DocumentID) async throws(StoreError) -> Revision? {
        try await revisions(LedgerSQL.head, [.text(document.kind), .text(document.name)]).first
    }

    package func revision(_ digest: Digest, of document: DocumentID) async throws(StoreError) -> Revision {
        let found = try await revisions(
            LedgerSQL.revision, [SQLValue(digest), .text(document.kind), .text(document.name)])
        guard let revision = found.first else { throw .notFound(document) }
        return revision
    }

    package func revision(_ number: Int, of document: DocumentID) async throws(StoreError) -> Revision {
        let found = try await revisions(
            LedgerSQL.numbered, [.text(document.kind), .text(document.name), .integer(Int64(number))])
        guard let revision = found.first else { throw .notFound(document) }
        // The main line has no gaps, so a number that stands once is on it; otherwise the whole history says which is.
        guard found.count > 1 else { return revision }
        guard let main = try await history(of: document).revision(number) else { throw .notFound(document) }
        return main
    }

    package func revisions(of document: DocumentID) async throws(StoreError) -> [Revision] {
        try await revisions(LedgerSQL.revisions, [.text(document.kind), .text(document.name)])
    }

    package func documents(of kind: String) async throws(StoreError) -> [Revision] {
        try await revisions(LedgerSQL.documents, [.text(DocumentID(kind: kind, name: "").kind)])
    }

    package func heads() async throws(StoreError) -> [DocumentHead] {
        try await heads(LedgerSQL.heads, [])
    }

    package func heads(
        of kind: String, beginningWith name: String
    ) async throws(StoreError) -> [DocumentHead] {
        // Composed as the names are kept.
        let first = DocumentID(kind: kind, name: name)
        let end = first.name.firstThatBeginsOtherwise
        return try await heads(
            LedgerSQL.headsOfKind(isBounded: end != nil),
            [.text(first.kind), .text(first.name)] + [end].compactMap(\.self).map { .text($0) })
    }

    private func heads(_ sql: String, _ arguments: [SQLValue]) async throws(StoreError) -> [DocumentHead] {
        guard Self.isAskable(arguments) else { return [] }
        return try await read { db in
            var heads: [DocumentHead] = []
            try db.each(sql, arguments) { row in
                let document = DocumentID(kind: try row.text(0), name: try row.text(1))
                let number = Int(try row.integer(2))
                guard let digest = Digest(bytes: try row.bytes(3)) else {
                    throw StoreError.broken(document, number: number)
                }
                heads.append(DocumentHead(document: document, number: number, digest: digest))
            }
            return heads
        }
    }

    package func changes(since position: Int64, limit: Int) async throws(StoreError) -> [LedgerChange] {
        try await read { db in
            try db.rows(LedgerSQL.changes, [.integer(position), .integer(Int64(limit))]).map { row in
                LedgerChange(position: try row.integer(12), revision: try Revision(row: row))
            }
        }
    }

    package func changedDocuments(
        since position: Int64, limit: Int
    ) async throws(StoreError) -> [DocumentChange] {
        try await read { db in
            try db.rows(LedgerSQL.changedDocuments, [.integer(position), .integer(Int64(limit))]).map { row in
                DocumentChange(
                    position: try row.integer(0), document: DocumentID(kind: try row.text(1), name: try row.text(2)))
            }
        }
    }

    package func version() async throws(StoreError) -> Int64 {
        try await read { try $0.row(LedgerSQL.version)?.integer(0) ?? 0 }
    }

    private static func headLink(of document: DocumentID, in db: any SQLConnection) throws -> Digest? {
        guard let row = try db.row(LedgerSQL.headLink, [.text(document.kind), .text(document.name)]) else { return nil }
        guard let digest = Digest(bytes: try row.bytes(0)) else { throw StoreError.broken(document, number: 0) }
        return digest
    }

    private static func number(
        of digest: Digest, in document: DocumentID, _ db: any SQLConnection
    ) throws -> Int? {
        let row = try db.row(LedgerSQL.number, [SQLValue(digest), .text(document.kind), .text(document.name)])
        return try row.map { Int(try $0.integer(0)) }
    }

    private func revisions(_ sql: String, _ arguments: [SQLValue]) async throws(StoreError) -> [Revision] {
        guard Self.isAskable(arguments) else { return [] }
        return try await read { db in
            var revisions: [Revision] = []
            try db.each(sql, arguments) { revisions.append(try Revision(row: $0)) }
            return revisions
        }
    }

    /// No database keeps a text with a NUL, and PostgreSQL does not even understand the question.
    private static func isAskable(_ arguments: [SQLValue]) -> Bool {
        arguments.allSatisfy { argument in
            guard case .text(let text) = argument else { return true }
            return !text.utf8.contains(0)
        }
    }
}
