public import Cryptography

/// What is asked at sign-in beside the password: a code of an app, or one of the codes on paper.
public struct SecondFactor: Equatable, Secret {
    /// What the app computes its codes from.
    public var code: OneTimeCode
    /// The last step used; neither it nor an earlier one is accepted again.
    public var lastStep: Int64?
    /// Whether the person has shown that the app computes the same codes.
    public var isConfirmed: Bool
    /// The recovery codes that were not used yet, by their keyed digests; codes of old by plain ones.
    public var recoveryCodes: Set<Digest>

    /// States a second factor as it is kept.
    public init(
        code: OneTimeCode, lastStep: Int64? = nil, isConfirmed: Bool = false, recoveryCodes: Set<Digest> = []
    ) {
        self.code = code
        self.lastStep = lastStep
        self.isConfirmed = isConfirmed
        self.recoveryCodes = recoveryCodes
    }

    /// Takes a code of the app or one on paper and marks it as used; `false` when it is neither.
    mutating func accept(_ typed: String, at time: Int64, key: RecoveryCode.Key) -> Bool {
        if let step = code.step(matching: typed, at: time, after: lastStep) {
            lastStep = step
            return true
        }
        guard let paper = RecoveryCode(typed: typed) else { return false }
        return recoveryCodes.remove(paper.digest(key: key)) != nil || recoveryCodes.remove(paper.plainDigest) != nil
    }
}
