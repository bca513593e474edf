public import Cryptography

/// All revisions of a document: the main line that its head stands on, and lines that were brought in by merges.
public struct History: Sendable {
    /// All revisions, by number; those with one number by digest.
    public let revisions: [Revision]
    /// The line from the first revision to the head, each the parent of the next.
    public let main: [Revision]
    private let index: [Digest: Int]

    /// Arranges revisions of one document in any order; the head is the one with the highest number.
    public init(_ revisions: [Revision]) {
        let sorted = revisions.sorted(by: Self.precedes)
        let index = Dictionary(sorted.enumerated().map { ($1.digest, $0) }) { first, _ in first }
        var main: [Revision] = []
        var next = sorted.last
        while let revision = next {
            main.append(revision)
            // A parent always has a lower number; anything else is damage, and would go round for ever.
            next = revision.parent.flatMap { index[$0] }.map { sorted[$0] }.flatMap {
                $0.number < revision.number ? $0 : nil
            }
        }
        self.revisions = sorted
        self.index = index
        self.main = main.reversed()
    }

    /// The newest revision.
    public var head: Revision? { revisions.last }

    /// A revision by its digest.
    public subscript(digest: Digest) -> Revision? { index[digest].map { revisions[$0] } }

    /// A revision of the main line by its number.
    public func revision(_ number: Int) -> Revision? {
        guard let first = main.first, main.indices.contains(number - first.number) else { return nil }
        let revision = main[number - first.number]
        return revision.number == number ? revision : nil
    }

    /// A revision and everything it was made from.
    public func ancestry(of digest: Digest) -> Set<Digest> {
        var found: Set<Digest> = []
        var open = [digest]
        while let next = open.popLast() {
            guard let revision = self[next], found.insert(next).inserted else { continue }
            open += revision.parents
        }
        return found
    }

    /// The newest revision that two others were both made from; `nil` when they began apart.
    public func base(of one: Digest, and other: Digest) -> Revision? {
        let shared = ancestry(of: one).intersection(ancestry(of: other))
        return shared.compactMap { self[$0] }.max(by: Self.precedes)
    }

    /// The revisions that a merge brought in, oldest first.
    public func line(broughtInBy merge: Revision) -> [Revision] {
        guard let merged = merge.merged, let parent = merge.parent else { return [] }
        let new = ancestry(of: merged).subtracting(ancestry(of: parent))
        return revisions.filter { new.contains($0.digest) }
    }

    /// The lowest number at which something is wrong: content altered, a link missing, a number out of turn, or a
    /// revision that the head does not stand on.
    public var firstBroken: Int? {
        guard let head else { return nil }
        var sound: Set<Digest> = []
        var soundNumbers = 0
        var altered: Int?
        for revision in revisions {
            if !revision.isIntact { altered = altered ?? revision.number }
            guard revision.isIntact, follows(revision, sound) else { continue }
            sound.insert(revision.digest)
            soundNumbers = max(soundNumbers, revision.number)
        }
        if sound.count < revisions.count { return min(soundNumbers + 1, altered ?? .max) }
        let standing = ancestry(of: head.digest)
        return revisions.first { !standing.contains($0.digest) }?.number
    }

    /// The lowest number at which something is wrong; a history that lacks the revision that a store names as the head
    /// is broken where its next one is missing.
    public func firstBroken(endingAt head: Digest?) -> Int? {
        firstBroken ?? (head.map { self[$0] == nil } ?? false ? (self.head?.number ?? 0) + 1 : nil)
    }

    /// Whether what a revision was made from is there and sound, and its number the next.
    private func follows(_ revision: Revision, _ sound: Set<Digest>) -> Bool {
        let parents = revision.parents
        let numbers = parents.compactMap { sound.contains($0) ? self[$0]?.number : nil }
        return numbers.count == parents.count && revision.number == (numbers.max() ?? 0) + 1
            && (revision.merged == nil || revision.parent != nil) && Set(parents).count == parents.count
    }

    private static func precedes(_ left: Revision, _ right: Revision) -> Bool {
        if left.number != right.number { return left.number < right.number }
        return left.digest < right.digest
    }
}
