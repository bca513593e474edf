import Accounts
import Cryptography
import HTTPTypes
import Inventories
import Ledger
import QalaTesting
import Quantities
import Storage
import Testing

@testable import Web

@Suite("Taking work along and bringing it back, on pages")
struct PackagePagesTests {
    private let bench: PackageBench
    private let house: OfficeHouse

    init() throws {
        bench = try PackageBench()
        house = try OfficeHouse()
    }

    private func give(_ package: [UInt8], _ browser: Browser) async throws -> Browser.Reply {
        try await browser.give(package, named: "karaganda.qala", to: "/en/work/packages")
    }

    private func amounts() async throws -> [Double] {
        let head = try #require(try await house.history().head)
        return try Inventory.read(from: head).records.sorted { $0.id < $1.id }.compactMap {
            if case .reported(let amount, _) = $0.entry { amount } else { nil }
        }
    }

    @Test("what was taken along and worked on comes back under the name of who brings it; again nothing is new")
    func roundTrip() async throws {
        try await house.inventory()
        let editor = try await house.worker(.townEditor)
        #expect(try await editor.get("/en/work/karaganda-2022").text.contains("/work/karaganda-2022/package.qala"))
        let taken = try await editor.get("/en/work/karaganda-2022/package.qala")
        #expect(taken.status == 200)
        #expect(taken.headers[.contentDisposition] == "attachment; filename*=UTF-8''karaganda.qala")
        let worked = try await bench.worked(on: taken.bytes) { try await $0.edit(line: "r2", to: 7) }
        let reply = try await give(worked, editor)
        #expect(reply.status == 200 && reply.text.contains("1 revision taken over"))
        #expect(reply.text.contains("by this Qala") && !reply.text.contains("package.unknown-key"))
        #expect(try await amounts() == [1200, 7])
        let history = try await house.history()
        #expect(history.main.map(\.authorship.author).dropLast() == ["local", "local"])
        #expect(AccountID(try #require(history.head?.authorship.author)) != nil)
        #expect(history.firstBroken == nil && history.head?.authorship.reason == "karaganda.qala")
        let again = try await give(worked, editor)
        #expect(again.status == 200 && again.text.contains("Nothing new"))
        #expect(try await house.history().head == history.head)
    }

    @Test("where both sides changed a value, the page leads to the decision")
    func conflict() async throws {
        try await house.inventory()
        let editor = try await house.worker(.townEditor)
        let package = try await bench.package(from: house.ledger)
        let worked = try await bench.worked(on: package) { ledger in
            try await ledger.edit(to: 7)
            try await ledger.edit(line: "r2", to: 8)
        }
        try await house.ledger.edit(to: 9)
        let reply = try await give(worked, editor)
        #expect(reply.text.contains("2 revisions taken over and merged"))
        #expect(reply.text.contains("/en/work/karaganda-2022/conflicts"))
        let head = try #require(try await house.history().head)
        #expect(head.merged != nil && AccountID(head.authorship.author) != nil)
        #expect(try await editor.get("/en/work/karaganda-2022/conflicts").status == 200)
    }

    @Test("a document of another town is left out, whether or not it is here")
    func otherTown() async throws {
        try await house.inventory()
        let package = try await bench.package(from: house.ledger)
        let worked = try await bench.worked(on: package) { try await $0.edit(to: 7) }
        let before = try await house.ledger.version()
        let empty = try OfficeHouse()
        var answers: [String] = []
        for place in [house, empty] {
            let stranger = try await place.worker(.townEditor, over: .towns([TownScope(slug: "taraz", country: "KZ")]))
            let reply = try await give(worked, stranger)
            #expect(reply.status == 422 && reply.text.contains("“karaganda-2022” is not of a town"))
            let main = try #require(reply.text.firstMatch(of: /<main[\s\S]*<\/main>/))
            answers.append(String(main.output))
            for role in [Role.townReader, .reviewer, .donor, .helpDesk] {
                #expect(try await give(worked, place.worker(role)).status == 422, "\(role)")
            }
        }
        #expect(answers[0] == answers[1])
        #expect(try await house.ledger.version() == before)
        #expect(try await empty.ledger.version() == 0)
    }

