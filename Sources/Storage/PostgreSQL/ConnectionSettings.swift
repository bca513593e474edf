import CPQ

/// How to reach a database: what the address says, and Qala's wishes where it says nothing.
///
/// It holds the password, so it is never described.
struct ConnectionSettings: Sendable, CustomStringConvertible, CustomReflectable {
    private(set) var values: [String: String]

    /// Understands a connection string of libpq.
    ///
    /// libpq quotes the string in its complaints, with the password: they are not repeated.
    init(url: String) throws(SQLError) {
        guard let options = PQconninfoParse(url, nil) else { throw Self.unreadable }
        defer { PQconninfoFree(options) }
        var values: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        // A password with an unescaped sign ends in these, and from there in errors.
        for keyword in ["host", "port", "dbname", "user"] where values[keyword]?.contains("@") == true {
            throw Self.unreadable
        }
        let numbers = (values["port"] ?? "").split(separator: ",")
        guard numbers.allSatisfy({ UInt16($0) != nil }) else { throw Self.unreadable }
        self.values = values.merging(Self.wishes) { given, _ in given }
        if values["host"]?.contains(",") == true, values["target_session_attrs"] == nil {
            self.values["target_session_attrs"] = "read-write"
        }
        self.values["client_encoding"] = "UTF8"
        // The server takes the last of several, so those of the address win.
        self.values["options"] = Self.limits + (values["options"] ?? "")
    }

    /// A text without the password, in case the server or libpq repeats it.
    func redacted(_ text: String) -> String {
        guard let password = values["password"], !password.isEmpty else { return text }
        return text.replacing(password, with: "…")
    }

    var description: String { "settings of a connection" }

    var customMirror: Mirror { Mirror(self, children: []) }

    private static let unreadable = SQLError(
        .other, "the connection string is not understood; special characters in its parts are written as %40 and so on")

    private static let wishes = [
        "application_name": "qala",
        "connect_timeout": "5",
        // A server that vanished is noticed within a minute, also while an answer is awaited.
        "keepalives": "1", "keepalives_idle": "20", "keepalives_interval": "10", "keepalives_count": "3",
        "tcp_user_timeout": "30000",
    ]

    private static let limits = """
        -c statement_timeout=30s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s \

        """
}
