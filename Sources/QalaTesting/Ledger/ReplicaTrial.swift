import Ledger

/// A random history of one document on several replicas that exchange what they know, and what must hold in the end.
///
/// People edit, settle conflicts and save edits they began earlier; copies travel one way, some of them late. In the end
/// the replicas exchange until nobody learns anything new.
package struct ReplicaTrial {
    /// What happened, to be added up.
    package struct Figures: Sendable {
        package var histories = 0
        package var revisions = 0
        package var edits = 0
        package var settled = 0
        package var exchanges = 0
        package var merges = 0
        package var conflicts = 0
        /// Exchanges after the last edit until nothing was new.
        package var untilQuiet = 0
        package var longestUntilQuiet = 0

        package init() {}

        /// Adds those of other histories.
        package mutating func add(_ other: Figures) {
            histories += other.histories
            revisions += other.revisions
            edits += other.edits
            settled += other.settled
            exchanges += other.exchanges
            merges += other.merges
            conflicts += other.conflicts
            untilQuiet += other.untilQuiet
            longestUntilQuiet = max(longestUntilQuiet, other.longestUntilQuiet)
        }
    }

    static let shape = DocumentShape(divided: ["town"])

    /// What a person wrote in a revision: the parts that they decided about, and every text they typed.
    struct Edit {
        var revision: Revision
        var values: [DocumentPart: JSONValue?]
        /// Parts of which they knew another value and let it be.
        var passedOver: Set<DocumentPart> = []
        var typed: [String]

        func decides(_ part: DocumentPart) -> Bool { values[part] != nil || passedOver.contains(part) }
    }

    private(set) var figures = Figures()
    private(set) var edits: [Edit] = []
    let replicas: [InMemoryLedger]

    private var random: SeededGenerator
    private var typing: RandomTyping
    /// Copies on their way.
    private var travelling: [(revisions: [Revision], to: Int)] = []
    private var clock: Int64 = 1_700_000_000

    /// Runs the history of a seed; throws a `ContractViolation` when something that must hold does not.
    package static func run(seed: UInt64) async throws -> Figures {
        var trial = ReplicaTrial(seed: seed)
        try await trial.live()
        try await trial.becomeQuiet()
        try await trial.check()
        return trial.figures
    }

    private init(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        replicas = (0..<Int.random(in: 2...4, using: &random)).map { _ in InMemoryLedger() }
        typing = RandomTyping(isUneven: random.once(in: 8))
        self.random = random
    }

    /// Whether what falls into parts stays so, and each part can be followed through the history.
    var isEven: Bool { !typing.isUneven }

    private mutating func live() async throws {
        try await save(at: 0)
        // Now and then the others begin apart.
        if !random.once(in: 5) {
            for replica in replicas.indices.dropFirst() { try await exchange(from: 0, to: replica) }
        }
        for _ in 0..<Int.random(in: 3...16, using: &random) {
            let replica = replicas.indices.randomElement(using: &random) ?? 0
            switch Int.random(in: 0..<20, using: &random) {
            case 0..<10: try await save(at: replica)
            case 10, 11: try await saveLate(at: replica)
            case 12, 13: try await settle(at: replica)
            case 14: travelling.append((await replicas[replica].revisions(of: .sample), another(than: replica)))
            case 15: try await deliver()
            default: try await exchange(from: replica, to: another(than: replica))
            }
        }
        while !travelling.isEmpty { try await deliver() }
    }

    /// Exchanges in random order until a whole round brings nothing new.
    private mutating func becomeQuiet() async throws {
        let before = figures.exchanges
        var pairs = replicas.indices.flatMap { from in
            replicas.indices.filter { $0 != from }.map { (from: from, to: $0) }
        }
        for round in 1... {
            var isQuiet = true
            pairs.shuffle(using: &random)
            for pair in pairs where try await exchange(from: pair.from, to: pair.to) { isQuiet = false }
            if isQuiet { break }
            try expect(round < 12, is: true, "replicas that exchange what they know become quiet")
        }
        figures.untilQuiet = figures.exchanges - before - pairs.count
        figures.longestUntilQuiet = figures.untilQuiet
    }

    private mutating func another(than replica: Int) -> Int {
        (replica + Int.random(in: 1..<replicas.count, using: &random)) % replicas.count
    }
}

extension ReplicaTrial {
    /// Somebody edits what stands at a replica.
    private mutating func save(at replica: Int) async throws {
        let head = await replicas[replica].head(of: .sample)
        let revision = try revision(after: head, at: replica)
        try await replicas[replica].append(revision)
    }

    /// Somebody saves an edit that they began some revisions ago; as from a form that stood open.
    private mutating func saveLate(at replica: Int) async throws {
        let history = try await replicas[replica].history(of: .sample)
        guard let head = history.head, let origin = history.main.randomElement(using: &random), origin != head else {
            return try await save(at: replica)
        }
        let mine = try revision(after: origin, at: replica)
        guard let before = JSONValue(body: origin.body), let here = JSONValue(body: head.body),
            let there = JSONValue(body: mine.body)
        else { throw ContractViolation(promise: "bodies are read", found: "\(head.digest)") }
        let merge = DocumentMerge(base: before, kept: here, other: there, shape: Self.shape)
        figures.conflicts += merge.conflicts.count
        figures.merges += 1
        let merged = Revision(
            after: head, bringingIn: mine, authorship: mine.authorship, body: try CanonicalJSON.encode(merge.merged))
        try await replicas[replica].append(RevisionBatch([mine, merged], onto: head.digest))
    }

