extension PasswordHash {
    /// How much work one guess is, for us and for who stole the hash.
    public struct Cost: Hashable, Sendable {
        /// Memory in KiB.
        public let memory: Int
        /// How often the memory is gone through.
        public let passes: Int
        /// Parts that can be computed at once.
        public let lanes: Int

        /// 19 MiB, two passes, one lane.
        ///
        /// - Source: OWASP Password Storage Cheat Sheet, argon2id.
        public static let recommended = Cost(unchecked: 19_456, passes: 2, lanes: 1)

        /// The least that argon2id computes; protects nothing, and keeps tests quick.
        public static let leastForTests = Cost(unchecked: 8, passes: 1, lanes: 1)

        /// States a cost; `nil` where argon2id has none, or where it would burden the server.
        ///
        /// At most 256 MiB, 10 passes and 4 lanes, and memory times passes at most 1 GiB: a stored text that asks for
        /// more was not written by us, and must not keep the machine busy for minutes.
        public init?(memory: Int, passes: Int, lanes: Int) {
            guard (1...4).contains(lanes), (1...10).contains(passes), (8 * lanes...1 << 18).contains(memory),
                memory * passes <= 1 << 20
            else { return nil }
            self.init(unchecked: memory, passes: passes, lanes: lanes)
        }

        private init(unchecked memory: Int, passes: Int, lanes: Int) {
            self.memory = memory
            self.passes = passes
            self.lanes = lanes
        }
    }
}
