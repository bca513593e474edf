public import Cryptography

/// Who takes letters to people.
///
/// A courier takes the letter and delivers it later: how long that takes must not tell whether there was one.
public protocol Courier: Sendable {
    /// Takes a letter; the token is for its link, where the letter has one. `words` are put into its text as they are,
    /// in the reader's language.
    func deliver(
        _ letter: Letter, to address: EmailAddress, language: String, token: Token?, words: [String: String]) async
}

extension Courier {
    /// Takes a letter that says the same to everybody but for its link.
    public func deliver(_ letter: Letter, to address: EmailAddress, language: String, token: Token?) async {
        await deliver(letter, to: address, language: language, token: token, words: [:])
    }
}

/// What a letter says.
public enum Letter: String, Sendable, CaseIterable {
    /// A link to join; sent by who invited, as only they hold its token.
    case invitation
    /// A link to set a new password.
    case recovery
    /// A link to move to the address that the letter goes to.
    case addressChange = "address-change"
    /// To the address before: somebody asked to move away from it.
    case addressChangeNotice = "address-change-notice"
    /// The password was set anew.
    case passwordNotice = "password-notice"
    /// What a town owes the covenant, to those who answer for it.
    case reminder
}
