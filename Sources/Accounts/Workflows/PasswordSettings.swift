public import Cryptography

/// What setting a password needs: the rule, what a hash may cost, and random bytes.
public struct PasswordSettings: Sendable {
    /// Which passwords are taken.
    public let rule: PasswordRule
    /// What a new hash costs.
    public let cost: PasswordHash.Cost
    /// Where salts come from.
    public let random: any RandomSource

    /// States the settings.
    public init(rule: PasswordRule, cost: PasswordHash.Cost, random: any RandomSource) {
        self.rule = rule
        self.cost = cost
        self.random = random
    }
}