    @Test("nobody's word comes in but one's own, that of a computer without accounts, and of people of another Qala")
    func authors() async throws {
        try await house.inventory()
        let colleague = try await house.person("colleague@karaganda.kz", "Colleague")
        let package = try await bench.package(from: house.ledger)
        let before = try await house.ledger.version()
        func giving(by author: String, onBehalfOf: String? = nil, reason: String? = nil) async throws -> String {
            let worked = try await bench.worked(on: package) {
                try await $0.edit(to: 7, by: author, onBehalfOf: onBehalfOf, reason: reason)
            }
            return try await give(worked, house.worker(.townEditor)).text
        }
        #expect(try await giving(by: colleague.id.text).contains("package.others-word"))
        #expect(try await giving(by: "Дана").contains("package.author"))
        #expect(try await giving(by: ReceiveRevisions.author).contains("package.merge"))
        #expect(try await giving(by: "local", onBehalfOf: "osh").contains("package.other-town"))
        #expect(try await giving(by: "local", reason: "✓ 1-1").contains("package.answer"))
        #expect(try await house.ledger.version() == before)
        let elsewhere = try await giving(by: AccountID.sample(77).text)
        #expect(elsewhere.contains("1 revision taken over"))
        let editor = try await house.worker(.townEditor)
        let history = try await editor.get("/en/work/karaganda-2022/history").text
        #expect(history.contains("a person of another Qala (000000)"))
    }

    @Test("what this Qala signed itself is known to have been here, whoever wrote it")
    func vouched() async throws {
        let colleague = try await house.person("colleague@karaganda.kz", "Colleague")
        let before = MemoryLedger()
        try await house.inventory()
        let first = try #require(try await house.history().head)
        try await before.append(first)
        try await before.edit(to: 7, by: colleague.id.text)
        let ours = try await bench.package(from: before)
        let foreign = NoteSigner(name: "qala", key: SigningKey(random: RepeatableRandom(seed: 99)))
        let theirs = try await bench.package(from: before, signer: foreign)
        let refused = try await give(theirs, house.worker(.townEditor))
        #expect(refused.text.contains("package.unknown-key") && refused.text.contains("package.others-word"))
        #expect(try await give(ours, house.worker(.townEditor)).text.contains("1 revision taken over"))
    }

    @Test("who acts for a town brings one save in under both names, and the town answers")
    func onBehalf() async throws {
        try await house.inventory()
        let package = try await bench.package(from: house.ledger)
        let worked = try await bench.worked(on: package) { ledger in
            try await ledger.edit(to: 7)
            try await ledger.edit(line: "r2", to: 8, by: "whoever")
        }
        let coordinator = try await house.worker(.nationalCoordinator, over: .country("KZ"))
        let reply = try await give(worked, coordinator)
        #expect(reply.status == 200 && reply.text.contains("one save in the town’s name"))
        let history = try await house.history()
        #expect(history.revisions.count == 2 && history.head?.authorship.onBehalfOf == "karaganda")
        #expect(history.openOnBehalf.count == 1)
        #expect(try await amounts() == [7, 8])
        #expect(try await give(worked, coordinator).text.contains("Nothing new"))
        let approver = try await house.worker(.townApprover)
        _ = try await approver.get("/en/work/karaganda-2022/history")
        let undone = try await approver.post(
            "/en/work/karaganda-2022/answers", [("answer", "undo"), ("from", "2"), ("to", "2")])
        #expect(undone.status == 303)
        #expect(try await amounts() == [1200])
    }

    @Test("a document that was begun elsewhere comes in where its town is one's own")
    func begun() async throws {
        let elsewhere = try OfficeHouse()
        try await elsewhere.inventory(year: 2023)
        try await elsewhere.inventory("demokent", town: "Demokent")
        let editor = try await house.worker(.townEditor)
        let known = try await bench.package(from: elsewhere.ledger)
        #expect(try await give(known, editor).text.contains("1 revision taken over"))
        #expect(try await editor.get("/en/work/karaganda-2023").status == 200)
        let unknown = try await bench.package(of: "demokent", from: elsewhere.ledger)
        #expect(try await give(unknown, editor).status == 422)
        let own = try await house.worker(.townEditor, over: .towns([.demokent]))
        #expect(try await give(unknown, own).status == 200)
        #expect(try await own.get("/en/work/demokent-2022").status == 200)
    }

