import Cryptography
import Testing

@Suite("Signed notes as text")
struct SignedNoteTextTests {
    private static let signature = "— a AAAAAAAA\n"

    private func failure(_ written: String) -> SignedNote.Failure? {
        #expect(throws: SignedNote.Failure.self) { _ = try SignedNote(bytes: Array(written.utf8)) }
    }

    @Test(
        "a note without an empty line and signatures is unsigned",
        arguments: [
            "", "\n", "\n\n", "a", "a\n", "a\n\n", "a\n\n\n", "a\n— a AAAAAAAA\n", "\n— a AAAAAAAA\n",
            "a\n\n— a AAAAAAAA", "a\n\n— a AAAAAAAA\n\n",
        ])
    func unsigned(written: String) {
        #expect(failure(written) == .unsigned)
    }

    @Test(
        "a line that is no signature is named",
        arguments: [
            "- a AAAAAAAA\n", "—a AAAAAAAA\n", "— a\n", "— a \n", "—  AAAAAAAA\n", "— a AAAAAAAA \n",
            "— a  AAAAAAAA\n", " — a AAAAAAAA\n", "— a+b AAAAAAAA\n", "— a\u{A0}b AAAAAAAA\n", "— a b AAAAAAAA\n",
            "— a AAAAAA==\n", "— a AAAAAAA\n", "— a AAAAAAB=\n", "— a AAAA_AAA\n", "— a AAAAAAAA=\n",
            "– a AAAAAAAA\n", "signed\n",
        ])
    func malformed(line: String) {
        #expect(failure("a\n\n" + line) == .malformedSignature(line: 1))
        #expect(failure("a\n\n" + Self.signature + line) == .malformedSignature(line: 2))
    }

    @Test("bytes that are no plain text are refused")
    func plain() {
        for control in ["\r", "\t", "\0", "\u{1F}"] {
            #expect(failure("a\(control)\n\n" + Self.signature) == .notPlainText)
            #expect(failure("a\n\n— a\(control) AAAAAAAA\n") == .notPlainText)
        }
        #expect(throws: SignedNote.Failure.notPlainText) {
            _ = try SignedNote(bytes: [0xFF, 10, 10] + Array(Self.signature.utf8))
        }
    }

    @Test("a note has at most a hundred signatures and a megabyte")
    func limits() throws {
        func many(_ count: Int) -> String { "a\n\n" + String(repeating: Self.signature, count: count) }
        #expect(try SignedNote(bytes: Array(many(100).utf8)).signatures.count == 100)
        #expect(failure(many(101)) == .tooManySignatures(limit: 100))
        let long = String(repeating: "a", count: SignedNote.limit)
        #expect(failure("\(long)\n\n\(Self.signature)") == .tooLarge(limit: SignedNote.limit))
        let signer = try SignedNoteTests.signers(1)[0]
        #expect(throws: SignedNote.Failure.tooLarge(limit: SignedNote.limit)) {
            _ = try SignedNote(text: long + "\n", signer: signer)
        }
    }

    @Test("a text without a last line end, or with a control character, is not signed")
    func unsignable() throws {
        let signer = try SignedNoteTests.signers(1)[0]
        for text in ["", "a", "a\nb"] {
            #expect(throws: SignedNote.Failure.malformedText) { _ = try SignedNote(text: text, signer: signer) }
        }
        for text in ["a\t\n", "a\r\n", "\0\n"] {
            #expect(throws: SignedNote.Failure.notPlainText) { _ = try SignedNote(text: text, signer: signer) }
        }
    }

    @Test("keys are read from what they are written as")
    func keys() throws {
        for name in ["a", "log.example/қала", "\u{301}x", "a=b"] {
            let key = SigningKey(random: SeededBytes(seed: 33))
            let signer = try #require(NoteSigner(name: name, key: key))
            #expect(NoteSigner(text: signer.text) == signer)
            #expect(NoteVerifier(text: signer.verifier.text) == signer.verifier)
        }
    }

    @Test("a key with a space, a plus or a control character in its name, or without one, is none")
    func names() {
        let key = SigningKey(random: SeededBytes(seed: 33))
        for name in ["", " ", "a b", "a+b", "a\n", "a\u{2003}b", "\u{A0}", "a\u{85}"] {
            #expect(NoteSigner(name: name, key: key) == nil)
            #expect(NoteVerifier(name: name, key: key.verifyingKey) == nil)
        }
    }

    @Test(
        "a text that is no key is not read as one",
        arguments: [
            "", "+", "++", "PeterNeumann", "PeterNeumann+c74f20a3",
            "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "Peterneumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "PeterNeumann+c74f20a3+AhpcQcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n",
            "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy",
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFy",
        ])
    func noKey(text: String) {
        #expect(NoteVerifier(text: text) == nil)
        #expect(NoteSigner(text: text) == nil)
        #expect(NoteSigner(text: "PRIVATE+KEY+" + text) == nil)
    }

    @Test("a signer does not show its key")
    func hidden() throws {
        let signer = try #require(NoteSigner(text: PeterNeumann.signer))
        #expect("\(signer) \(String(reflecting: signer))" == "NoteSigner, hidden NoteSigner, hidden")
    }
}
