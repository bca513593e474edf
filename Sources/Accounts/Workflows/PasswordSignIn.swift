public import Cryptography
public import Ledger

/// Showing who one is by address and password.
///
/// One hash is verified in every case: where nobody can sign in it is a decoy's.
public struct PasswordSignIn: SignInMethod {
    /// An address and a password as typed.
    public struct Proof: Secret {
        let address: String
        let password: String

        /// States what was typed.
        public init(address: String, password: String) {
            self.address = address
            self.password = password
        }
    }

    /// Verifies a password with a hash.
    public typealias Verification = @Sendable (PasswordHash, String) -> Bool

    private let store: any AccountStore
    private let cost: PasswordHash.Cost
    private let decoy: PasswordHash
    private let random: any RandomSource
    private let verify: Verification

    /// Prepares the method; the decoy is a hash of today's cost that no password is meant to fit.
    public init(
        store: any AccountStore, cost: PasswordHash.Cost, decoy: PasswordHash, random: any RandomSource,
        verify: @escaping Verification = { $0.verifies($1) }
    ) {
        self.store = store
        self.cost = cost
        self.decoy = decoy
        self.random = random
        self.verify = verify
    }

    /// The address, known or not.
    public func counter(of proof: Proof) -> AttemptKey { .address(typed: proof.address, .signIn) }

    /// Finds the account and verifies one hash.
    public func examine(_ proof: Proof) async throws(StoreError) -> SignInVerdict {
        var account: Account?
        if let address = EmailAddress(proof.address) { account = try await store.account(at: address) }
        let hash = account?.state == .active ? account?.password : nil
        // A hash answers a password beyond the limit at once; so that nothing shows, an empty one is tried instead.
        let isWithinLimit = proof.password.utf8.count <= PasswordRule.limit
        let fits = verify(hash ?? decoy, isWithinLimit ? proof.password : "")
        guard let account, let hash, fits, isWithinLimit else { return .refused(account?.id) }
        return .proven(account, renewed: hash.needsRehash(for: cost) ? renewed(proof.password) : nil)
    }

    /// A hash of today's cost; `nil` when it cannot be made now, which the next sign-in mends.
    private func renewed(_ password: String) -> PasswordHash? {
        do throws(PasswordHash.Failure) {
            return try PasswordHash.make(password: password, cost: cost, random: random)
        } catch {
            return nil
        }
    }
}
