import Accounts
import QalaTesting
import Testing

@Suite("A store of accounts keeps its promises")
struct AccountStoreTests {
    @Test("in memory", arguments: AccountStoreContract.all)
    func memory(promise: AccountStoreContract) async throws {
        try await promise.check(InMemoryAccounts())
    }
}
