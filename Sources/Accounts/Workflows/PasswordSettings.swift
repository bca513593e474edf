public import Cryptography

/// What setting and asking for secrets needs: the rule, what a hash may cost, random bytes, and the codes' key.
public struct PasswordSettings: Sendable {
    /// Which passwords are taken.
    public let rule: PasswordRule
    /// What a new hash costs.
    public let cost: PasswordHash.Cost
    /// Where salts come from.
    public let random: any RandomSource
    /// What the digests of recovery codes are computed with.
    public let recoveryKey: RecoveryCode.Key

    /// States the settings.
    public init(
        rule: PasswordRule, cost: PasswordHash.Cost, random: any RandomSource, recoveryKey: RecoveryCode.Key
    ) {
        self.rule = rule
        self.cost = cost
        self.random = random
        self.recoveryKey = recoveryKey
    }
}
