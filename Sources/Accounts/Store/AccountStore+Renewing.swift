import Cryptography

extension AccountStore {
    /// Changes an account and ends all its sessions but this one, which goes on under a new token.
    func renew(
        _ session: Session, at time: Int64, assurance: Session.Assurance? = nil, random: any RandomSource,
        _ revision: (inout Account) throws(AccountError) -> [AccountChange]
    ) async throws(AccountError) -> SignedIn {
        var begun: SignedIn?
        try await revise(session.account, at: time) { account throws(AccountError) in
            guard account.generation == session.generation, session.assurance != .pending else { throw .sessionOver }
            let changes = try revision(&account)
            account.generation += 1
            let next = SignedIn(
                account, assurance: assurance ?? session.assurance, device: session.device, at: time, random: random)
            begun = next
            // The session must still be there: who was signed out meanwhile does not come back in this way.
            return [.replace(session.id, with: next.session), .closeAll(account.id, except: next.session.id)] + changes
        }
        guard let begun else { throw .sessionOver }
        return begun
    }
}
