/// What a judgement came to, short enough to stand in a submission and exact enough to be compared.
public struct JudgementOutcome: Hashable, Codable, Sendable {
    /// A figure that was worked out.
    public struct Figure: Hashable, Codable, Sendable, Identifiable {
        /// What it is: `baseline.emission`, `target.2030.required`.
        public var id: String
        /// The number, in tonnes or megawatt-hours.
        public var value: Double
        /// How many of its parts are known.
        public var known: Int
        /// How many of its parts are missing.
        public var missing: Int

        /// States a figure.
        public init(id: String, value: Double, known: Int = 1, missing: Int = 0) {
            self.id = id
            self.value = value
            self.known = known
            self.missing = missing
        }
    }

    /// The verdict, as `PlanResult.Verdict` writes it.
    public var verdict: String
    /// The figures, in the order they are worked out.
    public var figures: [Figure]
    /// What was found: the keys of findings, in the order of their names.
    public var findings: [String]

    /// States an outcome.
    public init(verdict: String, figures: [Figure], findings: [String]) {
        self.verdict = verdict
        self.figures = figures
        self.findings = findings.sorted()
    }

    /// Something that two outcomes do not agree on.
    public struct Difference: Hashable, Codable, Sendable {
        /// What it is: `verdict`, the name of a figure, or `finding`.
        public var subject: String
        /// What the first says.
        public var first: String?
        /// What the second says.
        public var second: String?
    }

    /// Where another outcome says something else, to the last digit.
    public func differences(to other: JudgementOutcome) -> [Difference] {
        var found: [Difference] = []
        if verdict != other.verdict {
            found.append(Difference(subject: "verdict", first: verdict, second: other.verdict))
        }
        let ours = Dictionary(figures.map { ($0.id, $0) }) { first, _ in first }
        let theirs = Dictionary(other.figures.map { ($0.id, $0) }) { first, _ in first }
        for id in Set(ours.keys).union(theirs.keys).sorted() where ours[id] != theirs[id] {
            found.append(Difference(subject: id, first: ours[id]?.words, second: theirs[id]?.words))
        }
        found += Set(findings).subtracting(other.findings).sorted().map {
            Difference(subject: "finding", first: $0, second: nil)
        }
        found += Set(other.findings).subtracting(findings).sorted().map {
            Difference(subject: "finding", first: nil, second: $0)
        }
        return found
    }
}

extension JudgementOutcome.Figure {
    /// The number with how much of it is known.
    fileprivate var words: String { missing == 0 ? "\(value)" : "\(value) (\(known)/\(known + missing))" }
}
