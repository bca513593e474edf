import Cryptography
import Ledger

extension Revision {
    /// The values in the order of `LedgerSQL.insertRevision`.
    var arguments: [SQLValue] {
        [
            .text(document.kind), .text(document.name), .integer(Int64(number)), SQLValue(parent), SQLValue(merged),
            .text(authorship.author), SQLValue(authorship.onBehalfOf), .integer(authorship.time),
            SQLValue(authorship.reason), .integer(Int64(schema)), SQLValue(digest), .bytes(body),
        ]
    }

    /// Reads a row as it stands, without judging its content: the tables may have been changed behind our back.
    init(row: SQLRow) throws {
        let document = DocumentID(kind: try row.text(0), name: try row.text(1))
        let number = Int(try row.integer(2))
        func digest(_ bytes: [UInt8]?) throws -> Digest? {
            guard let bytes else { return nil }
            guard let digest = Digest(bytes: bytes) else { throw StoreError.broken(document, number: number) }
            return digest
        }
        self.init(
            document: document, number: number, parent: try digest(row.optionalBytes(3)),
            merged: try digest(row.optionalBytes(4)),
            authorship: Authorship(
                author: try row.text(5), onBehalfOf: try row.optionalText(6), time: try row.integer(7),
                reason: try row.optionalText(8)),
            schema: Int(try row.integer(9)), body: try row.bytes(11), digest: try digest(row.bytes(10)))
    }
}

extension SQLRow {
    /// A digest; `.damagedStore` where the column holds something else.
    func digest(_ index: Int) throws -> Digest {
        guard let digest = Digest(bytes: try bytes(index)) else { throw StoreError.damagedStore }
        return digest
    }
}

extension SQLValue {
    init(_ digest: Digest?) {
        self = digest.map { .bytes($0.bytes) } ?? .null
    }

    init(_ text: String?) {
        self = text.map { .text($0) } ?? .null
    }
}