    private mutating func settle(at replica: Int) async throws {
        let history = try await replicas[replica].history(of: .sample)
        let open = history.openConflicts(shape: Self.shape)
        guard let merge = open.randomElement(using: &random)?.merge else { return }
        let parts = open.filter { $0.merge == merge }.map(\.part)
        let taken = Set(parts.filter { _ in random.once(in: 2) })
        let revision = try await SettleConflicts(ledger: replicas[replica], shape: Self.shape)(
            merge, of: .sample, takingOther: taken, by: authorship(at: replica))
        figures.settled += parts.count
        let values = Self.parts(of: revision)
        let decided = Dictionary(parts.filter(taken.contains).map { ($0, values[$0]) }) { first, _ in first }
        // All of the merge's conflicts are settled, also those of which another merge says more.
        let all = history[merge].flatMap { DocumentMerge($0, in: history, shape: Self.shape) }?.conflicts ?? []
        edits.append(Edit(revision: revision, values: decided, passedOver: Set(all.map(\.part)), typed: []))
    }

    private mutating func revision(after parent: Revision?, at replica: Int) throws -> Revision {
        let before = parent.flatMap { JSONValue(body: $0.body) }
        typing.typed = []
        let document = before.map { typing.edited($0, &random) } ?? typing.start(&random)
        let revision = Revision(
            document: .sample, after: parent, authorship: authorship(at: replica), schema: 1,
            body: try CanonicalJSON.encode(document))
        let changes = DocumentDifference(from: before, to: document, shape: Self.shape).changes
        let text = String(decoding: revision.body, as: UTF8.self)
        edits.append(
            Edit(
                revision: revision, values: Dictionary(changes.map { ($0.part, $0.after) }) { first, _ in first },
                // A later change of the same edit may have replaced it before it was saved.
                typed: typing.typed.filter { text.contains($0) }))
        figures.edits += 1
        return revision
    }

    private mutating func authorship(at replica: Int) -> Authorship {
        clock += 1
        // Replicas' clocks differ by more than passes between two edits.
        return Authorship(author: "person-\(replica)", time: clock + Int64(replica * replica * 60))
    }

    private mutating func deliver() async throws {
        guard let index = travelling.indices.randomElement(using: &random) else { return }
        let (revisions, to) = travelling.remove(at: index)
        _ = try await receive(revisions, at: to)
    }

    /// Brings what one replica knows to another; whether it brought anything new.
    @discardableResult
    private mutating func exchange(from: Int, to: Int) async throws -> Bool {
        try await receive(await replicas[from].revisions(of: .sample), at: to)
    }

    private mutating func receive(_ revisions: [Revision], at replica: Int) async throws -> Bool {
        figures.exchanges += 1
        let receive = ReceiveRevisions(ledger: replicas[replica], shapes: ["inventory": Self.shape])
        switch try await receive(revisions) {
        case .nothingNew: return false
        case .followed: return true
        case .merged(_, _, let conflicts):
            figures.merges += 1
            figures.conflicts += conflicts.count
            return true
        }
    }

    static func parts(of revision: Revision) -> [DocumentPart: JSONValue] {
        guard let document = JSONValue(body: revision.body) else { return [:] }
        let changes = DocumentDifference(from: nil, to: document, shape: shape).changes
        return Dictionary(changes.compactMap { change in change.after.map { (change.part, $0) } }) { first, _ in first }
    }
}

extension ReplicaTrial {
    private mutating func check() async throws {
        var histories: [History] = []
        for replica in replicas { histories.append(try await replica.history(of: .sample)) }
        guard let first = histories.first else { return }
        figures.histories = 1
        figures.revisions = first.revisions.count
        for history in histories {
            try expect(history.head, is: first.head, "replicas that know the same have the same head")
            try expect(history.revisions.count, is: first.revisions.count, "and the same revisions")
            try expect(history.firstBroken, is: nil, "every chain is whole")
            for edit in edits {
                let text = history[edit.revision.digest].map { String(decoding: $0.body, as: UTF8.self) } ?? ""
                for typed in edit.typed {
                    try expect(text.contains(typed), is: true, "what was typed is in the history: \(typed)")
                }
            }
        }
        if isEven { try checkDecisions(first) }
    }

    /// The last value that somebody gave a part stands in the document, or waits in a conflict.
    private func checkDecisions(_ history: History) throws {
        guard let head = history.head else { return }
        let now = Self.parts(of: head)
        let open = history.openConflicts(shape: Self.shape)
        let ancestries = edits.map { history.ancestry(of: $0.revision.digest) }
        for part in Set(edits.flatMap(\.values.keys)) {
            let last = edits.indices.filter { edit in
                edits[edit].values[part] != nil
                    && !edits.indices.contains {
                        $0 != edit && edits[$0].decides(part) && ancestries[$0].contains(edits[edit].revision.digest)
                    }
            }
            // Not so for a removal: a row that was added and removed again was never there for a save begun before.
            for case let value? in Set(last.compactMap { edits[$0].values[part] }) where value != now[part] {
                let isWaiting = open.contains { $0.part == part && $0.other.value == value }
                try expect(isWaiting, is: true, "what was said last of \(part) stands or waits: \(value)")
            }
        }
    }
}
