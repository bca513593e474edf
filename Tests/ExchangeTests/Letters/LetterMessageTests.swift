import Accounts
import Exchange
import Foundation
import Testing

@Suite("Letters as programs pass them on")
struct LetterMessageTests {
    private let sender = EmailAddress("qala@demokent.kz")
    private let recipient = EmailAddress("aigerim@demokent.kz")

    private func message(name: String = "Qala", subject: String = "Hello", text: String = "Text\n") throws -> String {
        let message = LetterMessage(
            senderName: name, sender: try #require(sender), recipient: try #require(recipient), subject: subject,
            text: text, language: "kk", identifier: "abc1", time: 1_795_313_082)
        return String(decoding: message.bytes, as: UTF8.self)
    }

    @Test("a plain letter is what RFC 5322 says")
    func plain() throws {
        #expect(
            try message() == """
                Date: Sun, 22 Nov 2026 02:04:42 +0000
                From: Qala
                 <qala@demokent.kz>
                To: <aigerim@demokent.kz>
                Message-ID: <abc1@demokent.kz>
                Subject: Hello
                Content-Language: kk
                Auto-Submitted: auto-generated
                MIME-Version: 1.0
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: base64

                VGV4dA0K

                """)
    }

    @Test(
        "words of any script come back from their encoding, in lines that every program takes",
        arguments: [
            "Қала", "Приглашение к работе на сайте, где города ведут кадастры выбросов парниковых газов",
            String(repeating: "ұ", count: 300), "a=?b", "🏙️👩‍👩‍👧‍👦🏙️👩‍👩‍👧‍👦🏙️👩‍👩‍👧‍👦", "\"Name\" <x@y.kz>", "",
            String(repeating: "long ", count: 40) + "end",
        ])
    func words(text: String) throws {
        let lines = try message(name: text, subject: text, text: text).components(separatedBy: "\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 78 && $0.utf8.allSatisfy { (0x20..<0x7F).contains($0) } })
        #expect(decoded("Subject: ", lines) == text)
        let from = decoded("From: ", lines)
        #expect(from == (text.isEmpty ? "" : text + " ") + "<qala@demokent.kz>")
        let body = lines[(try #require(lines.firstIndex(of: "")) + 1)...].joined()
        #expect(Data(base64Encoded: body).map { String(decoding: $0, as: UTF8.self) } == text)
    }

    @Test(
        "no line end in a name or subject makes a header of it",
        arguments: ["\n", "\r", "\r\n", "\u{2028}", "\u{85}", "\0", "\u{B}", "\n\n", "\r\n "])
    func injection(end: String) throws {
        let evil = "Qala\(end)Bcc: everybody@demokent.kz\(end)\(end)body"
        let honest = try names(message())
        let letter = try message(name: evil, subject: evil)
        #expect(names(letter) == honest)
        #expect(!letter.contains("Bcc"))
        let lines = letter.components(separatedBy: "\n")
        #expect(decoded("Subject: ", lines) == "Qala Bcc: everybody@demokent.kz body")
    }

    /// The names of the headers.
    private func names(_ letter: String) -> [String] {
        letter.components(separatedBy: "\n\n")[0].components(separatedBy: "\n").filter { !$0.hasPrefix(" ") }
            .map { String($0.prefix { $0 != ":" }) }
    }

    /// A header with its lines joined and its words decoded, as RFC 2047 says.
    private func decoded(_ name: String, _ lines: [String]) -> String? {
        guard let start = lines.firstIndex(where: { $0.hasPrefix(name) }) else { return nil }
        let more = lines[(start + 1)...].prefix { $0.hasPrefix(" ") }
        let whole = ([String(lines[start].dropFirst(name.count))] + more).joined()
        var bytes: [UInt8] = []
        var last = whole.startIndex
        for match in whole.matches(of: /=\?UTF-8\?B\?([A-Za-z0-9+\/=]*)\?=/) {
            let between = whole[last..<match.range.lowerBound]
            // Space between two encoded words is not part of the text.
            if !between.allSatisfy({ $0 == " " }) { bytes += Array(between.utf8) }
            bytes += Array(Data(base64Encoded: String(match.1)) ?? Data())
            last = match.range.upperBound
        }
        return String(decoding: bytes + Array(whole[last...].utf8), as: UTF8.self)
    }
}
