/// Why a database did not do what a statement says.
package struct SQLError: Error, Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// A constraint or a guarding trigger refused.
        case constraint
        /// Somebody else was in the way: busy, deadlock, lock time-out. The same again may work.
        case serialization
        /// Connection lost, shutting down, too slow, closed. After a write nobody can say whether it is kept.
        case unavailable
        /// The database can only be read, as a standby server or a write-protected disk.
        case readOnly
        /// The disk is full.
        case full
        /// What is on the disk is damaged or no database.
        case corrupt
        /// A wrong statement or value, and everything else.
        case other
    }

    package var kind: Kind
    /// For the operator's log: without values, addresses of connections and passwords.
    package var message: String

    package init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }
}
