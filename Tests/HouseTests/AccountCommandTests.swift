import Findings
import Foundation
import Localization
import Testing

/// The commands of accounts, done for real by the program.
@Suite("Commands of accounts", .enabled(if: Program.url != nil), .serialized)
struct AccountCommandTests {
    private let folder: URL
    private let catalogue: Catalogue

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "qala-accounts-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        catalogue = try Catalogue(folder: House.root.appending(path: "Sources/Localization/Catalogues"))
    }

    private func account(_ words: String..., language: Language = .en, input: String = "") throws -> Program.Reply {
        let data = folder.appending(path: "qala.sqlite").path
        return try Program.run(["account"] + words + ["--data", data, "--language", language.rawValue], input: input)
    }

    private func text(_ key: String, _ language: Language) -> String {
        catalogue.texts(language).text(key)
    }

    private struct Listed: Decodable {
        let account: String
        let state: String
        let address: String?
        let roles: [String]
        let lacksSecondFactor: Bool
    }

    private func list() throws -> [Listed] {
        try JSONDecoder().decode([Listed].self, from: Data(account("list", "--format", "json").output.utf8))
    }

    private func begin(_ language: Language) throws {
        let made = try account(
            "create-administrator", "office@qala.kz", "--name", "Сәуле", language: language,
            input: "тоғыз жолдың торабы\n")
        #expect(made.status == 0 && made.output.contains(text("account-command.first", language)))
        let invited = try account(
            "invite", "dana@karaganda.kz", "--role", "town-editor", "--town", "KZ/karaganda", language: language)
        #expect(invited.status == 0)
        #expect(invited.output.contains("/\(language.rawValue)/invitations/"))
    }

    @Test(
        "a person is closed out, let in again, handed a link and erased, in the reader's language",
        arguments: Language.allCases)
    func life(language: Language) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try begin(language)
        #expect(try list().map(\.lacksSecondFactor).filter { $0 } == [true], "the office has none yet")
        let address = "office@qala.kz"
        func expect(_ key: String, _ words: String..., about: String = "dana@karaganda.kz") throws {
            let data = folder.appending(path: "qala.sqlite").path
            let reply = try Program.run(
                ["account"] + words + [about, "--data", data, "--language", language.rawValue])
            #expect(reply.status == 0, "\(words): \(reply.errors)")
            let expected = catalogue.texts(language).text(key, ["address": .text(about)])
            #expect((reply.output + reply.errors).contains(expected), "\(reply.output)\(reply.errors)")
        }
        try expect("account-command.disabled", "disable")
        #expect(try list().map(\.state).sorted() == ["active", "disabled"])
        try expect("account-command.restored", "restore")
        #expect(try list().map(\.state).sorted() == ["active", "invited"], "who never had a password is still invited")
        try expect("account-command.signed-out", "sign-out", about: address)
        let reset = try account("reset", address, "--origin", "https://qala.example", language: language)
        let link = "https://qala.example/\(language.rawValue)/recovery/"
        #expect(reset.output.hasPrefix(link) && reset.output.count == link.count + 44)
        try expect("account-command.erased", "erase", "--yes")
        let left = try list()
        #expect(left.map(\.state).sorted() == ["active", "erased"])
        #expect(left.first { $0.state == "erased" }?.address == nil)
        let shown = try account("list", language: language).output
        #expect(shown.contains(text("account-state.erased", language)) && !shown.contains("dana@"))
    }

    @Test("what stands in the way is said in the reader's language, with a status, and nothing is done")
    func refusals() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try begin(.ru)
        let texts = catalogue.texts(.ru)
        func refusal(
            _ key: String, _ status: Int32, _ words: String..., about details: [String: Detail] = [:]
        ) throws {
            let data = folder.appending(path: "qala.sqlite").path
            let reply = try Program.run(
                ["account"] + words + ["--data", data, "--language", "ru"], input: "eight mountain goats\n")
            #expect(reply.status == status && reply.output.isEmpty, "\(words): \(reply.output)")
            #expect(reply.errors == texts.text(key, details) + "\n", "\(words)")
        }
        let nobody: [String: Detail] = ["address": .text("nobody@qala.kz")]
        try refusal("account-command.no-account", 1, "disable", "nobody@qala.kz", about: nobody)
        try refusal("account-command.not-meant", 64, "erase", "dana@karaganda.kz")
        try refusal("problem.last-office", 1, "erase", "office@qala.kz", "--yes")
        try refusal("problem.state", 1, "restore", "office@qala.kz")
        try refusal("problem.state", 1, "reset", "dana@karaganda.kz")
        try refusal("problem.no-second-factor", 1, "take-second-factor", "office@qala.kz")
        try refusal(
            "account-command.town", 64, "invite", "a@b.kz", "--role", "town-editor", "--town", "karaganda",
            about: ["value": .text("karaganda")])
        try refusal("problem.address-unfit", 1, "invite", "nonsense", "--role", "donor")
        try refusal("problem.office-exists", 1, "create-administrator", "b@qala.kz", "--name", "B")
        #expect(try list().map(\.state).sorted() == ["active", "invited"])
    }
}
