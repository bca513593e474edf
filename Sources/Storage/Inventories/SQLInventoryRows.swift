package import Inventories
package import Ledger

/// Rows of inventories in a ledger's database.
package struct SQLInventoryRows: InventoryRowStore, SQLStore {
    package let database: any SQLDatabase

    /// Uses the database of a ledger.
    package init(in ledger: SQLLedger) {
        database = ledger.database
    }

    package func progress(of version: String) async throws(StoreError) -> ProjectionProgress? {
        try await read { try Self.progress(of: version, in: $0) }
    }

    package func begin(_ version: String, at position: Int64) async throws(StoreError) -> ProjectionProgress {
        try await write { db in
            if let lock = InventoryRowSQL.lock(db.engine) { _ = try db.rows(lock) }
            if let begun = try Self.progress(of: version, in: db) { return begun }
            try db.execute(InventoryRowSQL.begin, [.text(version), .integer(position)])
            try db.execute(InventoryRowSQL.forgetOthers, [.text(version), .text(version)])
            guard let begun = try Self.progress(of: version, in: db) else { throw StoreError.unavailable }
            return begun
        }
    }

    package func keep(
        _ rows: [ProjectedInventory], from progress: ProjectionProgress, to next: ProjectionProgress
    ) async throws(StoreError) -> Bool {
        let arguments = rows.map { [.text(progress.version)] + $0.arguments }
        let move = next.place + [.text(progress.version), .integer(progress.filling)] + progress.place
        return try await write { db in
            // Moved first: of several who went on from one place, the others wait here and then find it gone.
            guard try db.execute(InventoryRowSQL.move, move) == 1 else { return false }
            for row in arguments { try db.execute(InventoryRowSQL.put, row) }
            return true
        }
    }

    package func documents(of slug: String, in version: String) async throws(StoreError) -> [DocumentID] {
        guard !slug.utf8.contains(0) else { return [] }
        return try await read { db in
            try db.rows(InventoryRowSQL.documents, [.text(version), .text(slug)]).map {
                DocumentID(kind: try $0.text(0), name: try $0.text(1))
            }
        }
    }

    package func list(
        _ question: InventoryQuestion, in version: String
    ) async throws(StoreError) -> ProjectedInventories? {
        let visible = InventoryRowSQL.visible(question, in: version)
        let fitting = visible && InventoryRowSQL.wanted(question)
        let cut: [SQLValue] = [.integer(Int64(question.limit)), .integer(Int64(question.offset))]
        return try await read { db in
            guard try Self.progress(of: version, in: db)?.isFilled == true else { return nil }
            return ProjectedInventories(
                rows: try db.rows(InventoryRowSQL.rows(fitting), fitting.arguments + cut).map {
                    try ProjectedInventory(row: $0)
                },
                count: try Self.count(fitting, in: db), all: try Self.count(visible, in: db),
                unread: try Self.count(visible && InventoryRowSQL.unread, in: db),
                countries: try db.rows(InventoryRowSQL.countries(visible), visible.arguments).map { try $0.text(0) },
                years: try db.rows(InventoryRowSQL.years(visible), visible.arguments).map { Int(try $0.integer(0)) })
        }
    }

    package func drop() async throws(StoreError) {
        try await write { db in
            if let lock = InventoryRowSQL.lock(db.engine) { _ = try db.rows(lock) }
            _ = try db.execute(InventoryRowSQL.drop, [])
        }
    }

    private static func count(_ condition: InventoryRowSQL.Condition, in db: any SQLConnection) throws -> Int {
        Int(try db.row(InventoryRowSQL.count(condition), condition.arguments)?.integer(0) ?? 0)
    }

    private static func progress(of version: String, in db: any SQLConnection) throws -> ProjectionProgress? {
        try db.row(InventoryRowSQL.progress, [.text(version)]).map { row in
            let kind = try row.text(3)
            return ProjectionProgress(
                version: try row.text(0), filling: try row.integer(1), position: try row.integer(2),
                gone: kind.isEmpty ? nil : DocumentID(kind: kind, name: try row.text(4)),
                isFilled: try row.integer(5) == 1)
        }
    }
}

extension ProjectionProgress {
    /// Position, last document and whether all were gone through, as the table keeps them.
    fileprivate var place: [SQLValue] {
        [
            .integer(position), .text(gone?.kind ?? ""), .text(gone?.name ?? ""), .integer(isFilled ? 1 : 0),
        ]
    }
}
