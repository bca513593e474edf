package import Accounts
import Foundation

/// A letter as programs pass it on: headers and a text in UTF-8.
///
/// Whatever stands in its words, no header is added to it: control characters become spaces, and everything that is not
/// plain is encoded.
///
/// - Source: RFC 5322 for the form, RFC 2047 for words in headers, RFC 3834 for letters that nobody wrote.
package struct LetterMessage: Sendable {
    /// The name of who sends it.
    package var senderName: String
    /// Where it comes from.
    package var sender: EmailAddress
    /// Where it goes.
    package var recipient: EmailAddress
    /// What it is about.
    package var subject: String
    /// The text, in lines.
    package var text: String
    /// The language of the text: `kk`, `ru`, `en`.
    package var language: String
    /// What tells it from all others, in letters and digits.
    package var identifier: String
    /// When it was written, in seconds since 1970 UTC.
    package var time: Int64

    package init(
        senderName: String, sender: EmailAddress, recipient: EmailAddress, subject: String, text: String,
        language: String, identifier: String, time: Int64
    ) {
        self.senderName = senderName
        self.sender = sender
        self.recipient = recipient
        self.subject = subject
        self.text = text
        self.language = language
        self.identifier = identifier
        self.time = time
    }

    /// The bytes, with the line ends of the machine: the program that sends it writes those of the network.
    package var bytes: [UInt8] {
        let domain = sender.text.split(separator: "@").last ?? "localhost"
        let name = LetterHeader.words(senderName, after: "From: ")
        let headers = [
            "Date: \(LetterHeader.date(time))",
            "From: \(name)\(name.isEmpty ? "" : "\n ")<\(sender.text)>",
            "To: <\(recipient.text)>",
            "Message-ID: <\(identifier.filter { $0.isASCII && ($0.isLetter || $0.isNumber) })@\(domain)>",
            "Subject: \(LetterHeader.words(subject, after: "Subject: "))",
            "Content-Language: \(language.filter { $0.isASCII && $0.isLetter })",
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=UTF-8",
            "Content-Transfer-Encoding: base64",
        ]
        return Array((headers + ["", body]).joined(separator: "\n").utf8)
    }

    /// Base64 keeps every letter as it is, and every line short; inside it lines end as in the network.
    private var body: String {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let data = Data(lines.joined(separator: "\r\n").utf8)
        return data.base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed]) + "\n"
    }
}
