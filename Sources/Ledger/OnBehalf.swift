import Cryptography

/// Consecutive saves by which one person entered something in another's name, and which nobody has answered.
public struct OnBehalf: Hashable, Sendable {
    /// The saves, oldest first; never none.
    public let revisions: [Revision]

    /// The numbers of the saves.
    public var numbers: ClosedRange<Int> {
        let numbers = revisions.map(\.number)
        return (numbers.first ?? 0)...(numbers.last ?? 0)
    }

    /// What those in whose name something was entered say to it.
    public enum Answer: String, Sendable, CaseIterable {
        /// It stands as if they had entered it.
        case confirmed = "✓"
        /// It was taken back.
        case undone = "⤺"

        /// The reason by which a revision says what was answered.
        public func mark(_ numbers: ClosedRange<Int>) -> String {
            "\(rawValue) \(numbers.lowerBound)-\(numbers.upperBound)"
        }

        /// Reads such a reason.
        public static func read(_ reason: String?) -> (answer: Answer, numbers: ClosedRange<Int>)? {
            guard let parts = reason?.split(separator: " "), parts.count == 2,
                let answer = Answer(rawValue: "\(parts[0])")
            else { return nil }
            let bounds = parts[1].split(separator: "-").map { Int($0) }
            guard bounds.count == 2, let first = bounds[0], let last = bounds[1], first > 0, first <= last else {
                return nil
            }
            return (answer, first...last)
        }
    }
}

extension History {
    /// What was entered on somebody's behalf and awaits an answer, oldest first.
    public var openOnBehalf: [OnBehalf] {
        let answered = main.compactMap { revision in
            revision.authorship.onBehalfOf == nil ? OnBehalf.Answer.read(revision.authorship.reason)?.numbers : nil
        }
        var runs: [[Revision]] = []
        for revision in main where revision.authorship.onBehalfOf != nil {
            guard !answered.contains(where: { $0.contains(revision.number) }) else { continue }
            if let last = runs.last?.last, last.digest == revision.parent, last.names == revision.names {
                runs[runs.count - 1].append(revision)
            } else {
                runs.append([revision])
            }
        }
        return runs.map(OnBehalf.init)
    }
}

extension Revision {
    fileprivate var names: [String?] { [authorship.author, authorship.onBehalfOf] }
}

/// Writes down what those say in whose name something was entered; the content stays as it is.
public struct AnswerOnBehalf: Sendable {
    /// Why nothing was written down.
    public enum Failure: Error, Hashable, Sendable {
        /// None of these saves awaits an answer.
        case nothingToAnswer
        case store(StoreError)
    }

    private let ledger: any LedgerStore

    /// Prepares the workflow for a ledger.
    public init(ledger: any LedgerStore) { self.ledger = ledger }

    /// What awaits an answer and lies within the numbers, with the history it stands in.
    public func open(
        _ numbers: ClosedRange<Int>, of document: DocumentID
    ) async throws(Failure) -> (OnBehalf, History) {
        let history: History
        do throws(StoreError) { history = try await ledger.history(of: document) } catch { throw .store(error) }
        for item in history.openOnBehalf {
            let asked = item.revisions.filter { numbers.contains($0.number) }
            if !asked.isEmpty { return (OnBehalf(revisions: asked), history) }
        }
        throw .nothingToAnswer
    }

    /// Appends a revision with the content of the head that holds the answer.
    public func callAsFunction(
        _ answer: OnBehalf.Answer, _ numbers: ClosedRange<Int>, of document: DocumentID, by authorship: Authorship
    ) async throws(Failure) -> Revision {
        while true {
            let (item, history) = try await open(numbers, of: document)
            guard let head = history.head else { throw .nothingToAnswer }
            var authorship = authorship
            authorship.reason = answer.mark(item.numbers)
            let revision = Revision(
                document: document, after: head, authorship: authorship, schema: head.schema, body: head.body)
            do throws(StoreError) {
                try await ledger.append(revision)
                return revision
            } catch {
                guard case .conflict = error else { throw .store(error) }
                // Somebody saved in between: the answer follows what they saved.
            }
        }
    }
}
