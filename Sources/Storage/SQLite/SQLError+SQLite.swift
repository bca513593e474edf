import GRDB

extension SQLError {
    /// What SQLite answered; anything else is a mistake of this program.
    init(sqlite error: any Error) {
        if let error = error as? SQLError {
            self = error
        } else if let error = error as? DatabaseError {
            self.init(Kind(error.resultCode), error.message ?? "SQLite answered \(error.resultCode.rawValue)")
        } else {
            self.init(.other, "an unexpected error of type \(type(of: error))")
        }
    }
}

extension SQLError.Kind {
    fileprivate init(_ code: ResultCode) {
        self =
            switch code {
            case .SQLITE_CONSTRAINT: .constraint
            case .SQLITE_BUSY, .SQLITE_LOCKED: .serialization
            case .SQLITE_READONLY: .readOnly
            case .SQLITE_FULL: .full
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: .corrupt
            // A closed pool answers MISUSE.
            case .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_INTERRUPT, .SQLITE_NOMEM, .SQLITE_PERM, .SQLITE_MISUSE:
                .unavailable
            default: .other
            }
    }
}
