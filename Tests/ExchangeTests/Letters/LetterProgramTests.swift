import Accounts
import Cryptography
import Exchange
import Foundation
import Localization
import QalaTesting
import Synchronization
import Testing

@Suite("The program that sends letters")
struct LetterProgramTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "qala-letters-\(UUID().uuidString)")
    private let troubles = Troubles()
    private let token = Token(random: RepeatableRandom(seed: 5))

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    @Test("gets every letter in its language, with its link, at its address", arguments: ["kk", "ru", "en", "fr"])
    func letters(language: String) async throws {
        let program = try courier("cat > \"\(folder.path)/$(date +%s%N)\"; echo \"$@\" >> \(folder.path)/arguments")
        let address = try #require(EmailAddress("Person+1@demokent.kz"))
        for letter in Self.ownLetters {
            let hasLink = ![.passwordNotice, .addressChangeNotice].contains(letter)
            await program.deliver(letter, to: address, language: language, token: hasLink ? token : nil)
        }
        await program.finish()
        #expect(troubles.all == [])
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
            $0.allSatisfy(\.isNumber)
        }
        #expect(files.count == 5)
        for (letter, file) in zip(Self.ownLetters, files.sorted()) {
            let message = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            let body = try #require(
                Data(base64Encoded: message.components(separatedBy: "\n\n")[1].filter { $0 != "\n" }))
            let text = String(decoding: body, as: UTF8.self)
            #expect(message.contains("\nTo: <person+1@demokent.kz>\n"))
            #expect(message.contains("\nContent-Language: \(language == "fr" ? "en" : language)\n"))
            #expect(!text.contains("⟦") && text.contains("Qala «Демокент»"))
            let link =
                "\r\nhttps://qala.example/\(language == "fr" ? "en" : language)/\(letter.rawValue)/\(token.text)\r\n"
            let hasLink = ![.passwordNotice, .addressChangeNotice].contains(letter)
            #expect(text.contains(link) == hasLink)
            #expect(text.contains("https") == hasLink)
        }
        let arguments = try String(contentsOf: folder.appending(path: "arguments"), encoding: .utf8)
        #expect(arguments == String(repeating: "-t -i\n", count: 5))
    }

    /// Letters about the reader's own account, which say the same to everybody but for their link.
    private static let ownLetters = Letter.allCases.filter { $0 != .reminder }

    @Test("puts words into a letter as they are, and no header with them", arguments: ["kk", "ru", "en"])
    func words(language: String) async throws {
        let program = try courier("cat > \(folder.path)/letter")
        let address = try #require(EmailAddress("person@demokent.kz"))
        await program.deliver(
            .reminder, to: address, language: language, token: nil,
            words: ["town": "Үлгі\nBcc: x@y.z", "list": "– a\n– b", "link": "https://qala.example/x"])
        await program.finish()
        let message = try String(contentsOf: folder.appending(path: "letter"), encoding: .utf8)
        let parts = message.components(separatedBy: "\n\n")
        #expect(!parts[0].contains("\nBcc:"))
        let text = String(decoding: try #require(Data(base64Encoded: parts[1].filter { $0 != "\n" })), as: UTF8.self)
        #expect(!text.contains("⟦") && text.contains("– a\r\n– b") && text.contains("https://qala.example/x"))
    }

    @Test("is not waited for, and letters are sent in order")
    func queue() async throws {
        let go = folder.appending(path: "go")
        let program = try courier(
            "until test -e \(go.path); do sleep 0.01; done; cat >> \(folder.path)/all", patience: .seconds(300))
        let address = try #require(EmailAddress("a@demokent.kz"))
        for _ in 0..<3 { await program.deliver(.passwordNotice, to: address, language: "en", token: nil) }
        try Data().write(to: go)
        await program.finish()
        let all = try String(contentsOf: folder.appending(path: "all"), encoding: .utf8)
        #expect(all.matches(of: /To: <a@/).count == 3)
        #expect(Set(all.matches(of: /Message-ID: <([0-9a-f]{64})@demokent.kz>/).map(\.1)).count == 3)
    }

    @Test("that hangs is ended with what it started, and the next letter is sent")
    func hanging() async throws {
        let program = try courier(
            "if mkdir \(folder.path)/first; then sleep 600 & echo $! > \(folder.path)/child; wait; fi; cat > \(folder.path)/sent",
            patience: .seconds(1))
        let address = try #require(EmailAddress("a@demokent.kz"))
        let start = ContinuousClock.now
        for _ in 0..<2 { await program.deliver(.recovery, to: address, language: "en", token: token) }
        await program.finish()
        #expect(ContinuousClock.now - start < .seconds(300))
        #expect(troubles.all == [.timedOut])
        #expect(FileManager.default.fileExists(atPath: folder.appending(path: "sent").path))
        let child = try String(contentsOf: folder.appending(path: "child"), encoding: .utf8)
        let identifier = try #require(pid_t(child.filter(\.isNumber)))
        for _ in 0..<50 where isAlive(identifier) { try await Task.sleep(for: .milliseconds(20)) }
        #expect(!isAlive(identifier))
    }

    @Test("that fails, dies, takes nothing or is not there is told, without a word about the person")
    func failing() async throws {
        let scripts: [(String, LetterProgram.Trouble?)] = [
            ("cat > /dev/null; echo a@demokent.kz >&2; exit 75", .refused(status: 75)),
            ("kill -9 $$", .killed(signal: 9)), ("exit 1", .refused(status: 1)), ("exit 0", nil),
        ]
        let address = try #require(EmailAddress("a@demokent.kz"))
        for (script, trouble) in scripts {
            let program = try courier(script)
            await program.deliver(.recovery, to: address, language: "en", token: token)
            await program.finish()
            #expect(troubles.take() == [trouble].compactMap(\.self))
        }
        let nowhere = LetterProgram(desk: try desk(), program: folder.appending(path: "nowhere"), tell: troubles.add)
        await nowhere.deliver(.recovery, to: address, language: "en", token: token)
        await nowhere.finish()
        #expect(troubles.take() == [.missing])
    }

    @Test("has no endless queue, and gets none of our environment")
    func bounded() async throws {
        let program = try courier("env > \(folder.path)/env; sleep 0.3; cat > /dev/null", capacity: 2)
        let address = try #require(EmailAddress("a@demokent.kz"))
        setenv("QALA_TEST_SECRET", "s3cret", 1)
        for _ in 0..<12 { await program.deliver(.recovery, to: address, language: "en", token: token) }
        await program.finish()
        #expect(troubles.all.count >= 9)
        #expect(Set(troubles.all) == [.full])
        #expect(try !String(contentsOf: folder.appending(path: "env"), encoding: .utf8).contains("s3cret"))
    }

    @Test("letters say how long their links are good")
    func lifetimes() {
        // The letters say "a week" and "one hour" in words.
        #expect(OneTimeLink.Purpose.invitation.lifetime == 7 * 24 * 3600)
        #expect(OneTimeLink.Purpose.recovery.lifetime == 3600)
    }

    private func isAlive(_ process: pid_t) -> Bool {
        // Without a parent that asks for it, a dead one may stay as a zombie.
        let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        return state.map { !$0.contains(") Z ") } ?? false
    }

    private let catalogues = URL(filePath: #filePath).appending(path: "../../../../Sources/Localization/Catalogues")
        .standardizedFileURL

    private func desk() throws -> LetterDesk {
        LetterDesk(
            site: "Qala «Демокент»", sender: try #require(EmailAddress("qala@demokent.kz")),
            catalogue: try Catalogue(folder: catalogues)
        ) { letter, token, language in "https://qala.example/\(language.rawValue)/\(letter.rawValue)/\(token.text)" }
    }

    private func courier(
        _ script: String, patience: Duration = .seconds(30), capacity: Int = 100
    ) throws -> LetterProgram {
        let path = folder.appending(path: "program-\(UUID().uuidString)")
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path.path)
        return LetterProgram(
            desk: try desk(), program: path, patience: patience, capacity: capacity, tell: troubles.add)
    }
}

private final class Troubles: Sendable {
    private let kept = Mutex<[LetterProgram.Trouble]>([])

    var all: [LetterProgram.Trouble] { kept.withLock { $0 } }

    func add(_ trouble: LetterProgram.Trouble) { kept.withLock { $0.append(trouble) } }

    func take() -> [LetterProgram.Trouble] {
        kept.withLock { kept in
            defer { kept = [] }
            return kept
        }
    }
}
