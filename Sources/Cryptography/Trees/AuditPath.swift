/// The way from a node to the root, as a verifier walks it who knows only numbers.
///
/// `index` and `last` are the *fn* and *sn* of RFC 9162, sections 2.1.3.2 and 2.1.4.2.
struct AuditPath {
    enum Side { case left, right }

    /// The node's number in its level.
    private var index: Int
    /// The number of the last node in that level.
    private var last: Int

    init(index: Int, last: Int) {
        self.index = index
        self.last = last
    }

    var isAtRoot: Bool { last == 0 }

    /// On which side the next hash stands, and a step upwards; `nil` when the root is reached already.
    mutating func next() -> Side? {
        guard last > 0 else { return nil }
        defer {
            index >>= 1
            last >>= 1
        }
        guard !index.isMultiple(of: 2) || index == last else { return .right }
        // The last node of a level without a sibling is the same node in the level above.
        while index.isMultiple(of: 2), index > 0 {
            index >>= 1
            last >>= 1
        }
        return .left
    }
}
