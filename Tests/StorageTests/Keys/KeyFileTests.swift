import Cryptography
import Foundation
import Storage
import Testing

@Suite("The file of an instance's keys")
struct KeyFileTests {
    private let folder: TemporaryFolder
    private let file: KeyFile

    init() throws {
        folder = try TemporaryFolder()
        file = KeyFile(besideLedger: folder.ledger)
    }

    @Test("is made at first use, for its owner only, and gives the same keys ever after")
    func made() throws {
        let keys = try file.keys()
        #expect(try file.keys() == keys)
        #expect(try KeyFile(besideLedger: folder.ledger).keys() == keys)
        #expect(try folder.names() == ["ledger.sqlite.keys"])
        #expect(try mode() == 0o600)
        let text = try String(contentsOfFile: file.path, encoding: .utf8)
        #expect(text.wholeMatch(of: /qala-keys-1\nsealing [A-Za-z0-9+\/]{43}=\nsigning [A-Za-z0-9+\/]{43}=\n/) != nil)
        #expect(InstanceKeys(text: text) == keys)
        let other = try TemporaryFolder()
        #expect(try KeyFile(besideLedger: other.ledger).keys() != keys)
    }

    @Test("of 8 who make it at once, all have the same keys")
    func atOnce() async throws {
        let file = file
        let found = try await withThrowingTaskGroup(of: InstanceKeys.self) { group in
            for _ in 0..<8 { group.addTask { try file.keys() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(found.allSatisfy { $0 == found[0] })
        #expect(try folder.names() == ["ledger.sqlite.keys"])
    }

    @Test("is refused when others may read or write it", arguments: [0o640, 0o604, 0o620, 0o602, 0o610, 0o666])
    func readable(mode: Int) throws {
        let keys = try file.keys()
        try permit(mode)
        #expect(throws: KeyFile.Failure.readableByOthers(path: file.path)) { try file.keys() }
        try permit(0o400)
        #expect(try file.keys() == keys)
    }

    @Test(
        "is refused and left alone when it holds something else",
        arguments: [
            "", "\n", "qala-keys-1", "qala-keys-2\nsealing A\nsigning A\n", String(repeating: "x", count: 10_000),
            "qala-keys-1\nsealing AAAA\nsigning AAAA\n", "qala-keys-1\nsigning \(zeros)\nsealing \(zeros)\n",
            "qala-keys-1\nsealing \(zeros)\nsigning \(zeros)\nmore", "qala-keys-1\nsealing \(zeros)\n",
            // A last letter that decodes to the same bytes.
            "qala-keys-1\nsealing \(zeros)\nsigning \(zeros.dropLast(2))B=\n",
        ])
    func malformed(text: String) throws {
        #expect(FileManager.default.createFile(atPath: file.path, contents: Data(text.utf8)))
        try permit(0o600)
        #expect(throws: KeyFile.Failure.malformed(path: file.path)) { try file.keys() }
        #expect(try String(contentsOfFile: file.path, encoding: .utf8) == text)
        #expect(InstanceKeys(text: text) == nil)
        #expect(throws: KeyFile.Failure.malformedVariable) { try file.keys(variable: text) }
    }

    @Test("cannot be made without its folder, and is no folder itself")
    func missing() throws {
        let nowhere = KeyFile(path: folder.path("nowhere/ledger.keys"))
        #expect(throws: KeyFile.Failure.unwritable(path: nowhere.path)) { try nowhere.keys() }
        let itself = KeyFile(path: folder.url.path)
        #expect(throws: KeyFile.Failure.unreadable(path: itself.path)) { try itself.keys() }
    }

    @Test("is not made when the keys come from a variable, whose lines may stand in one")
    func variable() throws {
        let keys = InstanceKeys(random: SystemRandom())
        #expect(try file.keys(variable: keys.text) == keys)
        #expect(try file.keys(variable: keys.text.replacing("\n", with: " ")) == keys)
        #expect(try folder.names() == [])
    }

    @Test("nothing of the keys is printed")
    func hidden() throws {
        let keys = try file.keys()
        var dumped = "\(keys) \(String(reflecting: keys))"
        dump(keys, to: &dumped)
        for secret in [Data(keys.sealing.bytes), Data(keys.signing.seed)] {
            #expect(!dumped.contains(secret.base64EncodedString()))
        }
        #expect("\(keys)" == "InstanceKeys, hidden")
    }

    private static let zeros = Data(count: 32).base64EncodedString()

    private func mode() throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
    }

    private func permit(_ mode: Int) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    }
}
