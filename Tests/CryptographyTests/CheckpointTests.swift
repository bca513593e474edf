import Cryptography
import Testing

@Suite("Checkpoints")
struct CheckpointTests {
    /// The example of C2SP tlog-checkpoint.
    private static let example = """
        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

        """
    private static let rootText = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="

    private func failure(_ text: String) -> Checkpoint.Failure? {
        #expect(throws: Checkpoint.Failure.self) { _ = try Checkpoint(text: text) }
    }

    @Test("the example of the specification is read and written the same")
    func example() throws {
        let checkpoint = try Checkpoint(text: Self.example)
        #expect(checkpoint.origin == "example.com/behind-the-sofa")
        #expect(checkpoint.size == 20_852_163)
        #expect(
            checkpoint.root.hexadecimal == "0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62")
        #expect(checkpoint.extensions == [])
        #expect(checkpoint.text == Self.example)
        let note =
            Self.example
            + "\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
        #expect(try SignedNote(bytes: Array(note.utf8)).text == Self.example)
    }

    @Test("the checkpoint of a log is read from what it is written as", arguments: [0, 1, 8, 1_000])
    func roundTrip(count: Int) throws {
        let tree = MerkleTree(leaves: SampleLeaves.make(count))
        for extensions in [[], ["time 1700000000"], ["a", "ә", "— b"]] {
            let checkpoint = try Checkpoint(
                origin: "log.example/қала", size: count, root: tree.root, extensions: extensions)
            #expect(try Checkpoint(text: checkpoint.text) == checkpoint)
            let signer = try SignedNoteTests.signers(1)[0]
            let published = try checkpoint.signed(by: signer).bytes
            let read = try Checkpoint(note: published, origin: "log.example/қала", trusted: [signer.verifier])
            #expect(read == checkpoint)
        }
    }

    @Test("a checkpoint is believed only with a trusted signature, and only as that of its log")
    func trusted() throws {
        let signers = try SignedNoteTests.signers(2)
        let checkpoint = try Checkpoint(origin: "log.example", size: 0, root: MerkleTree.emptyRoot)
        let published = try checkpoint.signed(by: signers[0]).bytes
        #expect(throws: Checkpoint.Failure.note(.unverified)) {
            _ = try Checkpoint(note: published, origin: "log.example", trusted: [signers[1].verifier])
        }
        #expect(throws: Checkpoint.Failure.otherOrigin("log.example")) {
            _ = try Checkpoint(note: published, origin: "log.example/2", trusted: [signers[0].verifier])
        }
        #expect(throws: Checkpoint.Failure.note(.unsigned)) {
            _ = try Checkpoint(note: Array(checkpoint.text.utf8), origin: "log.example", trusted: [])
        }
        let other = String(decoding: published, as: UTF8.self).replacing("\n0\n", with: "\n1\n")
        #expect(throws: Checkpoint.Failure.note(.falseSignature(name: "log.example/0"))) {
            _ = try Checkpoint(note: Array(other.utf8), origin: "log.example", trusted: [signers[0].verifier])
        }
    }

    @Test("a signed note that is no checkpoint is none")
    func otherNote() throws {
        let verifier = try #require(NoteVerifier(text: PeterNeumann.verifier))
        #expect(throws: Checkpoint.Failure.incomplete) {
            _ = try Checkpoint(note: Array(PeterNeumann.note.utf8), origin: "log.example", trusted: [verifier])
        }
    }

    @Test(
        "fewer than three whole lines are no checkpoint",
        arguments: ["", "\n", "a\n", "a\n0\n", "a\n0\n\(rootText)", "a\n0\n\(rootText)\nb"])
    func incomplete(text: String) {
        #expect(failure(text) == .incomplete)
    }

    @Test(
        "a size is decimal, without sign, space or leading zero",
        arguments: ["", "00", "01", "-1", "-0", "+1", " 1", "1 ", "1e3", "0x1", "٣", "9223372036854775808", "a"])
    func size(size: String) {
        #expect(failure("a\n\(size)\n\(Self.rootText)\n") == .malformedSize)
    }

    @Test(
        "a root is the base64 of 32 bytes, in the one spelling",
        arguments: [
            "", "AAAA", String(rootText.dropLast()), rootText + "=", "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=",
            "CsUYapGGPo4dkMgIAUqom_Xajj7h2fB2MPA3j2jxq2I=", " " + rootText, "A" + rootText,
        ])
    func root(root: String) {
        #expect(failure("a\n1\n\(root)\n") == .malformedRoot)
    }

    @Test("an empty line is named")
    func empty() {
        #expect(failure("\n1\n\(Self.rootText)\n") == .malformedLine(1))
        #expect(failure("a\n1\n\(Self.rootText)\n\n") == .malformedLine(4))
        #expect(failure("a\n1\n\(Self.rootText)\nb\n\n") == .malformedLine(5))
        #expect(failure("a\t\n1\n\(Self.rootText)\n") == .malformedLine(1))
    }

    @Test("no checkpoint is made that could not be read again")
    func unmakeable() {
        let root = MerkleTree.emptyRoot
        #expect(throws: Checkpoint.Failure.malformedSize) { _ = try Checkpoint(origin: "a", size: -1, root: root) }
        for line in ["", "a\nb", "\r", "a\r\n"] {
            #expect(throws: Checkpoint.Failure.malformedLine(1)) {
                _ = try Checkpoint(origin: line, size: 0, root: root)
            }
            #expect(throws: Checkpoint.Failure.malformedLine(5)) {
                _ = try Checkpoint(origin: "a", size: 0, root: root, extensions: ["b", line])
            }
        }
    }
}