    @Test("a file that is no package, or was changed, is told what it is, and nothing of it is taken")
    func wrongFiles() async throws {
        try await house.inventory()
        let editor = try await house.worker(.townEditor)
        let package = try await bench.package(from: house.ledger)
        let worked = try await bench.worked(on: package) { try await $0.edit(to: 7) }
        let before = try await house.ledger.version()
        let header = Array("SQLite format 3\0".utf8)
        let unreadable = try await bench.worked(on: package) { ledger in
            let head = try #require(try await ledger.head(of: DocumentID(kind: "inventory", name: "karaganda-2022")))
            let authorship = Authorship(author: "local", time: 5)
            try await ledger.append(
                Revision(document: head.document, after: head, authorship: authorship, schema: 1, body: [0x7B, 0x7D]))
        }
        let files: [(String, [UInt8])] = [
            ("package.kind", [0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 7, count: 400)),
            ("package.kind", Array("PK\u{3}\u{4}".utf8)), ("file.empty", []), ("package.damaged", header),
            ("package.kind", header + [UInt8](repeating: 0, count: 5000)),
            ("package.damaged", Array(worked.prefix(worked.count / 2))),
            ("package.no-manifest", try await bench.spoilt(worked, "DROP TABLE package")),
            ("package.forged", try await bench.spoilt(worked, "UPDATE package SET heads = ''")),
            ("package.forged", try await bench.spoilt(worked, "CREATE VIEW more AS SELECT 1")),
            (
                "package.forged",
                try await bench.spoilt(
                    worked, "CREATE TRIGGER more BEFORE INSERT ON file BEGIN SELECT RAISE(IGNORE); END")
            ),
            ("package.newer", try await bench.spoilt(worked, "PRAGMA user_version = 99")),
            (
                "package.broken",
                try await bench.spoilt(
                    worked, "DROP TRIGGER revision_is_never_changed; UPDATE revision SET reason = 'x' WHERE number = 2")
            ),
            ("package.unreadable", unreadable),
        ]
        for (code, file) in files {
            let reply = try await give(file, editor)
            #expect(reply.status == 422 && reply.text.contains(code), "\(code): \(reply.status)")
        }
        let tooLarge = try await give([UInt8](repeating: 0, count: PackageDesk.byteLimit + 1), editor)
        #expect(tooLarge.status == 422)
        #expect(try await house.ledger.version() == before)
    }

    @Test("times and years that nobody lives in are refused; numbers of any size are shown")
    func extremes() async throws {
        try await house.inventory()
        let editor = try await house.worker(.townEditor)
        let package = try await bench.package(from: house.ledger)
        for (time, year) in [(Int64.min, 2022), (-1, 2022), (.max, 2022), (5, Int.max), (5, Int.min), (5, 1)] {
            let worked = try await bench.worked(on: package) { try await $0.edit(to: 7, time: time, year: year) }
            #expect(try await give(worked, editor).text.contains("package.unreadable"), "\(time), \(year)")
        }
        let late = try await bench.package(from: house.ledger, at: .min)
        #expect(try await give(late, editor).text.contains("package.forged"))
        let large = try await bench.worked(on: package) { ledger in
            try await ledger.edit(to: 1e300)
            try await ledger.edit(line: "r2", to: -1e308)
        }
        #expect(try await give(large, editor).status == 200)
        for page in ["", "/edit", "/history", "/report", "/conflicts", "/figures/total", ".json", ".csv"] {
            #expect(try await editor.get("/en/work/karaganda-2022\(page)").status < 500, "\(page)")
        }
        #expect(try await editor.get("/en/work").status == 200)
    }

    @Test("a name or a file inside that is markup stays words", arguments: ["<script>alert(1)</script>.qala"])
    func markup(name: String) async throws {
        let editor = try await house.worker(.townEditor)
        let reply = try await editor.give([1, 2, 3], named: name, to: "/en/work/packages")
        #expect(!reply.text.contains("<script>alert"))
    }

    @Test("on a machine of one's own all of it comes in, by the merge that the command makes")
    func local() async throws {
        let local = try OfficeHouse(mode: .local)
        try await local.inventory()
        let host = "127.0.0.1:8080"
        let browser = Browser(local)
        let taken = try await browser.get("/en/work/karaganda-2022/package.qala", host: host)
        #expect(taken.status == 200)
        let worked = try await bench.worked(on: taken.bytes) {
            try await $0.edit(line: "r2", to: 7, by: AccountID.sample(5).text)
        }
        try await local.ledger.edit(line: "r3", to: 9)
        let reply = try await browser.give(worked, named: "karaganda.qala", to: "/en/work/packages", host: host)
        #expect(reply.status == 200 && reply.text.contains("1 revision taken over and merged"))
        #expect(try await local.history().head?.authorship.author == ReceiveRevisions.author)
    }
}
