/// How far two people agree beyond what chance would bring: Cohen's kappa.
///
/// `κ = (pₒ − pₑ) / (1 − pₑ)`, where `pₒ` is the share of cases on which both say the same, and `pₑ` the share that
/// would agree if each kept to their own habits and chance did the rest.
///
/// - Source: J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20
///   (1960), 37–46.
public struct Agreement: Hashable, Sendable {
    /// One case that both have judged.
    public struct Pair: Hashable, Sendable {
        /// What the first says.
        public var first: String
        /// What the second says.
        public var second: String

        /// Puts two judgements beside each other.
        public init(_ first: String, _ second: String) {
            self.first = first
            self.second = second
        }
    }

    /// What can be said, in the order of the table.
    public let categories: [String]
    /// How often the first said the row's category and the second the column's.
    public let table: [[Int]]

    /// Counts what two people said.
    public init(_ pairs: some Sequence<Pair>, categories: [String]) {
        self.categories = categories
        var table = [[Int]](repeating: [Int](repeating: 0, count: categories.count), count: categories.count)
        for pair in pairs {
            guard let row = categories.firstIndex(of: pair.first), let column = categories.firstIndex(of: pair.second)
            else { continue }
            table[row][column] += 1
        }
        self.table = table
    }

    /// How many cases both have judged.
    public var count: Int { table.joined().reduce(0, +) }

    /// The share on which both say the same; `nil` without a case.
    public var observed: Double? {
        count > 0 ? Double(categories.indices.reduce(0) { $0 + table[$1][$1] }) / Double(count) : nil
    }

    /// The share that chance would bring; `nil` without a case.
    public var expected: Double? {
        guard count > 0 else { return nil }
        let all = Double(count)
        return categories.indices.reduce(0) { sum, index in
            let first = Double(table[index].reduce(0, +)) / all
            let second = Double(table.reduce(0) { $0 + $1[index] }) / all
            return sum + first * second
        }
    }

    /// Kappa; `nil` without a case, and where both always say one and the same, so that nothing can be told.
    public var kappa: Double? {
        guard let observed, let expected, expected < 1 else { return nil }
        return (observed - expected) / (1 - expected)
    }
}

extension Agreement {
    /// Whether a criterion is met.
    public static let met = "met"
    /// Whether it is not.
    public static let unmet = "unmet"

    /// How far two reviewers agree on the criteria of the submissions that both have judged.
    public init(_ reviews: some Sequence<Review>, between first: String, and second: String) {
        let pairs = reviews.flatMap { review -> [Pair] in
            guard let ours = review.opinions.first(where: { $0.id == first }),
                let theirs = review.opinions.first(where: { $0.id == second })
            else { return [] }
            return ours.criteria.compactMap { criterion in
                theirs.criteria.first { $0.group == criterion.group }.map { Pair(Self.word(criterion), Self.word($0)) }
            }
        }
        self.init(pairs, categories: [Self.met, Self.unmet])
    }

    private static func word(_ criterion: ReviewOpinion.Criterion) -> String { criterion.isMet ? met : unmet }

    /// The reviewers of whom at least two have judged the same submission, in pairs.
    public static func pairs(in reviews: some Sequence<Review>) -> [(first: String, second: String)] {
        var pairs: Set<[String]> = []
        for review in reviews {
            let names = review.opinions.map(\.id).sorted()
            for (index, first) in names.enumerated() {
                for second in names[(index + 1)...] { pairs.insert([first, second]) }
            }
        }
        return pairs.sorted { $0.lexicographicallyPrecedes($1) }.map { ($0[0], $0[1]) }
    }
}
