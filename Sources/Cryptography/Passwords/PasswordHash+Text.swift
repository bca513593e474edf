extension PasswordHash {
    /// The hash as it is stored: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`.
    public var text: String {
        let cost = "m=\(cost.memory),t=\(cost.passes),p=\(cost.lanes)"
        return "$argon2id$v=19$\(cost)$\(Base64.unpadded.encode(salt))$\(Base64.unpadded.encode(hash))"
    }

    /// Reads a stored hash, and refuses one whose cost or lengths nobody meant.
    ///
    /// The salt may have 8 to 64 bytes, the hash 16 to 64.
    public init(text: String) throws(Failure) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard text.utf8.count <= 512, parts.count == 6, parts[0].isEmpty, parts[1] == "argon2id", parts[2] == "v=19"
        else { throw .malformed }
        let costs = parts[3].split(separator: ",", omittingEmptySubsequences: false)
        guard costs.count == 3, let memory = Self.number(costs[0], after: "m="),
            let passes = Self.number(costs[1], after: "t="), let lanes = Self.number(costs[2], after: "p="),
            let salt = Base64.unpadded.decode(parts[4]), let hash = Base64.unpadded.decode(parts[5])
        else { throw .malformed }
        guard let cost = Cost(memory: memory, passes: passes, lanes: lanes), (8...64).contains(salt.count),
            (16...64).contains(hash.count)
        else { throw .outOfBounds }
        self.init(cost: cost, salt: salt, hash: hash)
    }

    /// A number of at most ten digits without a leading zero, as everyone writes it.
    private static func number(_ text: Substring, after name: String) -> Int? {
        guard text.hasPrefix(name) else { return nil }
        let digits = text.dropFirst(name.count)
        guard digits.utf8.count <= 10, let number = Int(digits), number >= 0, String(number) == digits else {
            return nil
        }
        return number
    }
}
