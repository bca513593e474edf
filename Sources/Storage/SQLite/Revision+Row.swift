import Foundation
import GRDB
import Ledger

extension Revision {
    /// The values in the order of `LedgerSQL.insertRevision`.
    var arguments: StatementArguments {
        [
            document.kind, document.name, number, parent.map { Data($0.bytes) }, authorship.author,
            authorship.onBehalfOf, authorship.time, authorship.reason, schema, Data(digest.bytes), Data(body),
        ]
    }

    /// Reads a row as it stands, without judging its content.
    ///
    /// Decoding throws where subscripts would trap: the file may have been changed behind our back.
    init(row: Row) throws {
        let document = DocumentID(
            kind: try row.decode(String.self, atIndex: 0), name: try row.decode(String.self, atIndex: 1))
        let number = try row.decode(Int.self, atIndex: 2)
        self.init(
            document: document, number: number,
            parent: row.hasNull(atIndex: 3) ? nil : try row.digest(at: 3, of: document, number: number),
            authorship: Authorship(
                author: try row.decode(String.self, atIndex: 4),
                onBehalfOf: try row.decode(String?.self, atIndex: 5),
                time: try row.decode(Int64.self, atIndex: 6),
                reason: try row.decode(String?.self, atIndex: 7)),
            schema: try row.decode(Int.self, atIndex: 8), body: try row.bytes(at: 10),
            digest: try row.digest(at: 9, of: document, number: number))
    }
}

extension Row {
    /// The bytes of a blob, copied once.
    func bytes(at index: Int) throws -> [UInt8] {
        try withUnsafeData(atIndex: index) { $0.map { [UInt8]($0) } ?? [] }
    }

    /// The digest in a blob of a revision's row.
    func digest(at index: Int, of document: DocumentID, number: Int) throws -> Digest {
        guard let digest = Digest(bytes: try bytes(at: index)) else {
            throw StoreError.broken(document, number: number)
        }
        return digest
    }
}
