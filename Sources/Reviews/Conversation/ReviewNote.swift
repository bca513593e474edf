import Cryptography
import Ledger

/// Something said of a remark.
public struct ReviewNote: Hashable, Codable, Sendable, Identifiable {
    /// What saying it does.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// The town answers.
        case answer
        /// A reviewer asks again.
        case reply
        /// A reviewer tells other reviewers; the town does not see it.
        case aside
        /// The remark is settled.
        case closed
        /// The remark is taken back.
        case withdrawn
    }

    /// The author of what the check closes by itself.
    public static let machine = "qala check"

    /// A name of its own.
    public var id: String
    /// The remark.
    public var remark: String
    /// What saying it does.
    public var kind: Kind
    /// What is said.
    public var text: String
    /// The revision that shows it, where a remark is closed.
    public var evidence: Submission.Part?
    /// Who says it.
    public var author: String
    /// When, in seconds since 1970 UTC.
    public var time: Int64

    /// Says something; saying the same twice in a second is saying it once.
    public init(
        _ kind: Kind, of remark: String, text: String, evidence: Submission.Part? = nil, author: String, time: Int64
    ) {
        id = ReviewRemark.name(of: [kind.rawValue, remark, text, author, String(time)])
        self.remark = remark
        self.kind = kind
        self.text = text
        self.evidence = evidence
        self.author = author
        self.time = time
    }
}

extension ReviewRemark {
    /// A name that follows from what it names.
    public static func name(of words: [String]) -> String {
        // Each with its length, so that no two lists run into one.
        let bytes = words.flatMap { Array("\($0.utf8.count):\($0)".utf8) }
        return String(Digest.sha256(bytes).hexadecimal.prefix(12))
    }
}
