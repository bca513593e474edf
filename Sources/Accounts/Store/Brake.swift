/// Slows down who tries again and again; an attempt counts before it is known how it ends.
///
/// So a hundred guesses sent at the same moment are a hundred attempts and not one.
struct Brake: Sendable {
    let store: any AccountStore

    /// What an attempt is counted under, and how long one waits.
    typealias Counter = (key: AttemptKey, rule: BackOff)

    /// Counts an attempt under every key, or throws `.wait` when one of them is not open yet.
    func press(_ counters: [Counter], at time: Int64) async throws(AccountError) {
        while true {
            var changes: [AccountChange] = []
            var opening: Int64?
            for (key, rule) in counters {
                let attempts = try await store.counted(key)
                opening = [opening, rule.opens(after: attempts, at: time)].compactMap(\.self).max()
                changes.append(.count(key, from: attempts, to: rule.adding(to: attempts, at: time)))
            }
            if let opening { throw .wait(until: opening) }
            if try await store.made(changes) == .done { return }
        }
    }

    /// Takes one attempt back, as it turned out to be none.
    func release(_ key: AttemptKey) async throws(AccountError) {
        while let attempts = try await store.counted(key), attempts.count > 0 {
            let fewer = Attempts(count: attempts.count - 1, last: attempts.last)
            if try await store.made([.count(key, from: attempts, to: fewer)]) == .done { return }
        }
    }
}
