package import Accounts
package import Cryptography
import Findings
package import Localization

/// Writes letters: who sends them, in which words, and where their links lead.
package struct LetterDesk: Sendable {
    /// Where a letter's token is to be shown, in the reader's language.
    package typealias LinkAddress = @Sendable (_ letter: Letter, _ token: Token, _ language: Language) -> String

    /// The name under which people know this Qala, in every letter.
    package let site: String
    /// Where letters come from.
    package let sender: EmailAddress
    private let catalogue: Catalogue
    private let link: LinkAddress

    package init(site: String, sender: EmailAddress, catalogue: Catalogue, link: @escaping LinkAddress) {
        self.site = site
        self.sender = sender
        self.catalogue = catalogue
        self.link = link
    }

    /// Writes a letter; in English where the language is none of ours.
    func message(
        _ letter: Letter, to address: EmailAddress, language: String, token: Token?, words: [String: String],
        at time: Int64,
        random: any RandomSource
    ) -> LetterMessage {
        let language = Language(rawValue: language) ?? .en
        let texts = Texts(language, catalogue)
        let own: [String: Detail] = [
            "site": .text(site), "link": .text(token.map { link(letter, $0, language) } ?? ""),
        ]
        let details = own.with(words.mapValues { .text($0) })
        return LetterMessage(
            senderName: site, sender: sender, recipient: address,
            subject: texts["letter.\(letter.rawValue).subject", details],
            text: texts["letter.\(letter.rawValue).text", details] + "\n", language: language.rawValue,
            identifier: Digest.sha256(random.bytes(32)).hexadecimal, time: time)
    }
}
