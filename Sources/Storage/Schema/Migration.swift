/// One numbered step of the database's schema; never edited once merged.
package struct Migration: Sendable {
    /// Counted from 1 without gaps; the schema's version after the step.
    package var number: Int
    /// What it does, such as `create_ledger`.
    package var name: String
    /// The statements for SQLite, run in one transaction.
    package var sqlite: String
    /// The statements for PostgreSQL, run in one transaction; empty where there is nothing to do.
    package var postgreSQL: String

    /// Names a step.
    package init(number: Int, name: String, sqlite: String, postgreSQL: String = "") {
        self.number = number
        self.name = name
        self.sqlite = sqlite
        self.postgreSQL = postgreSQL
    }

    /// The number and name, such as `0001_create_ledger`.
    package var identifier: String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "_" + name
    }
}
