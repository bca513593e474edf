import Foundation
import GRDB
package import Ledger

extension SQLLedger {
    /// Copies the whole database into a new file while people go on writing; what was acknowledged before is in it.
    ///
    /// Of SQLite that is everything, accounts too. Of PostgreSQL it is the ledger with its files: its own tools copy the
    /// rest.
    package func backUp(to path: String) async throws(StoreError) {
        guard let database = database as? SQLiteDatabase else {
            let copy = try await SQLLedger.open(path: path)
            try await CopyDocuments(from: self, to: copy, shapes: [:])()
            _ = try await copy.continueLog(of: self)
            await copy.close()
            return
        }
        do {
            SQLiteDatabase.makeForOwner(path)
            let copy = try DatabaseQueue(path: path)
            try database.pool.backup(to: copy)
            try copy.close()
        } catch { throw StoreError(SQLError(sqlite: error)) }
    }
}
