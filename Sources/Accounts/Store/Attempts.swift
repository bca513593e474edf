import Cryptography

/// How often something was tried without success, and when last.
public struct Attempts: Hashable, Sendable {
    /// How long attempts are remembered: a day after the last.
    public static let memory: Int64 = 86_400

    /// How often.
    public let count: Int
    /// When last, in seconds since 1970 UTC.
    public let last: Int64

    /// States what was counted.
    public init(count: Int, last: Int64) {
        self.count = count
        self.last = last
    }
}

/// What attempts are counted under: an address by its digest, an account or a place.
public struct AttemptKey: Hashable, Sendable {
    /// What the store keeps: a purpose and a digest.
    public let text: String

    /// Takes a key as it was stored.
    public init(text: String) { self.text = text }

    /// What is tried.
    enum Purpose: String {
        case signIn = "sign-in"
        case secondFactor = "second-factor"
        case password
        case recovery
    }

    /// Attempts on an account.
    static func account(_ id: AccountID, _ purpose: Purpose) -> AttemptKey {
        AttemptKey(text: "\(purpose.rawValue)/account/\(id.text)")
    }

    /// Attempts on an address as typed, whether or not an account has it.
    static func address(typed: String, _ purpose: Purpose) -> AttemptKey {
        let name = EmailAddress(typed)?.text ?? typed
        return AttemptKey(text: "\(purpose.rawValue)/address/\(Digest.sha256(Array(name.utf8)).hexadecimal)")
    }

    /// Attempts from a place.
    static func origin(_ origin: Origin, _ purpose: Purpose) -> AttemptKey {
        AttemptKey(text: "\(purpose.rawValue)/origin/\(origin.text)")
    }
}

/// How long somebody waits after attempts without success: twice as long after each.
public struct BackOff: Sendable {
    /// Attempts before the first wait.
    public let free: Int
    /// The first wait in seconds.
    public let first: Int64
    /// The longest wait in seconds, so that nobody can lock somebody else out for long.
    public let longest: Int64

    /// States a rule.
    public init(free: Int, first: Int64, longest: Int64) {
        self.free = free
        self.first = first
        self.longest = longest
    }

    /// For one account: 5 attempts, then 2 s, 4 s … up to 15 min, which is 100 guesses a day.
    public static let account = BackOff(free: 5, first: 2, longest: 900)
    /// For one place, where a whole office may sit: 30 attempts, then 2 s, 4 s … up to 15 min.
    public static let origin = BackOff(free: 30, first: 2, longest: 900)
    /// For letters that somebody asks to be sent: 3, then 1 min, 2 min … up to 1 h.
    public static let letters = BackOff(free: 3, first: 60, longest: 3600)

    /// The wait after so many attempts, in seconds.
    public func wait(after count: Int) -> Int64 {
        guard count >= free else { return 0 }
        let doublings = count - free
        guard doublings < 40, first < longest >> Int64(doublings) else { return longest }
        return first << Int64(doublings)
    }

    /// When the next attempt may be made; `nil` for at once.
    func opens(after attempts: Attempts?, at time: Int64) -> Int64? {
        guard let attempts, time - attempts.last < Attempts.memory else { return nil }
        let opening = attempts.last + wait(after: attempts.count)
        return opening > time ? opening : nil
    }

    /// The attempts with one more at a time.
    func adding(to attempts: Attempts?, at time: Int64) -> Attempts {
        guard let attempts, time - attempts.last < Attempts.memory else { return Attempts(count: 1, last: time) }
        return Attempts(count: min(attempts.count, Int(Int32.max) - 1) + 1, last: max(time, attempts.last))
    }
}
