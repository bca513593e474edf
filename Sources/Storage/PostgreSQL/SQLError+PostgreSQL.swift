extension SQLError {
    /// What the server answered; only its main sentence, because the details repeat values.
    init(state: String, message: String) {
        self.init(Kind(state: state), "\(message) (\(state))")
    }
}

extension SQLError.Kind {
    /// By SQLSTATE; appendix A of the manual of PostgreSQL lists them.
    init(state: String) {
        self =
            switch state {
            // The ledger's guards raise P0001.
            case "P0001": .constraint
            case "40001", "40P01", "55P03": .serialization
            case "25006": .readOnly
            case "53100": .full
            case "57014", "57P01", "57P02", "57P03", "57P05", "25P03", "53200", "53300", "58030": .unavailable
            case "XX001", "XX002": .corrupt
            default:
                switch state.prefix(2) {
                case "23": .constraint
                case "08": state == "08P01" ? .other : .unavailable
                default: .other
                }
            }
    }
}
