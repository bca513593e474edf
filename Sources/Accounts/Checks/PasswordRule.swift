import Cryptography
import Foundation

/// What a new password must be: long, and none that anybody would try first.
///
/// Nothing is asked of its letters: rules of composition make passwords worse.
///
/// - Source: NIST SP 800-63B, section 5.1.1.2.
public struct PasswordRule: Sendable {
    /// The fewest characters.
    public static let minimum = 12
    /// The most bytes in UTF-8.
    public static let limit = 1024

    /// Why a password is not taken.
    public enum Refusal: Hashable, Sendable {
        case tooShort(minimum: Int)
        case tooLong(limit: Int)
        /// It is the person's address, or the part before the sign.
        case isAddress
        /// It is the person's name.
        case isName
        /// It is one of those that everybody tries.
        case isCommon
    }

    private let common: Set<String>

    /// Takes the passwords that everybody tries.
    public init(common: some Sequence<String>) {
        self.common = Set(common.map(Self.folded))
    }

    /// Why a password is not taken; `nil` when it is.
    public func refusal(of password: String, address: EmailAddress?, name: String?) -> Refusal? {
        // First the bytes: of a text of megabytes nothing else is worth computing.
        guard password.utf8.count <= Self.limit else { return .tooLong(limit: Self.limit) }
        let folded = Self.folded(password)
        guard folded.utf8.count <= Self.limit else { return .tooLong(limit: Self.limit) }
        guard folded.count >= Self.minimum else { return .tooShort(minimum: Self.minimum) }
        if let address, folded == address.text || folded + "@" == address.text.prefix(folded.count + 1) {
            return .isAddress
        }
        if let name, folded == Self.folded(name) { return .isName }
        return common.contains(folded) ? .isCommon : nil
    }

    /// Composed, so that one password typed on two keyboards is one; without the difference of capitals.
    private static func folded(_ text: String) -> String {
        text.precomposedStringWithCanonicalMapping.lowercased()
    }
}
