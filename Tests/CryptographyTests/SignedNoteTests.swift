import Cryptography
import Testing

@Suite("Signed notes")
struct SignedNoteTests {
    @Test("the note of the Go module golang.org/x/mod/sumdb/note is signed the same, byte for byte")
    func go() throws {
        let signer = try #require(NoteSigner(text: PeterNeumann.signer))
        #expect(signer.verifier.text == PeterNeumann.verifier)
        let note = try SignedNote(text: PeterNeumann.text, signer: signer)
        #expect(String(decoding: note.bytes, as: UTF8.self) == PeterNeumann.note)
    }

    @Test(
        "the notes of the Go module and of the specification verify",
        arguments: [
            (PeterNeumann.verifier, PeterNeumann.note),
            (
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                """
                This is an example message.

                — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=

                """
            ),
        ])
    func known(key: String, written: String) throws {
        let verifier = try #require(NoteVerifier(text: key))
        let note = try SignedNote(bytes: Array(written.utf8))
        #expect(try note.verified(by: [verifier]) == [verifier])
        #expect(note.bytes == Array(written.utf8))
    }

    @Test("a note is read from what it is written as, with any text and several signatures")
    func roundTrip() throws {
        let signers = try Self.signers(3)
        for text in ["\n", "a\n", "Қала\n\nекінші\n", "\n\n\n", "— looks like a signature\n", "e\u{301}\n"] {
            var note = try SignedNote(text: text, signer: signers[0])
            note.sign(signers[1])
            note.sign(signers[2])
            let read = try SignedNote(bytes: note.bytes)
            #expect(read == note)
            #expect(Array(read.text.utf8) == Array(text.utf8))
            #expect(try read.verified(by: signers.map(\.verifier)) == signers.map(\.verifier))
            #expect(try read.verified(by: [signers[1].verifier]) == [signers[1].verifier])
        }
    }

    @Test("a key signs a note once")
    func once() throws {
        let signers = try Self.signers(2)
        var note = try SignedNote(text: "a\n", signer: signers[0])
        note.sign(signers[1])
        note.sign(signers[0])
        #expect(note.signatures.map(\.name) == ["log.example/1", "log.example/0"])
    }

    @Test("signatures by others are passed over, and do not make a note trusted")
    func others() throws {
        let signers = try Self.signers(3)
        var note = try SignedNote(text: "a\n", signer: signers[0])
        note.sign(signers[1])
        #expect(try note.verified(by: [signers[1], signers[2]].map(\.verifier)) == [signers[1].verifier])
        #expect(throws: SignedNote.Failure.unverified) { try note.verified(by: [signers[2].verifier]) }
        #expect(throws: SignedNote.Failure.unverified) { try note.verified(by: []) }
        // The same key under another name has another ID.
        let renamed = try #require(NoteVerifier(name: "log.example/9", key: signers[0].verifier.key))
        #expect(throws: SignedNote.Failure.unverified) { try note.verified(by: [renamed]) }
    }

    @Test("one false signature by a trusted key condemns the note, whoever else signed it")
    func forged() throws {
        let signers = try Self.signers(2)
        var note = try SignedNote(text: "total 5\n", signer: signers[0])
        note.sign(signers[1])
        let written = String(decoding: note.bytes, as: UTF8.self)
        let changed = try SignedNote(bytes: Array(written.replacing("total 5", with: "total 6").utf8))
        for trusted in [signers, [signers[0]]] {
            #expect(throws: SignedNote.Failure.falseSignature(name: "log.example/0")) {
                try changed.verified(by: trusted.map(\.verifier))
            }
        }
        // The second signature alone is exchanged for one over another text.
        let other = try SignedNote(text: "other\n", signer: signers[1])
        let line = try #require(String(decoding: other.bytes, as: UTF8.self).split(separator: "\n").last)
        let kept = written.split(separator: "\n", omittingEmptySubsequences: false).dropLast(2)
        let half = try SignedNote(bytes: Array("\(kept.joined(separator: "\n"))\n\(line)\n".utf8))
        #expect(throws: SignedNote.Failure.falseSignature(name: "log.example/1")) {
            try half.verified(by: signers.map(\.verifier))
        }
    }

    @Test("texts that only look the same are different notes")
    func looks() throws {
        let signer = try Self.signers(1)[0]
        let composed = try SignedNote(text: "\u{E9}\n", signer: signer)
        let written = Array("e\u{301}\n".utf8) + composed.bytes.dropFirst(3)
        let pieces = try SignedNote(bytes: written)
        #expect(pieces != composed)
        #expect(throws: SignedNote.Failure.falseSignature(name: "log.example/0")) {
            try pieces.verified(by: [signer.verifier])
        }
    }

    static func signers(_ count: Int) throws -> [NoteSigner] {
        let random = SeededBytes(seed: 31)
        return try (0..<count).map { number in
            try #require(NoteSigner(name: "log.example/\(number)", key: SigningKey(random: random)))
        }
    }
}

/// The example in the documentation of the Go module `golang.org/x/mod/sumdb/note`.
enum PeterNeumann {
    static let signer = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
    static let verifier = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    static let text = """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        """
    static let note =
        text + "\n— PeterNeumann "
        + "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
}
